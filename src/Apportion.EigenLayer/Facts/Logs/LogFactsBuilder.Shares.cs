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

    private readonly List<PendingSlash> _slashes = [];
    private readonly List<(Hash256 Root, long Block, long LogIndex)> _withdrawals = [];
    private readonly List<(Hash256 Root, long Block, long LogIndex)> _migrations = [];

    private void AddShareWriters()
    {
        On(StrategyManager, "Deposit(address,address,uint256)", e => AddDelta(e[0], e[1], Shares(e[2])));
        On(StrategyManager, "Deposit(address,address,address,uint256)", e => AddDelta(e[0], e[2], Shares(e[3])));
        On(
            StrategyManager,
            "ShareWithdrawalQueued(address,uint96,address,uint256)",
            e => AddDelta(e[0], e[2], -Shares(e[3]))
        );
        On(
            EigenPodManager,
            "PodSharesUpdated(address,int256)",
            e => AddDelta(e[0].Address, NativeStrategy, checked((Int128)e[1].Signed))
        );
        const string withdrawal = "(address,address,address,uint256,uint32,address[],uint256[])";
        On(DelegationManager, $"WithdrawalQueued(bytes32,{withdrawal})", AddWithdrawal);
        On(
            DelegationManager,
            "WithdrawalMigrated(bytes32,bytes32)",
            e => _migrations.Add((e[1].Hash, _at.Block, _at.LogIndex))
        );
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

    private void AddDelta(AbiValue staker, AbiValue strategy, Int128 shares) =>
        AddDelta(staker.Address, strategy.Address, shares);

    private void AddDelta(Address staker, Address strategy, Int128 shares, int strategyIndex = 0) =>
        _result.Facts.StakerShareDeltas.Append(
            new(staker, strategy, shares, strategyIndex, _at.Transaction, _at.LogIndex, _at.Block, BlockTime: 0)
        );

    private void AddWithdrawal(DecodedEvent e)
    {
        AddWithdrawal(e[1], e[1][6]);
        _withdrawals.Append((e[0].Hash, _at.Block, _at.LogIndex));
    }

    private void AddWithdrawal(AbiValue withdrawal, AbiValue amounts)
    {
        var strategies = withdrawal[5].Items;
        if (strategies.Count != amounts.Items.Count)
        {
            throw new AbiException(
                FormattableString.Invariant($"{strategies.Count} strategies but {amounts.Items.Count} amounts")
            );
        }

        for (var i = 0; i < strategies.Count; i++)
        {
            AddDelta(withdrawal[0].Address, strategies[i].Address, -Shares(amounts[i]), i);
        }
    }

    private void AddSlashableWithdrawal(DecodedEvent e)
    {
        // What leaves the balance is sharesToWithdraw; scaledShares are before the slashing factor.
        var withdrawal = e[1];
        AddWithdrawal(withdrawal, e[2]);
        for (var i = 0; i < withdrawal[5].Items.Count; i++)
        {
            _result.Facts.QueuedSlashingWithdrawals.Append(
                new(
                    withdrawal[0].Address,
                    withdrawal[1].Address,
                    withdrawal[2].Address,
                    withdrawal[3].Unsigned,
                    withdrawal[4].UInt32,
                    withdrawal[5][i].Address,
                    withdrawal[6][i].Unsigned,
                    e[2][i].Unsigned,
                    e[0].Hash,
                    _at.Transaction,
                    _at.LogIndex,
                    _at.Block
                )
            );
        }
    }

    /// <summary>
    /// A migrated withdrawal was queued again earlier in the same block; its shares had left before, so the rows of that
    /// log go.
    /// </summary>
    private void RemoveMigrated()
    {
        if (_migrations.Count == 0)
            return;
        var migrations = _migrations.ToLookup(migration => (migration.Root, migration.Block));
        var slashable = _result.Facts.QueuedSlashingWithdrawals.Select(row =>
            (Root: row.WithdrawalRoot, Block: row.BlockNumber, row.LogIndex)
        );
        var queuedAgain = _withdrawals
            .Concat(slashable)
            .Where(queued => migrations[(queued.Root, queued.Block)].Any(m => m.LogIndex > queued.LogIndex))
            .Select(queued => (queued.Block, queued.LogIndex))
            .ToHashSet();
        _result.Facts.StakerShareDeltas.RemoveAll(row => queuedAgain.Contains((row.BlockNumber, row.LogIndex)));
    }

    private void AddOperatorDelta(DecodedEvent e, int sign) =>
        _result.Facts.OperatorShareDeltas.Append(
            new(
                e[0].Address,
                e[2].Address,
                sign * Shares(e[3]),
                _at.Transaction,
                _at.LogIndex,
                _at.Block,
                BlockTime: 0,
                e[1].Address
            )
        );

    private void AddDelegation(DecodedEvent e, bool delegated) =>
        _result.Facts.StakerDelegationChanges.Append(
            new(e[0].Address, e[1].Address, delegated, _at.Transaction, _at.LogIndex, _at.Block)
        );

    private void AddOperatorSlash(DecodedEvent e)
    {
        var (strategies, wads) = (e[2].Items, e[3].Items);
        if (strategies.Count != wads.Count)
        {
            throw new AbiException(FormattableString.Invariant($"{strategies.Count} strategies but {wads.Count} wads"));
        }

        for (var i = 0; i < strategies.Count; i++)
        {
            AddSlash(e[0].Address, beaconChain: false, strategies[i].Address, wads[i].Unsigned);
            _result.Facts.SlashedOperators.Add(
                new(
                    e[0].Address,
                    strategies[i].Address,
                    wads[i].Unsigned,
                    e[4].Text,
                    e[1][1].UInt32,
                    e[1][0].Address,
                    _at.Transaction,
                    _at.LogIndex,
                    _at.Block
                )
            );
        }
    }

    private void AddBeaconSlash(DecodedEvent e)
    {
        // The remaining part is rounded down, so the slashed part is rounded up.
        var remaining = UInt256.MulDivFloor(Wad, e[2].Unsigned, e[1].Unsigned);
        AddSlash(e[0].Address, beaconChain: true, NativeStrategy, Wad - remaining);
        _result.BeaconChainSlashes.Add(new(e[0].Address, e[1].UInt64, e[2].UInt64, _at.LogIndex, _at.Block));
    }

    private void AddSlash(Address entity, bool beaconChain, Address strategy, UInt256 wad)
    {
        if (wad > Wad)
        {
            throw new AbiException($"a slash of {wad}, more than 10^18");
        }

        _slashes.Add(new(entity, beaconChain, strategy, wad, _at.Transaction, _at.LogIndex, _at.Block));
    }
}
