namespace Apportion.EigenLayer.State;

/// <summary>
/// Strategies AVSs reported for operators. A day counts if the strategy was reported for it and for the next day.
/// </summary>
/// <remarks>Source: spec eigenlayer section 5.B.</remarks>
internal sealed class RestakedTable
{
    private static readonly DayWindows None = new();
    private readonly Dictionary<(int Operator, int Avs, int Strategy), DayWindows> _windows = [];

    public RestakedTable(Dictionary<(int Operator, int Avs, int Strategy), HashSet<int>> startDays)
    {
        foreach (var (key, days) in startDays)
            _windows[key] = Chains([.. days.Order()]);
    }

    /// <summary>Keys in ascending order.</summary>
    public IEnumerable<(int Operator, int Avs, int Strategy)> Keys => _windows.Keys.Order();

    /// <summary>The days of a key; none if it was never reported.</summary>
    public DayWindows this[(int Operator, int Avs, int Strategy) key] => _windows.GetValueOrDefault(key, None);

    private static DayWindows Chains(List<int> days)
    {
        var windows = new DayWindows();
        for (var first = 0; first < days.Count; )
        {
            var last = first;
            while (last + 1 < days.Count && days[last + 1] == days[last] + 1)
                last++;
            windows.Add(new(days[first], days[last]));
            first = last + 1;
        }
        return windows;
    }
}
