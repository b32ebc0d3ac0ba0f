namespace Apportion.Benchmarks.EigenLayer;

/// <summary>How large a generated history is and how often things change.</summary>
/// <param name="Stakers">Stakers.</param>
/// <param name="Operators">Operators.</param>
/// <param name="Days">Days.</param>
/// <param name="Avss">AVSs; each has two operator sets.</param>
/// <param name="DaysBetweenStakeChanges">Average days between two changes of one staker's balance in one strategy.</param>
public sealed record FactsShape(int Stakers, int Operators, int Days, int Avss, double DaysBetweenStakeChanges)
{
    /// <summary>Days after which nothing changes any more; submissions go on.</summary>
    public int QuietAfter { get; init; } = int.MaxValue;

    /// <summary>5,000 stakers, 50 operators, one year.</summary>
    public static FactsShape A { get; } = new(5_000, 50, 365, 8, 60);

    /// <summary>100,000 stakers, 500 operators, two years.</summary>
    public static FactsShape B { get; } = new(100_000, 500, 730, 20, 90);
}
