using Apportion.Core.Evm;

namespace Apportion.Livepeer.Facts;

/// <summary>
/// The events of the Livepeer contracts: signature, number of topics, and how a log becomes a fact. Topics and data are
/// read strictly; a number that should be a round or a lock and has more than 64 bits is an error.
/// </summary>
/// <remarks>Source: spec livepeer section 8.</remarks>
internal static class LivepeerEvents
{
    private static readonly Dictionary<Hash256, Layout> ByTopic = Build();

    /// <summary>All layouts, in the order of the spec.</summary>
    public static IEnumerable<Layout> All => ByTopic.Values;

    /// <summary>The layout of an event by its first topic, or null.</summary>
    public static Layout? Find(Hash256 topic0) => ByTopic.GetValueOrDefault(topic0);

    private static Dictionary<Hash256, Layout> Build()
    {
        var layouts = new Dictionary<Hash256, Layout>();
        foreach (
            var layout in (ReadOnlySpan<Layout>)[.. Bonding(), .. Rounds(), .. Tickets(), .. Token(), .. Registry()]
        )
            layouts.Add(layout.Signature.Topic0, layout);
        return layouts;
    }

    private static IEnumerable<Layout> Bonding()
    {
        yield return new Layout(
            ContractRole.BondingManager,
            "Bond(address,address,address,uint256,uint256)",
            topics: 4,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.Bond(
                    origin,
                    log.TopicAddress(1),
                    log.TopicAddress(2),
                    log.TopicAddress(3),
                    data.ReadUInt256(),
                    data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.BondingManager,
            "Unbond(address,address,uint256,uint256,uint256)",
            topics: 3,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.Unbond(
                    origin,
                    log.TopicAddress(1),
                    log.TopicAddress(2),
                    (ulong)data.ReadUInt256(),
                    data.ReadUInt256(),
                    (ulong)data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.BondingManager,
            "Rebond(address,address,uint256,uint256)",
            topics: 3,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.Rebond(
                    origin,
                    log.TopicAddress(1),
                    log.TopicAddress(2),
                    (ulong)data.ReadUInt256(),
                    data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.BondingManager,
            "TransferBond(address,address,uint256,uint256,uint256)",
            topics: 3,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.TransferBond(
                    origin,
                    log.TopicAddress(1),
                    log.TopicAddress(2),
                    (ulong)data.ReadUInt256(),
                    (ulong)data.ReadUInt256(),
                    data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.BondingManager,
            "EarningsClaimed(address,address,uint256,uint256,uint256,uint256)",
            topics: 3,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.EarningsClaimed(
                    origin,
                    log.TopicAddress(1),
                    log.TopicAddress(2),
                    data.ReadUInt256(),
                    data.ReadUInt256(),
                    (ulong)data.ReadUInt256(),
                    (ulong)data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.BondingManager,
            "WithdrawStake(address,uint256,uint256,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.WithdrawStake(
                    origin,
                    log.TopicAddress(1),
                    (ulong)data.ReadUInt256(),
                    data.ReadUInt256(),
                    (ulong)data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.BondingManager,
            "WithdrawFees(address,address,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.WithdrawFees(
                    origin,
                    log.TopicAddress(1),
                    data.ReadAddress(),
                    data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.BondingManager,
            "Reward(address,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.Reward(origin, log.TopicAddress(1), data.ReadUInt256());
            }
        );
        yield return new Layout(
            ContractRole.BondingManager,
            "TreasuryReward(address,address,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.TreasuryReward(
                    origin,
                    log.TopicAddress(1),
                    data.ReadAddress(),
                    data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.BondingManager,
            "TranscoderUpdate(address,uint256,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.TranscoderUpdate(
                    origin,
                    log.TopicAddress(1),
                    data.ReadUInt256(),
                    data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.BondingManager,
            "TranscoderActivated(address,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.TranscoderActivated(origin, log.TopicAddress(1), (ulong)data.ReadUInt256());
            }
        );
        yield return new Layout(
            ContractRole.BondingManager,
            "TranscoderDeactivated(address,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.TranscoderDeactivated(origin, log.TopicAddress(1), (ulong)data.ReadUInt256());
            }
        );
        yield return new Layout(
            ContractRole.BondingManager,
            "TranscoderSlashed(address,address,uint256,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.TranscoderSlashed(
                    origin,
                    log.TopicAddress(1),
                    data.ReadAddress(),
                    data.ReadUInt256(),
                    data.ReadUInt256()
                );
            }
        );
    }

