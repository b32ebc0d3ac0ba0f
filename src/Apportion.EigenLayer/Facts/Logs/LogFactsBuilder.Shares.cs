using System.Numerics;
using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.Merkle;
using Apportion.Numerics;
using static Apportion.EigenLayer.Facts.Logs.EigenLayerContract;

namespace Apportion.EigenLayer.Facts.Logs;

/// <content>Shares, delegations and slashes.</content>
public sealed partial class LogFactsBuilder
{
    /// <summary>The strategy that stands for restaked native ETH.</summary>
    public static readonly Address NativeStrategy = Address.Parse("0xbeac0eeeeeeeeeeeeeeeeeeeeeeeeeeeeeebeac0");

    private static readonly UInt256 Wad = (UInt256)1_000_000_000_000_000_000ul;

    private void AddShareWriters()
    {
        On(
            StrategyManager,
            "Deposit(address,address,uint256)",
            e => AddDelta(e, e[0].Address, e[1].Address, Shares(e[2]))
        );
        On(
            StrategyManager,
            "Deposit(address,address,address,uint256)",
            e => AddDelta(e, e[0].Address, e[2].Address, Shares(e[3]))
        );
        On(
            StrategyManager,
            "ShareWithdrawalQueued(address,uint96,address,uint256)",
            e => AddDelta(e, e[0].Address, e[2].Address, -Shares(e[3]))
        );
        On(
            EigenPodManager,
            "PodSharesUpdated(address,int256)",
            e => AddDelta(e, e[0].Address, NativeStrategy, checked((Int128)e[1].Signed))
        );
        const string withdrawal = "(address,address,address,uint256,uint32,address[],uint256[])";
        On(DelegationManager, $"WithdrawalQueued(bytes32,{withdrawal})", e => AddWithdrawal(e, e[1][6]));
        On(DelegationManager, "WithdrawalMigrated(bytes32,bytes32)", RemoveMigrated);
        On(DelegationManager, $"SlashingWithdrawalQueued(bytes32,{withdrawal},uint256[])", AddSlashableWithdrawal);
        On(DelegationManager, "OperatorSharesIncreased(address,address,address,uint256)", e => AddOperatorDelta(e, 1));
        On(DelegationManager, "OperatorSharesDecreased(address,address,address,uint256)", e => AddOperatorDelta(e, -1));
        On(DelegationManager, "StakerDelegated(address,address)", e => AddDelegation(e, delegated: true));
        On(DelegationManager, "StakerUndelegated(address,address)", e => AddDelegation(e, delegated: false));
        On(AllocationManager, "OperatorSlashed(address,(address,uint32),address[],uint256[],string)", AddOperatorSlash);
        On(EigenPodManager, "BeaconChainSlashingFactorDecreased(address,uint64,uint64)", AddBeaconSlash);
    }

    private static Int128 Shares(AbiValue value)
    {
        var shares = (BigInteger)value.Unsigned;
        return checked((Int128)shares);
    }

    private void AddDelta(
        DecodedEvent e,
        Address staker,
        Address strategy,
        Int128 shares,
        int strategyIndex = 0,
        Hash256? withdrawalRoot = null
    )
    {
        var row = new StakerShareDelta(
            staker,
            strategy,
            shares,
            strategyIndex,
            e.Log.TransactionHash,
            e.Log.LogIndex,
            _block.Number,
            _block.BlockTime
        );
        _shares.Deltas.Add(new PendingShareDelta(row, BlockPlace.Of(e.Log), withdrawalRoot));
    }

    private void AddWithdrawal(DecodedEvent e, AbiValue amounts)
    {
        var withdrawal = e[1];
        var strategies = withdrawal[5].Items;
        if (strategies.Count != amounts.Items.Count)
        {
            throw new AbiException(
                FormattableString.Invariant($"{strategies.Count} strategies but {amounts.Items.Count} amounts")
            );
        }

        for (var i = 0; i < strategies.Count; i++)
        {
            AddDelta(e, withdrawal[0].Address, strategies[i].Address, -Shares(amounts[i]), i, e[0].Hash);
        }
    }

