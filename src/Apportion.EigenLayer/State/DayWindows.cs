namespace Apportion.EigenLayer.State;

/// <summary>Periods of days, in ascending order; the last may be open.</summary>
internal sealed class DayWindows
{
    /// <summary>The end of a period that nothing ended.</summary>
    public const int Open = int.MaxValue;

    /// <summary>A period for which no slashable window is known.</summary>
    public const int NeverSlashable = int.MaxValue;

    private readonly List<Window> _windows = [];

    /// <summary>The periods.</summary>
    public IReadOnlyList<Window> All => _windows;

    /// <summary>Adds a period; empty ones vanish.</summary>
    public void Add(Window window)
    {
        if (window.From < window.End)
            _windows.Add(window);
    }

    /// <summary>Whether a day lies in a period.</summary>
    public bool Contains(int day)
    {
        foreach (var window in _windows)
            if (window.From <= day && day < window.End)
                return true;
        return false;
    }

    /// <summary>Whether a day lies in a period or in the time after it in which the operator can still be slashed.</summary>
    /// <remarks>Source: spec eigenlayer-v2.2-draft section 6.1.</remarks>
    public bool ContainsOrSlashable(int day)
    {
        foreach (var window in _windows)
            if (window.From <= day && day <= window.SlashableUntil)
                return true;
        return false;
    }

    /// <summary>Every day of the periods that lies in a range.</summary>
    public IEnumerable<(int Day, Window Window)> List(DayRange range)
    {
        foreach (var window in _windows)
        {
            var end = window.End == Open ? range.Last : Math.Min(window.End - 1, range.Last);
            for (var day = Math.Max(window.From, range.First); day <= end; day++)
                yield return (day, window);
        }
    }

    /// <summary>A period of days from <c>From</c> to the day before <c>End</c>.</summary>
    /// <param name="From">First day.</param>
    /// <param name="End">Day after the last, or <see cref="Open"/>.</param>
    /// <param name="SlashableUntil">Last day of the slashable window, or <see cref="NeverSlashable"/> for no end.</param>
    internal readonly record struct Window(int From, int End, int SlashableUntil = NeverSlashable);
}
