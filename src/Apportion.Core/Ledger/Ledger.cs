namespace Apportion.Core;

/// <summary>
/// Pots and postings of a run, immutable and balanced: it can only be built if each pot's postings sum to it, or the
/// pot declares its exception by name. Postings are in a deterministic order (period, pot, account, asset, reason).
/// </summary>
public sealed class Ledger
{
    internal Ledger(
        IReadOnlyList<Pot> pots,
        IReadOnlyList<Posting> postings,
        IReadOnlyList<PotBalance> balances,
        IReadOnlyDictionary<Period, DateOnly> dates
    )
    {
        Pots = pots;
        Postings = postings;
        Balances = balances;
        Dates = dates;
    }

    /// <summary>All pots, in order of period and id.</summary>
    public IReadOnlyList<Pot> Pots { get; }

    /// <summary>All postings, in order.</summary>
    public IReadOnlyList<Posting> Postings { get; }

    /// <summary>Every pot held against its postings.</summary>
    public IReadOnlyList<PotBalance> Balances { get; }

    /// <summary>UTC date on which a period ended, where the facts tell; needed to write a journal.</summary>
    public IReadOnlyDictionary<Period, DateOnly> Dates { get; }

    /// <summary>The UTC date of a period: itself for a day, else what the facts tell; null if they do not.</summary>
    public DateOnly? DateOf(Period period) =>
        period.Kind == PeriodKind.Day ? period.Date
        : Dates.TryGetValue(period, out var date) ? date
        : null;

    /// <summary>The UTC date on which a period ended.</summary>
    /// <exception cref="ApportionException">The facts do not tell (<c>export.date</c>).</exception>
    public DateOnly EndOf(Period period) =>
        DateOf(period)
        ?? throw ApportionException.Missing(
            "export.date",
            period.ToString(),
            "the UTC date on which it ended",
            "The facts carry no time for it: give facts with times, or ask by the numbers of periods and for csv or jsonl"
        );

    /// <summary>The pots, balances and postings of some periods.</summary>
    public Ledger OnlyPeriods(Func<Period, bool> isWanted) =>
        new(
            [.. Pots.Where(pot => isWanted(pot.Period))],
            [.. Postings.Where(posting => isWanted(posting.Period))],
            [.. Balances.Where(balance => isWanted(balance.Pot.Period))],
            Dates
        );

    /// <summary>The same pots and balances with the postings of one account only.</summary>
    public Ledger OnlyAccount(string account) =>
        new(Pots, [.. Postings.Where(posting => posting.Account == account)], Balances, Dates);

    /// <summary>Sums by account, asset and reason, in that order.</summary>
    public IReadOnlyList<LedgerTotal> Totals() =>
        [
            .. Postings
                .GroupBy(posting => (posting.Account, posting.Asset, posting.Reason, posting.Kind))
                .Select(group => new LedgerTotal(
                    group.Key.Account,
                    group.Key.Asset,
                    group.Key.Reason,
                    group.Key.Kind,
                    group.Aggregate(BigInteger.Zero, (sum, posting) => sum + (BigInteger)posting.Amount)
                ))
                .OrderBy(total => total.Account, StringComparer.Ordinal)
                .ThenBy(total => total.Asset.Id, StringComparer.Ordinal)
                .ThenBy(total => total.Reason, StringComparer.Ordinal)
                .ThenBy(total => total.Kind),
        ];
}

/// <summary>The sum of an account's postings for one reason.</summary>
/// <param name="Account">Who is credited.</param>
/// <param name="Asset">What it is counted in.</param>
/// <param name="Reason">Stable dotted code.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Amount">Base units.</param>
public sealed record LedgerTotal(string Account, Asset Asset, string Reason, PostingKind Kind, BigInteger Amount);
