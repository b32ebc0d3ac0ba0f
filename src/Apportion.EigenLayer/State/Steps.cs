namespace Apportion.EigenLayer.State;

/// <summary>
/// A value that changes from day to day: each step holds from its first day to the day before the next step's.
/// </summary>
internal sealed class Steps<T>
{
    private readonly List<int> _days = [];
    private readonly List<T> _values = [];

    /// <summary>How many steps there are.</summary>
    public int Count => _days.Count;

    /// <summary>First days, ascending.</summary>
    public IReadOnlyList<int> Days => _days;

    /// <summary>First day of a step.</summary>
    public int DayAt(int index) => _days[index];

    /// <summary>Value of a step.</summary>
    public T ValueAt(int index) => _values[index];

    /// <summary>Adds a step. A second one of the same day replaces the first.</summary>
    public void Add(int day, T value)
    {
        if (_days.Count > 0 && _days[^1] == day)
        {
            _values[^1] = value;
            return;
        }
        _days.Add(day);
        _values.Add(value);
    }

    /// <summary>The step that holds on a day, or -1.</summary>
    public int Find(int day)
    {
        var index = _days.BinarySearch(day);
        return index >= 0 ? index : ~index - 1;
    }

    /// <summary>The value of a day, if there is one.</summary>
    public bool TryGet(int day, out T value)
    {
        var index = Find(day);
        value = index >= 0 ? _values[index] : default!;
        return index >= 0;
    }
}
