using Apportion.Core;

namespace Apportion.EigenLayer.Facts.Logs.Views;

/// <summary>What the rows say is true at the end of a block; goes forward through the blocks.</summary>
internal sealed class RowState
{
    private readonly List<Action<long>> _cursors = [];
    private readonly List<OperatorAvsSplit> _avsSplits;
    private readonly List<OperatorPiSplit> _piSplits;
    private readonly List<OperatorSetSplit> _setSplits;

    public RowState(LogFacts logs)
    {
        var facts = logs.Facts;
        Follow(facts.OperatorShareDeltas, r => r.BlockNumber, r => r.LogIndex, r => Sum(OperatorShares, r));
        Follow(facts.StakerShareDeltas, r => r.BlockNumber, r => r.LogIndex, r => Sum(StakerShares, r));
        Follow(logs.PhantomSlashes, r => r.BlockNumber, _ => 0, SetMissing);
        Follow(facts.StakerDelegationChanges, r => r.BlockNumber, r => r.LogIndex, SetDelegation);
        Follow(
            facts.OperatorMaxMagnitudes,
            r => r.BlockNumber,
            r => r.LogIndex,
            r => MaxMagnitudes[(r.Operator, r.Strategy)] = r.MaxMagnitude
        );
        Follow(
            logs.BeaconChainSlashes,
            r => r.BlockNumber,
            r => r.LogIndex,
            r => BeaconFactors[r.Staker] = r.NewFactor
        );
        Follow(
            facts.OperatorSetOperatorRegistrations,
            r => r.BlockNumber,
            r => r.LogIndex,
            r => Toggle(Members, new OperatorSetKey(r.Avs, r.OperatorSetId), r.Operator, r.IsActive)
        );
        Follow(
            facts.OperatorSetStrategyRegistrations,
            r => r.BlockNumber,
            r => r.LogIndex,
            r => Toggle(SetStrategies, new OperatorSetKey(r.Avs, r.OperatorSetId), r.Strategy, r.IsActive)
        );
        Follow(
            facts.AvsOperatorStateChanges,
            r => r.BlockNumber,
            r => r.LogIndex,
            r => Toggle(AvsOperators, r.Avs, r.Operator, r.Registered)
        );
        Follow(facts.OperatorAllocations, r => r.BlockNumber, r => r.LogIndex, AddAllocation);
        Follow(facts.DefaultOperatorSplits, r => r.BlockNumber, r => r.LogIndex, r => DefaultSplit = r.NewSplitBips);
        _avsSplits = Sorted(facts.OperatorAvsSplits, r => r.BlockNumber, r => r.LogIndex);
        _piSplits = Sorted(facts.OperatorPiSplits, r => r.BlockNumber, r => r.LogIndex);
        _setSplits = Sorted(facts.OperatorSetSplits, r => r.BlockNumber, r => r.LogIndex);
    }

    public long Block { get; private set; } = -1;

    public Dictionary<(Address Operator, Address Strategy), ShareBalance> OperatorShares { get; } = [];

    public Dictionary<(Address Staker, Address Strategy), ShareBalance> StakerShares { get; } = [];

    public Dictionary<Address, Address> Delegations { get; } = [];

    public Dictionary<(Address Operator, Address Strategy), ulong> MaxMagnitudes { get; } = [];

    public Dictionary<Address, ulong> BeaconFactors { get; } = [];

    public Dictionary<OperatorSetKey, SortedSet<Address>> Members { get; } = [];

    public Dictionary<OperatorSetKey, SortedSet<Address>> SetStrategies { get; } = [];

    public Dictionary<Address, SortedSet<Address>> AvsOperators { get; } = [];

    public Dictionary<
        (Address Operator, OperatorSetKey Set, Address Strategy),
        AllocationHistory
    > Allocations { get; } = [];

    public int DefaultSplit { get; private set; }