    private static IEnumerable<Layout> Rounds()
    {
        yield return new Layout(
            ContractRole.RoundsManager,
            "NewRound(uint256,bytes32)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.NewRound(origin, (ulong)log.TopicUInt256(1), data.ReadHash());
            }
        );
        yield return new Layout(
            ContractRole.Minter,
            "SetCurrentRewardTokens(uint256,uint256)",
            topics: 1,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.SetCurrentRewardTokens(origin, data.ReadUInt256(), data.ReadUInt256());
            }
        );
    }

    private static IEnumerable<Layout> Tickets()
    {
        yield return new Layout(
            ContractRole.TicketBroker,
            "WinningTicketTransfer(address,address,uint256)",
            topics: 3,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.WinningTicketTransfer(
                    origin,
                    log.TopicAddress(1),
                    log.TopicAddress(2),
                    data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.TicketBroker,
            "WinningTicketRedeemed(address,address,uint256,uint256,uint256,uint256,bytes)",
            topics: 3,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.WinningTicketRedeemed(
                    origin,
                    log.TopicAddress(1),
                    log.TopicAddress(2),
                    data.ReadUInt256(),
                    data.ReadUInt256(),
                    data.ReadUInt256(),
                    data.ReadUInt256(),
                    data.ReadBytes().ToArray()
                );
            }
        );
        yield return new Layout(
            ContractRole.TicketBroker,
            "Unlock(address,uint256,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.Unlock(
                    origin,
                    log.TopicAddress(1),
                    (ulong)data.ReadUInt256(),
                    (ulong)data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.TicketBroker,
            "UnlockCancelled(address)",
            topics: 2,
            static (log, origin, _) => new LivepeerFact.UnlockCancelled(origin, log.TopicAddress(1))
        );
        yield return new Layout(
            ContractRole.TicketBroker,
            "DepositFunded(address,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.DepositFunded(origin, log.TopicAddress(1), data.ReadUInt256());
            }
        );
        yield return new Layout(
            ContractRole.TicketBroker,
            "ReserveFunded(address,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.ReserveFunded(origin, log.TopicAddress(1), data.ReadUInt256());
            }
        );
        yield return new Layout(
            ContractRole.TicketBroker,
            "ReserveClaimed(address,address,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.ReserveClaimed(
                    origin,
                    log.TopicAddress(1),
                    data.ReadAddress(),
                    data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.TicketBroker,
            "Withdrawal(address,uint256,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.Withdrawal(origin, log.TopicAddress(1), data.ReadUInt256(), data.ReadUInt256());
            }
        );
    }

    private static IEnumerable<Layout> Token()
    {
        yield return new Layout(
            ContractRole.LivepeerToken,
            "Mint(address,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.Mint(origin, log.TopicAddress(1), data.ReadUInt256());
            }
        );
        yield return new Layout(
            ContractRole.LivepeerToken,
            "Burn(address,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.Burn(origin, log.TopicAddress(1), data.ReadUInt256());
            }
        );
        yield return new Layout(
            ContractRole.LivepeerToken,
            "Transfer(address,address,uint256)",
            topics: 3,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.Transfer(origin, log.TopicAddress(1), log.TopicAddress(2), data.ReadUInt256());
            }
        );
        yield return new Layout(
            ContractRole.LivepeerToken,
            "Approval(address,address,uint256)",
            topics: 3,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.Approval(origin, log.TopicAddress(1), log.TopicAddress(2), data.ReadUInt256());
            }
        );
        yield return new Layout(
            ContractRole.LivepeerToken,
            "RoleAdminChanged(bytes32,bytes32,bytes32)",
            topics: 4,
            static (log, origin, _) =>
                new LivepeerFact.RoleAdminChanged(origin, log.TopicHash(1), log.TopicHash(2), log.TopicHash(3))
        );
        yield return new Layout(
            ContractRole.LivepeerToken,
            "RoleGranted(bytes32,address,address)",
            topics: 4,
            static (log, origin, _) =>
                new LivepeerFact.RoleGranted(origin, log.TopicHash(1), log.TopicAddress(2), log.TopicAddress(3))
        );
        yield return new Layout(
            ContractRole.LivepeerToken,
            "RoleRevoked(bytes32,address,address)",
            topics: 4,
            static (log, origin, _) =>
                new LivepeerFact.RoleRevoked(origin, log.TopicHash(1), log.TopicAddress(2), log.TopicAddress(3))
        );
    }

    private static IEnumerable<Layout> Registry()
    {
        yield return new Layout(
            ContractRole.BondingVotes,
            "DelegateChanged(address,address,address)",
            topics: 4,
            static (log, origin, _) =>
                new LivepeerFact.DelegateChanged(origin, log.TopicAddress(1), log.TopicAddress(2), log.TopicAddress(3))
        );
        yield return new Layout(
            ContractRole.BondingVotes,
            "DelegateVotesChanged(address,uint256,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.DelegateVotesChanged(
                    origin,
                    log.TopicAddress(1),
                    data.ReadUInt256(),
                    data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.BondingVotes,
            "DelegatorBondedAmountChanged(address,uint256,uint256,uint256,uint256)",
            topics: 2,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.DelegatorBondedAmountChanged(
                    origin,
                    log.TopicAddress(1),
                    data.ReadUInt256(),
                    (ulong)data.ReadUInt256(),
                    data.ReadUInt256(),
                    (ulong)data.ReadUInt256()
                );
            }
        );
        yield return new Layout(
            ContractRole.Controller,
            "SetContractInfo(bytes32,address,bytes20)",
            topics: 1,
            static (log, origin, _) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.SetContractInfo(
                    origin,
                    data.ReadHash(),
                    data.ReadAddress(),
                    Address.FromBytes(data.ReadFixedBytes(20))
                );
            }
        );
        yield return new Layout(
            ContractRole.Controller,
            "Pause()",
            topics: 1,
            static (log, origin, _) => new LivepeerFact.Pause(origin)
        );
        yield return new Layout(
            ContractRole.Controller,
            "Unpause()",
            topics: 1,
            static (log, origin, _) => new LivepeerFact.Unpause(origin)
        );
        yield return new Layout(
            ContractRole.None,
            "ParameterUpdate(string)",
            topics: 1,
            static (log, origin, role) =>
            {
                var data = log.ReadData();
                return new LivepeerFact.ParameterUpdate(origin, role, data.ReadString());
            }
        );
    }

    /// <summary>One event.</summary>
    public sealed class Layout(
        ContractRole contract,
        string signature,
        int topics,
        Func<EvmLog, LogOrigin, ContractRole, LivepeerFact> read
    )
    {
        /// <summary>Who emits it; None for an event of any Manager.</summary>
        public ContractRole Contract { get; } = contract;

        /// <summary>The signature with its topic.</summary>
        public EventSignature Signature { get; } = new(signature);

        /// <summary>How many topics its logs have.</summary>
        public int Topics { get; } = topics;

        /// <summary>Makes a fact of a log.</summary>
        public Func<EvmLog, LogOrigin, ContractRole, LivepeerFact> Read { get; } = read;
    }
}
