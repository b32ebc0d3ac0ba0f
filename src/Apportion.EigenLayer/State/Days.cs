using Apportion.EigenLayer.Facts.Tables;

namespace Apportion.EigenLayer.State;

/// <summary>Days as numbers since 1970, and how moments round to them.</summary>
internal static class Days
{
    /// <summary>The day of a moment.</summary>
    public static int Of(long time) => FactText.DayOf(time);

    /// <summary>The day after a moment's, also when the moment is midnight.</summary>
    public static int After(long time) => FactText.DayOf(time) + 1;

    /// <summary>Midnight at the start of a day.</summary>
    public static long Midnight(int day) => day * FactText.SecondsPerDay;
}
