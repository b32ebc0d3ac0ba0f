using Apportion.EigenLayer.Facts.Tables;

namespace Apportion.EigenLayer.Rulesets;

/// <summary>The date of every fork on one network, as days since 1970. Immutable.</summary>
/// <remarks>Source: spec eigenlayer section 1.2.</remarks>
public sealed class ForkSchedule
{
    private readonly int[] _days;

    private ForkSchedule(int[] days) => _days = days;

    /// <summary>A schedule with every fork active since 1970.</summary>
    public static ForkSchedule AlwaysOn { get; } = new(new int[Enum.GetValues<Fork>().Length]);

    /// <summary>The first day of a fork, as days since 1970.</summary>
    public int DayOf(Fork fork) => _days[(int)fork];

    /// <summary>This schedule with one fork moved.</summary>
    /// <param name="fork">The fork.</param>
    /// <param name="day">Days since 1970.</param>
    public ForkSchedule With(Fork fork, int day)
    {
        var days = (int[])_days.Clone();
        days[(int)fork] = day;
        return new ForkSchedule(days);
    }

    /// <summary>A schedule of dates in the order of <see cref="Fork"/>; "-" means always on.</summary>
    internal static ForkSchedule Of(string dates)
    {
        var days = new int[Enum.GetValues<Fork>().Length];
        foreach (var (index, date) in dates.Split(' ').Index())
            if (date != "-" && !FactText.TryParseDay(date, out days[index]))
                throw new FormatException($"'{date}' is not a date");
        return new ForkSchedule(days);
    }
}
