namespace Apportion.Core.Export;

/// <summary>The UTC date of a period, which a journal needs.</summary>
internal static class JournalDates
{
    /// <exception cref="ApportionException">The facts do not tell when the period ended.</exception>
    public static DateOnly Of(Ledger ledger, Period period) =>
        ledger.DateOf(period)
        ?? throw ApportionException.Missing(
            "export.date",
            period.ToString(),
            "the UTC date on which it ended",
            "The facts carry no time for it: export as csv or jsonl, or give facts with times"
        );
}