    private void AddSlashableWithdrawal(DecodedEvent e)
    {
        // What leaves the balance is sharesToWithdraw; scaledShares are before the slashing factor.
        AddWithdrawal(e, e[2]);
        var withdrawal = e[1];
        for (var i = 0; i < withdrawal[5].Items.Count; i++)
        {
            _result.Facts.QueuedSlashingWithdrawals.Add(
                new QueuedSlashingWithdrawal(
                    withdrawal[0].Address,
                    withdrawal[1].Address,
                    withdrawal[2].Address,
                    withdrawal[3].Unsigned,
                    withdrawal[4].UInt32,
                    withdrawal[5][i].Address,
                    withdrawal[6][i].Unsigned,
                    e[2][i].Unsigned,
                    e[0].Hash,
                    e.Log.TransactionHash,
                    e.Log.LogIndex,
                    _block.Number
                )
            );
        }
    }

    /// <summary>A migrated withdrawal was queued again in the same block; its shares had left before.</summary>
    private void RemoveMigrated(DecodedEvent e)
    {
        var root = e[1].Hash;
        _shares.Deltas.RemoveAll(delta => delta.WithdrawalRoot == root);
    }

    private void AddOperatorDelta(DecodedEvent e, int sign) =>
        _result.Facts.OperatorShareDeltas.Add(
            new OperatorShareDelta(
                e[0].Address,
                e[2].Address,
                sign * Shares(e[3]),
                e.Log.TransactionHash,
                e.Log.LogIndex,
                _block.Number,
                _block.BlockTime,
                e[1].Address
            )
        );

    private void AddDelegation(DecodedEvent e, bool delegated)
    {
        var (staker, @operator) = (e[0].Address, e[1].Address);
        _shares.Delegations.Add(new PendingDelegation(staker, @operator, delegated, BlockPlace.Of(e.Log)));
        _result.Facts.StakerDelegationChanges.Add(
            new StakerDelegationChange(
                staker,
                @operator,
                delegated,
                e.Log.TransactionHash,
                e.Log.LogIndex,
                _block.Number
            )
        );
    }

    private void AddOperatorSlash(DecodedEvent e)
    {
        var (strategies, wads) = (e[2].Items, e[3].Items);
        if (strategies.Count != wads.Count)
        {
            throw new AbiException(FormattableString.Invariant($"{strategies.Count} strategies but {wads.Count} wads"));
        }

        for (var i = 0; i < strategies.Count; i++)
        {
            AddSlash(e, e[0].Address, beaconChain: false, strategies[i].Address, wads[i].Unsigned);
            _result.Facts.SlashedOperators.Add(
                new SlashedOperator(
                    e[0].Address,
                    strategies[i].Address,
                    wads[i].Unsigned,
                    e[4].Text,
                    e[1][1].UInt32,
                    e[1][0].Address,
                    e.Log.TransactionHash,
                    e.Log.LogIndex,
                    _block.Number
                )
            );
        }
    }

    private void AddBeaconSlash(DecodedEvent e)
    {
        // The remaining part is rounded down, so the slashed part is rounded up.
        var remaining = UInt256.MulDivFloor(Wad, e[2].Unsigned, e[1].Unsigned);
        AddSlash(e, e[0].Address, beaconChain: true, NativeStrategy, Wad - remaining);
        _result.BeaconChainSlashes.Add(
            new BeaconChainSlash(e[0].Address, e[1].UInt64, e[2].UInt64, e.Log.LogIndex, _block.Number)
        );
    }

    private void AddSlash(DecodedEvent e, Address entity, bool beaconChain, Address strategy, UInt256 wad)
    {
        if (wad > Wad)
        {
            throw new AbiException($"a slash of {wad}, more than 10^18");
        }

        _shares.Slashes.Add(
            new PendingSlash(entity, beaconChain, strategy, wad, BlockPlace.Of(e.Log), e.Log.TransactionHash)
        );
    }
}
