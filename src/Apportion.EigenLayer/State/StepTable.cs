using System.Diagnostics.CodeAnalysis;

namespace Apportion.EigenLayer.State;

/// <summary>Steps by key: the "daily snapshot" tables as they are kept, never exploded.</summary>
/// <remarks>Source: spec eigenlayer section 5, "day steps".</remarks>
internal sealed class StepTable<TKey, TValue>
    where TKey : struct, IComparable<TKey>
{
    private readonly Dictionary<TKey, Steps<TValue>> _steps = [];

    /// <summary>Builds the steps of changes: per key and day the last change counts, from the next day on.</summary>
    public static StepTable<TKey, TValue> FromNextDay(List<(TKey Key, Moment At, TValue Value)> changes)
    {
        var table = new StepTable<TKey, TValue>();
        foreach (var (key, at, value) in changes.OrderBy(change => change.At))
            table.StepsOf(key).Add(Days.After(at.Time), value);
        return table;
    }

    /// <summary>Keys in ascending order.</summary>
    public IEnumerable<TKey> Keys => _steps.Keys.Order();

    /// <summary>The steps of a key, made if there are none yet.</summary>
    public Steps<TValue> StepsOf(TKey key)
    {
        if (!_steps.TryGetValue(key, out var steps))
            _steps[key] = steps = new Steps<TValue>();
        return steps;
    }

    /// <summary>The steps of a key, if there are any.</summary>
    public bool TryGetSteps(TKey key, [MaybeNullWhen(false)] out Steps<TValue> steps) =>
        _steps.TryGetValue(key, out steps);

    /// <summary>The value of a key on a day, if there is one.</summary>
    public bool TryGet(TKey key, int day, out TValue value)
    {
        value = default!;
        return _steps.TryGetValue(key, out var steps) && steps.TryGet(day, out value);
    }

    /// <summary>Every (key, day, value) of a range of days.</summary>
    public IEnumerable<(TKey Key, int Day, TValue Value)> List(DayRange range)
    {
        foreach (var key in Keys)
        {
            var steps = _steps[key];
            for (var index = 0; index < steps.Count; index++)
            {
                var end = index + 1 < steps.Count ? Math.Min(steps.DayAt(index + 1) - 1, range.Last) : range.Last;
                for (var day = Math.Max(steps.DayAt(index), range.First); day <= end; day++)
                    yield return (key, day, steps.ValueAt(index));
            }
        }
    }
}
