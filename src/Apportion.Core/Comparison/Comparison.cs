namespace Apportion.Core;

/// <summary>Why two results differ for an account.</summary>
public enum DifferenceCause
{
    /// <summary>Only the left side has the account.</summary>
    Missing,

    /// <summary>Only the right side has the account.</summary>
    Extra,

    /// <summary>Both have it, with other amounts.</summary>
    Amount,

    /// <summary>The amounts agree; only how they are written differs (order, padding, hash dialect).</summary>
    EncodingOnly,

    /// <summary>A rule of one ruleset that the other does not have; the row names it.</summary>
    Ruleset,

    /// <summary>A rounding remainder placed differently, within its stated bound.</summary>
    Dust,
}

/// <summary>One account that differs.</summary>
/// <param name="Account">Who.</param>
/// <param name="Asset">What it is counted in.</param>
/// <param name="Left">Base units on the left, 0 if absent.</param>
/// <param name="Right">Base units on the right, 0 if absent.</param>
/// <param name="Cause">Cause class.</param>
/// <param name="Why">The rule, minipool, event ... responsible, in words; null if the inputs do not tell.</param>
public sealed record ComparisonRow(
    string Account,
    Asset Asset,
    BigInteger Left,
    BigInteger Right,
    DifferenceCause Cause,
    string? Why = null
)
{
    /// <summary>Right minus left.</summary>
    public BigInteger Difference => Right - Left;
}

/// <summary>The total effect on one asset.</summary>
/// <param name="Asset">What it is counted in.</param>
/// <param name="Left">Sum on the left.</param>
/// <param name="Right">Sum on the right.</param>
/// <param name="Gained">Sum of the positive differences.</param>
/// <param name="Lost">Sum of the negative differences, as a positive number.</param>
/// <param name="Pot">What was to be given out, or null if unknown.</param>
public sealed record ComparisonTotal(
    Asset Asset,
    BigInteger Left,
    BigInteger Right,
    BigInteger Gained,
    BigInteger Lost,
    BigInteger? Pot = null
);

/// <summary>Two results side by side: rows largest absolute difference first, then by account and asset.</summary>
/// <param name="LeftName">What is on the left.</param>
/// <param name="RightName">What is on the right.</param>
/// <param name="Rows">Accounts that differ.</param>
/// <param name="Totals">Per asset.</param>
/// <param name="Findings">Anything beyond the accounts (roots, headers).</param>
public sealed record Comparison(
    string LeftName,
    string RightName,
    IReadOnlyList<ComparisonRow> Rows,
    IReadOnlyList<ComparisonTotal> Totals,
    IReadOnlyList<Finding> Findings
)
{
    /// <summary>Match if nothing differs.</summary>
    public Verdict Verdict => Rows.Count > 0 ? Verdict.Mismatch : Findings.ToVerdict();

    /// <summary>Compares sums by account and asset of two maps.</summary>
    /// <param name="leftName">What is on the left.</param>
    /// <param name="rightName">What is on the right.</param>
    /// <param name="left">Amounts by account and asset.</param>
    /// <param name="right">Amounts by account and asset.</param>
    /// <param name="cause">Classifies a row that both sides have and names what is responsible; null for plain amounts.</param>
    /// <param name="pots">What was to be given out, per asset.</param>
    /// <param name="findings">Anything beyond the accounts.</param>
    public static Comparison Of(
        string leftName,
        string rightName,
        IReadOnlyDictionary<(string Account, Asset Asset), BigInteger> left,
        IReadOnlyDictionary<(string Account, Asset Asset), BigInteger> right,
        Func<ComparisonRow, ComparisonRow>? cause = null,
        IReadOnlyDictionary<Asset, BigInteger>? pots = null,
        IReadOnlyList<Finding>? findings = null
    )
    {
        var rows = new List<ComparisonRow>();
        foreach (var key in left.Keys.Union(right.Keys))
        {
            var hasLeft = left.TryGetValue(key, out var a);
            var hasRight = right.TryGetValue(key, out var b);
            if (a == b && hasLeft == hasRight)
                continue;
            var kind =
                !hasRight ? DifferenceCause.Missing
                : !hasLeft ? DifferenceCause.Extra
                : DifferenceCause.Amount;
            var row = new ComparisonRow(key.Account, key.Asset, a, b, kind);
            rows.Add(cause is null ? row : cause(row));
        }
        return new Comparison(leftName, rightName, Order(rows), TotalsOf(left, right, rows, pots), findings ?? []);
    }

    /// <summary>Compares two ledgers by account and asset.</summary>
    public static Comparison Of(
        string leftName,
        Ledger left,
        string rightName,
        Ledger right,
        Func<ComparisonRow, ComparisonRow>? cause = null
    ) =>
        Of(
            leftName,
            rightName,
            Sums(left),
            Sums(right),
            cause,
            left.Pots.GroupBy(pot => pot.Asset)
                .ToDictionary(
                    group => group.Key,
                    group => group.Aggregate(BigInteger.Zero, (sum, pot) => sum + (BigInteger)pot.Amount)
                )
        );

    private static Dictionary<(string, Asset), BigInteger> Sums(Ledger ledger)
    {
        var sums = new Dictionary<(string, Asset), BigInteger>();
        foreach (var posting in ledger.Postings)
        {
            sums.TryGetValue((posting.Account, posting.Asset), out var sum);
            sums[(posting.Account, posting.Asset)] = sum + (BigInteger)posting.Amount;
        }
        return sums;
    }

    private static ComparisonRow[] Order(List<ComparisonRow> rows) =>
        [
            .. rows.OrderByDescending(row => BigInteger.Abs(row.Difference))
                .ThenBy(row => row.Account, StringComparer.Ordinal)
                .ThenBy(row => row.Asset.Id, StringComparer.Ordinal),
        ];

    private static ComparisonTotal[] TotalsOf(
        IReadOnlyDictionary<(string Account, Asset Asset), BigInteger> left,
        IReadOnlyDictionary<(string Account, Asset Asset), BigInteger> right,
        List<ComparisonRow> rows,
        IReadOnlyDictionary<Asset, BigInteger>? pots
    ) =>
        [
            .. left
                .Keys.Concat(right.Keys)
                .Select(key => key.Asset)
                .Distinct()
                .OrderBy(asset => asset.Id, StringComparer.Ordinal)
                .Select(asset => new ComparisonTotal(
                    asset,
                    Sum(left.Where(pair => pair.Key.Asset == asset).Select(pair => pair.Value)),
                    Sum(right.Where(pair => pair.Key.Asset == asset).Select(pair => pair.Value)),
                    Sum(rows.Where(row => row.Asset == asset && row.Difference.Sign > 0).Select(row => row.Difference)),
                    Sum(
                        rows.Where(row => row.Asset == asset && row.Difference.Sign < 0).Select(row => -row.Difference)
                    ),
                    pots is not null && pots.TryGetValue(asset, out var pot) ? pot : null
                )),
        ];

    private static BigInteger Sum(IEnumerable<BigInteger> values) =>
        values.Aggregate(BigInteger.Zero, (sum, value) => sum + value);
}
