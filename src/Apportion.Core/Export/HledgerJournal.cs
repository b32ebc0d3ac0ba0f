namespace Apportion.Core.Export;

/// <summary>
/// A ledger as an hledger journal: both legs of every posting, and for every account and commodity an assertion of its
/// closing balance, exact to the last unit.
/// </summary>
public static class HledgerJournal
{
    /// <summary>Writes the journal.</summary>
    /// <param name="ledger">The ledger; every period needs a date.</param>
    /// <param name="protocol">Protocol name, the second component of every account.</param>
    /// <param name="account">Only this account's postings; null for all.</param>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ApportionException">The facts do not tell when a period ended.</exception>
    public static void Write(Ledger ledger, string protocol, string? account, TextWriter writer)
    {
        var entries = JournalEntry.Of(ledger, protocol, account);
        var balances = new SortedDictionary<(string Account, string Commodity), (Asset Asset, BigInteger Sum)>();
        foreach (
            var asset in entries
                .SelectMany(entry => entry.Legs)
                .Select(leg => leg.Asset)
                .Distinct()
                .OrderBy(asset => asset.Id, StringComparer.Ordinal)
        )
            writer.Write($"commodity {Sample(asset)} {Commodity(asset)}\n");
        foreach (var entry in entries)
        {
            writer.Write($"\n{Date(entry.Date)} {entry.Narration}\n");
            foreach (var leg in entry.Legs)
            {
                var name = Account(leg);
                writer.Write($"    {name}  {leg.Asset.Format(leg.Amount)} {Commodity(leg.Asset)}\n");
                var key = (name, Commodity(leg.Asset));
                balances.TryGetValue(key, out var before);
                balances[key] = (leg.Asset, before.Sum + leg.Amount);
            }
        }
        if (entries.Count == 0)
            return;
        writer.Write($"\n{Date(entries[^1].Date)} closing balances\n");
        foreach (var ((name, commodity), (asset, sum)) in balances)
            writer.Write($"    {name}  0 {commodity} = {asset.Format(sum)} {commodity}\n");
    }

    private static string Account(JournalLeg leg) => string.Join(':', leg.Parts.Prepend(leg.Root)).ToLowerInvariant();

    private static string Commodity(Asset asset) => $"\"{asset.Id}\"";

    // A sample with a decimal mark tells hledger that "." is never a thousands separator.
    private static string Sample(Asset asset) =>
        asset.Decimals == 0 ? "1000." : $"1000.{new string('0', asset.Decimals)}";

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
