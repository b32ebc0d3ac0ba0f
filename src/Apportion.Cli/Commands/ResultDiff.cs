using System.Numerics;
using Apportion.Cli.Output;
using Apportion.Core;

namespace Apportion.Cli.Commands;

/// <summary>
/// <c>diff LEFT RIGHT</c> of two results that <c>compute --json</c> printed, the same for every protocol: account by account, with
/// the reasons whose amounts differ. Exit code 1 if an amount or a named fact differs.
/// </summary>
internal static class ResultDiff
{
    /// <summary>What the argument of a <c>diff</c> says about results.</summary>
    public const string Inputs =
        "Or two results to compare: documents of 'compute --json', or folders of 'compute --out'.";

    /// <summary>Compares two results; null if the inputs are not two of them but facts.</summary>
    public static int? Run(Invocation run, string protocol, IReadOnlyList<string> inputs)
    {
        if (inputs.Count != 2)
            return null;
        var files = inputs.Select(input => ComputedResult.Find(run, input)).ToArray();
        if (files is not [{ } left, { } right])
            return null;
        return run.Show(
            View(protocol, ComputedResult.Read(run, left, protocol), ComputedResult.Read(run, right, protocol))
        );
    }

    /// <summary>What is wrong if neither two results nor two rulesets were given.</summary>
    public static UsageException NeedsRulesets() =>
        UsageException.Of(
            "diff.rulesets",
            "diff",
            "one input with --rulesets A,B, or two results that compute --json printed",
            null,
            "'apportion rulesets' lists the names"
        );

    private static ComparisonView View(string protocol, ComputedResult left, ComputedResult right)
    {
        var (a, b) = (left.Totals.ToLookup(Key), right.Totals.ToLookup(Key));
        var comparison = Comparison.Of(
            left.Name,
            right.Name,
            Sums(a),
            Sums(b),
            row => row with { Why = Reasons(row.Asset, a[(row.Account, row.Asset)], b[(row.Account, row.Asset)]) },
            findings: [.. Facts(left, right)]
        );
        return new("diff", protocol, comparison, comparison.Verdict);
    }

    private static (string Account, Asset Asset) Key(LedgerTotal total) => (total.Account, total.Asset);

    private static Dictionary<(string Account, Asset Asset), BigInteger> Sums(
        ILookup<(string Account, Asset Asset), LedgerTotal> totals
    ) => totals.ToDictionary(group => group.Key, Sum);

    private static BigInteger Sum(IEnumerable<LedgerTotal> totals) =>
        totals.Aggregate(BigInteger.Zero, (sum, total) => sum + total.Amount);

    /// <summary>The reasons by which an account differs, each with its difference.</summary>
    private static string Reasons(Asset asset, IEnumerable<LedgerTotal> left, IEnumerable<LedgerTotal> right)
    {
        var (a, b) = (left.ToLookup(total => total.Reason), right.ToLookup(total => total.Reason));
        return string.Join(
            ", ",
            a.Select(group => group.Key)
                .Union(b.Select(group => group.Key))
                .Order(StringComparer.Ordinal)
                .Select(reason => (Reason: reason, Difference: Sum(b[reason]) - Sum(a[reason])))
                .Where(change => !change.Difference.IsZero)
                .Select(change =>
                    $"{change.Reason} {(change.Difference.Sign > 0 ? "+" : "")}{asset.Format(change.Difference)}"
                )
        );
    }

    /// <summary>Roots, counts, rulesets: what is named in either and not the same in both.</summary>
    private static IEnumerable<Finding> Facts(ComputedResult left, ComputedResult right)
    {
        if (left.Ruleset != right.Ruleset)
            yield return Finding.Notice(
                "diff.ruleset",
                "ruleset",
                $"{left.Ruleset} on the left, {right.Ruleset} on the right"
            );
        foreach (var name in left.Facts.Keys.Union(right.Facts.Keys))
            if (left.Facts.GetValueOrDefault(name) is var a && right.Facts.GetValueOrDefault(name) is var b && a != b)
                yield return Finding.Of("diff.fact", name, a ?? "nothing", b ?? "nothing");
    }
}
