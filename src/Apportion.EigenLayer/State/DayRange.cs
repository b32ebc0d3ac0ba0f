namespace Apportion.EigenLayer.State;

/// <summary>Days from a first to a last, both included; empty if the last comes before the first.</summary>
internal readonly record struct DayRange(int First, int Last)
{
    /// <summary>All days up to a last one.</summary>
    public static DayRange UpTo(int last) => new(int.MinValue, last);

    /// <summary>The days of this range up to a last one.</summary>
    public DayRange Until(int last) => this with { Last = Math.Min(Last, last) };
}