    /// <summary>Goes to the end of a block, not before the current one.</summary>
    public void AdvanceTo(long block)
    {
        if (block < Block)
        {
            throw new BrokenInvariantException("views in order", FormattableString.Invariant($"{block} after {Block}"));
        }

        Block = block;
        foreach (var cursor in _cursors)
        {
            cursor(block);
        }
    }

    /// <summary>The split of an operator for an AVS at a time; the default if none is active.</summary>
    public int AvsSplit(Address @operator, Address avs, long time) =>
        Last(
            _avsSplits,
            r => r.Operator == @operator && r.Avs == avs,
            r => r.BlockNumber,
            r => r.ActivatedAt,
            time
        )?.NewSplitBips
        ?? DefaultSplit;

    /// <summary>The split of an operator for programmatic incentives at a time.</summary>
    public int PiSplit(Address @operator, long time) =>
        Last(_piSplits, r => r.Operator == @operator, r => r.BlockNumber, r => r.ActivatedAt, time)?.NewSplitBips
        ?? DefaultSplit;

    /// <summary>The split of an operator for an operator set at a time.</summary>
    public int SetSplit(Address @operator, OperatorSetKey set, long time) =>
        Last(
            _setSplits,
            r => r.Operator == @operator && r.Avs == set.Avs && r.OperatorSetId == set.Id,
            r => r.BlockNumber,
            r => r.ActivatedAt,
            time
        )?.NewSplitBips
        ?? DefaultSplit;

    private T? Last<T>(List<T> rows, Func<T, bool> of, Func<T, long> block, Func<T, long> activatedAt, long time)
        where T : struct
    {
        T? last = null;
        foreach (var row in rows)
        {
            if (block(row) <= Block && activatedAt(row) <= time && of(row))
            {
                last = row;
            }
        }

        return last;
    }

    private void Follow<T>(List<T> rows, Func<T, long> block, Func<T, long> log, Action<T> apply)
    {
        var sorted = Sorted(rows, block, log);
        var next = 0;
        _cursors.Add(until =>
        {
            for (; next < sorted.Count && block(sorted[next]) <= until; next++)
            {
                apply(sorted[next]);
            }
        });
    }

    private static List<T> Sorted<T>(List<T> rows, Func<T, long> block, Func<T, long> log) =>
        [.. rows.OrderBy(block).ThenBy(log)];

    private static void Sum(Dictionary<(Address, Address), ShareBalance> balances, OperatorShareDelta row) =>
        Sum(balances, (row.Operator, row.Strategy), row.Shares);

    private static void Sum(Dictionary<(Address, Address), ShareBalance> balances, StakerShareDelta row) =>
        Sum(balances, (row.Staker, row.Strategy), row.Shares);

    private static void Sum(Dictionary<(Address, Address), ShareBalance> balances, (Address, Address) key, Int128 delta)
    {
        var balance = balances.GetValueOrDefault(key);
        balance.Add(delta);
        balances[key] = balance;
    }

    private void SetMissing(PhantomSlash row)
    {
        var balance = StakerShares.GetValueOrDefault((row.Staker, row.Strategy));
        balance.Missing = row.Missing;
        StakerShares[(row.Staker, row.Strategy)] = balance;
    }

    private void SetDelegation(StakerDelegationChange row)
    {
        if (row.Delegated)
        {
            Delegations[row.Staker] = row.Operator;
        }
        else
        {
            Delegations.Remove(row.Staker);
        }
    }

    private void AddAllocation(OperatorAllocation row)
    {
        var key = (row.Operator, new OperatorSetKey(row.Avs, row.OperatorSetId), row.Strategy);
        if (!Allocations.TryGetValue(key, out var history))
        {
            Allocations[key] = history = new AllocationHistory();
        }

        history.Add(row);
    }

    private static void Toggle<TKey>(Dictionary<TKey, SortedSet<Address>> sets, TKey key, Address member, bool isActive)
        where TKey : notnull
    {
        if (!sets.TryGetValue(key, out var set))
        {
            sets[key] = set = [];
        }

        if (isActive)
        {
            set.Add(member);
        }
        else
        {
            set.Remove(member);
        }
    }
}
