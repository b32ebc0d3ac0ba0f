using Apportion.EigenLayer.Facts;

namespace Apportion.EigenLayer.State;

/// <summary>
/// Stake allocated to operator sets. Increases hold from the next day, decreases and changes of the maximum magnitude
/// from their own day.
/// </summary>
/// <remarks>Source: spec eigenlayer section 5.C, eigenlayer-v2.2-draft section 5.5.</remarks>
internal sealed class AllocationTable
{
    /// <summary>The maximum magnitude of an operator that was never slashed.</summary>
    public const ulong FullMagnitude = 1_000_000_000_000_000_000;

    private readonly StepTable<AllocationKey, ulong> _magnitudes = new();
    private readonly StepTable<(int Operator, int Strategy), ulong> _maxima = new();
    private readonly Dictionary<(int Operator, int Set), List<int>> _strategies = [];

    public AllocationTable(
        List<(AllocationKey Key, Allocation Change)> allocations,
        List<((int Operator, int Strategy) Key, Moment At, ulong Value)> maxima,
        bool dayEndsWithEffectiveBlock
    )
    {
        foreach (var group in allocations.GroupBy(row => row.Key))
            AddMagnitudes(group.Key, [.. group.Select(row => row.Change)], dayEndsWithEffectiveBlock);
        foreach (var (key, at, value) in maxima.OrderBy(row => row.At))
            _maxima.StepsOf(key).Add(Days.Of(at.Time), value);
        foreach (var key in _magnitudes.Keys)
            StrategiesOf(key.Operator, key.Set).Add(key.Strategy);
    }

    /// <summary>Strategies an operator ever allocated to a set, ascending.</summary>
    public List<int> StrategiesOf(int operatorId, int set)
    {
        if (!_strategies.TryGetValue((operatorId, set), out var list))
            _strategies[(operatorId, set)] = list = [];
        return list;
    }

    /// <summary>The magnitude of a day, if there is a row.</summary>
    public bool TryGet(AllocationKey key, int day, out ulong magnitude) => _magnitudes.TryGet(key, day, out magnitude);

    /// <summary>The maximum magnitude of a day.</summary>
    public ulong MaximumOf(int operatorId, int strategy, int day) =>
        _maxima.TryGet((operatorId, strategy), day, out var maximum) ? maximum : FullMagnitude;

    /// <summary>Days on which a magnitude or its maximum changes.</summary>
    public IEnumerable<int> ChangeDays(AllocationKey key)
    {
        var own = _magnitudes.TryGetSteps(key, out var steps) ? steps.Days : [];
        return _maxima.TryGetSteps((key.Operator, key.Strategy), out var maxima) ? own.Concat(maxima.Days) : own;
    }

    /// <summary>Every snapshot row of a range of days.</summary>
    public IEnumerable<(AllocationKey Key, int Day, ulong Magnitude, ulong Maximum)> List(DayRange range) =>
        _magnitudes
            .List(range)
            .Select(row => (row.Key, row.Day, row.Value, MaximumOf(row.Key.Operator, row.Key.Strategy, row.Day)));

    private void AddMagnitudes(AllocationKey key, List<Allocation> changes, bool dayEndsWithEffectiveBlock)
    {
        var kept = changes
            .GroupBy(change => Days.Of(change.EffectiveTime))
            .Select(day => day.MaxBy(change => DayOrder(change, dayEndsWithEffectiveBlock)))
            .OrderBy(change => new Moment(change.EffectiveTime, change.Block, change.LogIndex))
            .ToList();
        var steps = _magnitudes.StepsOf(key);
        for (var index = 0; index < kept.Count; index++)
        {
            var rises = index == 0 || kept[index].Magnitude > kept[index - 1].Magnitude;
            var time = kept[index].EffectiveTime;
            steps.Add(rises ? Days.After(time) : Days.Of(time), kept[index].Magnitude);
        }
    }

    private static Moment DayOrder(Allocation change, bool byEffectiveBlock) =>
        byEffectiveBlock
            ? new(change.EffectiveTime, change.LogIndex, change.Block)
            : new(change.Block, change.LogIndex, 0);
}

/// <summary>What an allocation belongs to.</summary>
internal readonly record struct AllocationKey(int Operator, int Set, int Strategy) : IComparable<AllocationKey>
{
    public int CompareTo(AllocationKey other) =>
        (Operator, Set, Strategy).CompareTo((other.Operator, other.Set, other.Strategy));
}

/// <summary>One allocation with the time of the block from which it holds.</summary>
internal readonly record struct Allocation(long EffectiveTime, long Block, long LogIndex, ulong Magnitude);
