namespace Apportion.Core.Export;

/// <summary>One leg of a journal transaction.</summary>
/// <param name="Root">First component of the account.</param>
/// <param name="Parts">Further components.</param>
/// <param name="Asset">What it is counted in.</param>
/// <param name="Amount">Base units with sign.</param>
internal sealed record JournalLeg(string Root, IReadOnlyList<string> Parts, Asset Asset, BigInteger Amount);

/// <summary>One balanced transaction: all postings out of one pot.</summary>
/// <param name="Date">When the period ended.</param>
/// <param name="Narration">Period and pot.</param>
/// <param name="Legs">Both legs of every posting, never an inferred one.</param>
internal sealed record JournalEntry(DateOnly Date, string Narration, IReadOnlyList<JournalLeg> Legs)
{
    /// <summary>A ledger as transactions in order of date, period and pot.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="protocol">Second component of every account.</param>
    /// <param name="account">Only this account's postings; null for all.</param>
    public static IReadOnlyList<JournalEntry> Of(Ledger ledger, string protocol, string? account) =>
        [
            .. ledger
                .Postings.Where(posting => account is null || posting.Account == account)
                .GroupBy(posting => (posting.Period, posting.Pot))
                .Select(group => new JournalEntry(
                    ledger.EndOf(group.Key.Period),
                    $"{group.Key.Period}, {group.Key.Pot}",
                    [.. group.SelectMany(posting => LegsOf(protocol, posting))]
                ))
                .OrderBy(entry => entry.Date),
        ];

    private static JournalLeg[] LegsOf(string protocol, Posting posting)
    {
        var amount = (BigInteger)posting.Amount;
        string[] income = [protocol, .. posting.Reason.Split('.')];
        return
        [
            new JournalLeg(RootOf(posting.Kind), [protocol, posting.Account], posting.Asset, amount),
            new JournalLeg("Income", income, posting.Asset, -amount),
        ];
    }

    private static string RootOf(PostingKind kind) =>
        kind is PostingKind.Dust or PostingKind.Dropped ? "Expenses" : "Assets";
}
