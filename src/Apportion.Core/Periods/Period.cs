namespace Apportion.Core;

/// <summary>What a protocol counts its rewards by.</summary>
public enum PeriodKind
{
    /// <summary>A UTC day (EigenLayer snapshots). The index counts days since 1970-01-01.</summary>
    Day,

    /// <summary>A block (The Graph).</summary>
    Block,

    /// <summary>A round (Livepeer).</summary>
    Round,

    /// <summary>A rewards interval (Rocket Pool).</summary>
    Interval,

    /// <summary>A session (DataHaven).</summary>
    Session,

    /// <summary>An era (DataHaven).</summary>
    Era,
}

/// <summary>One period of a protocol's own calendar. Ordered by kind, then index.</summary>
/// <param name="Kind">What is counted.</param>
/// <param name="Index">The period's number; for days the count of days since 1970-01-01.</param>
[Meziantou.Analyzer.Annotations.CultureInsensitiveType]
public readonly record struct Period(PeriodKind Kind, long Index) : IComparable<Period>
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>A UTC day.</summary>
    public static Period Day(DateOnly day) => new(PeriodKind.Day, day.DayNumber - Epoch.DayNumber);

    /// <summary>The UTC date of a day period.</summary>
    /// <exception cref="InvalidOperationException">The period is not a day.</exception>
    public DateOnly Date =>
        Kind == PeriodKind.Day
            ? Epoch.AddDays((int)Index)
            : throw new InvalidOperationException($"{this} is not a day");

    /// <inheritdoc/>
    public int CompareTo(Period other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind) : Index.CompareTo(other.Index);

    /// <summary>Order by kind, then index.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Order by kind, then index.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Order by kind, then index.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Order by kind, then index.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <summary>The index alone: a date for days (<c>2026-03-01</c>), else the number.</summary>
    public string Label =>
        Kind == PeriodKind.Day
            ? Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : Index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Kind and label, e.g. <c>day 2026-03-01</c>, <c>round 22</c>.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Label}";
}
