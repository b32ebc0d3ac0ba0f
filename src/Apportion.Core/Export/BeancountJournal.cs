namespace Apportion.Core.Export;

/// <summary>
/// A ledger as a Beancount journal: both legs of every posting, and on the day after the last one an assertion of every
/// closing balance with tolerance zero (<c>~ 0</c>). All decimals are written, since Beancount lets a transaction be off by half
/// of the last digit of its coarsest amount. Beancount computes with 28 significant digits, so larger
/// balances are refused rather than written where they would not be checked.
/// </summary>
public static class BeancountJournal
{
    private const int LongestCommodity = 24;
    private static readonly BigInteger TooLarge = BigInteger.Pow(10, 28);

    /// <summary>Writes the journal.</summary>
    /// <param name="ledger">The ledger; every period needs a date.</param>
    /// <param name="protocol">Protocol name, the second component of every account.</param>
    /// <param name="account">Only this account's postings; null for all.</param>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ApportionException">A period has no date, or a balance has more digits than Beancount keeps.</exception>
    public static void Write(Ledger ledger, string protocol, string? account, TextWriter writer)
    {
        var entries = JournalEntry.Of(ledger, protocol, account);
        if (entries.Count == 0)
            return;
        var commodities = Commodities(entries);
        var balances = Balances(entries, commodities);
        writer.Write("option \"operating_currency\" \"" + commodities.Values.First() + "\"\n");
        foreach (var (asset, commodity) in commodities)
            writer.Write($"{Date(entries[0].Date)} commodity {commodity}\n  name: \"{asset.Id}\"\n");
        foreach (var name in balances.Keys.Select(key => key.Account).Distinct(StringComparer.Ordinal))
            writer.Write($"{Date(entries[0].Date)} open {name}\n");
        foreach (var entry in entries)
        {
            writer.Write($"\n{Date(entry.Date)} * \"{entry.Narration}\"\n");
            foreach (var leg in entry.Legs)
                writer.Write($"  {Account(leg)}  {leg.Asset.FormatAllDecimals(leg.Amount)} {commodities[leg.Asset]}\n");
        }
        writer.Write('\n');
        // Assertions hold at the start of their day, hence the day after.
        foreach (var ((name, commodity), (asset, sum)) in balances)
            writer.Write(
                $"{Date(entries[^1].Date.AddDays(1))} balance {name}  {asset.FormatAllDecimals(sum)} ~ 0 {commodity}\n"
            );
    }

    private static SortedDictionary<(string Account, string Commodity), (Asset Asset, BigInteger Sum)> Balances(
        IReadOnlyList<JournalEntry> entries,
        Dictionary<Asset, string> commodities
    )
    {
        var balances = new SortedDictionary<(string Account, string Commodity), (Asset Asset, BigInteger Sum)>();
        foreach (var leg in entries.SelectMany(entry => entry.Legs))
        {
            var key = (Account(leg), commodities[leg.Asset]);
            balances.TryGetValue(key, out var before);
            var sum = before.Sum + leg.Amount;
            if (BigInteger.Abs(sum) >= TooLarge)
                throw ApportionException.Unsupported(
                    "export.beancount-digits",
                    $"{key.Item1} in {leg.Asset.Id}",
                    "at most 28 digits in a balance",
                    sum.ToString(CultureInfo.InvariantCulture),
                    "Beancount would not check it exactly: export as hledger"
                );
            balances[key] = (leg.Asset, sum);
        }
        return balances;
    }

    private static Dictionary<Asset, string> Commodities(IReadOnlyList<JournalEntry> entries)
    {
        var names = new Dictionary<Asset, string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var asset in entries
                .SelectMany(entry => entry.Legs)
                .Select(leg => leg.Asset)
                .Distinct()
                .OrderBy(asset => asset.Id, StringComparer.Ordinal)
        )
        {
            var name = CommodityName(asset.Id);
            for (var i = 2; !taken.Add(name); i++)
                name = string.Create(CultureInfo.InvariantCulture, $"{CommodityName(asset.Id)[..18]}-{i}");
            names[asset] = name;
        }
        return names;
    }

    // Starts with a capital, ends with a letter or digit, at most 24 of A-Z 0-9 ' . _ -
    private static string CommodityName(string id)
    {
        var name = string.Concat(id.ToUpperInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        if (!char.IsAsciiLetterUpper(name[0]))
            name = "T" + name;
        if (name.Length < 2)
            name += "X";
        return name.Length <= LongestCommodity ? name : name[..20];
    }

    private static string Account(JournalLeg leg) => string.Join(':', leg.Parts.Select(Component).Prepend(leg.Root));

    // A component starts with a capital or a digit and holds letters, digits and dashes.
    private static string Component(string part)
    {
        var name = string.Concat(part.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return char.IsAsciiLetterLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
