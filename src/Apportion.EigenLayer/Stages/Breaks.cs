using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// The days on which something a submission depends on changes. Between two of them every row stays the same, so it is
/// computed once.
/// </summary>
internal sealed class Breaks(int from, int to)
{
    private readonly DaySet _days = new(from, to);

    /// <summary>Whether something changes on a day.</summary>
    public bool Contains(int day) => _days.Contains(day);

    /// <summary>Adds the first and the day after the last of every row.</summary>
    public Breaks Add(IEnumerable<ActiveReward> rewards)
    {
        foreach (var reward in rewards)
        {
            _days.Add(reward.From);
            _days.Add(reward.To + 1);
        }
        return this;
    }

    /// <summary>Adds the ends of periods.</summary>
    public Breaks Add(DayWindows windows)
    {
        foreach (var window in windows.All)
        {
            _days.Add(window.From);
            _days.Add(window.End);
            if (window.SlashableUntil < int.MaxValue)
                _days.Add(window.SlashableUntil + 1);
        }
        return this;
    }

    /// <summary>Adds the first days of steps.</summary>
    public Breaks Add<TKey, TValue>(StepTable<TKey, TValue> table, TKey key)
        where TKey : struct, IComparable<TKey>
    {
        if (table.TryGetSteps(key, out var steps))
            Add(steps.Days);
        return this;
    }

    /// <summary>Adds days.</summary>
    public Breaks Add(IEnumerable<int> days)
    {
        foreach (var day in days)
            _days.Add(day);
        return this;
    }

    /// <summary>Adds a set of days.</summary>
    public Breaks Add(DaySet? days)
    {
        if (days is not null)
            _days.UnionWith(days);
        return this;
    }

    /// <summary>Adds the days of other breaks.</summary>
    public Breaks Add(Breaks other)
    {
        _days.UnionWith(other._days);
        return this;
    }

    /// <summary>Adds the dates of forks.</summary>
    public Breaks Add(Rulesets.ForkSchedule forks, params ReadOnlySpan<Rulesets.Fork> which)
    {
        foreach (var fork in which)
            _days.Add(forks.DayOf(fork));
        return this;
    }

    /// <summary>The runs of days between changes.</summary>
    public IEnumerable<(int From, int To)> Segments()
    {
        for (var day = from; day <= to; )
        {
            var next = _days.Next(day + 1);
            var last = next == int.MaxValue ? to : Math.Min(next - 1, to);
            yield return (day, last);
            day = last + 1;
        }
    }
}
