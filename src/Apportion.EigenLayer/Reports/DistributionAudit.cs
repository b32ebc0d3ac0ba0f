using System.Globalization;
using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.EigenLayer.Facts.Logs.Views;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports;

/// <summary>The checks of a published distribution, each added to a report under its name.</summary>
public static class DistributionAudit
{
    /// <summary>Code of a root that lines do not lead to.</summary>
    public const string RootCode = "eigenlayer.root";

    /// <summary>Code of a claim that a root does not prove.</summary>
    public const string ClaimCode = "eigenlayer.claim";

    /// <summary>Prefix of the codes of differing lines; the cause follows.</summary>
    public const string LineCode = "eigenlayer.line";

    /// <summary>Prefix of the codes of differing views; the cause follows.</summary>
    public const string ViewCode = "eigenlayer.view";

    /// <summary>Compares the root that lines lead to with a published one.</summary>
    public static void CheckRoot(VerificationBuilder report, DistributionTree tree, Hash256 published)
    {
        report.Fact("root of the lines", tree.Root.ToString());
        report.Fact("earners", tree.EarnerCount.ToString(CultureInfo.InvariantCulture));
        report.Fact("lines", tree.Lines.Count.ToString(CultureInfo.InvariantCulture));
        report.Run(
            "root",
            "the root commits to exactly these lines",
            findings =>
            {
                if (tree.Root != published)
                {
                    const string advice =
                        "Compare the lines with a recomputation (--facts or --against) to find the pairs that differ.";
                    findings.Add(Finding.Of(RootCode, "root", tree.Root.ToString(), published.ToString(), advice));
                }

                return 1;
            }
        );
    }

    /// <summary>Checks a claim against a root; the finding names the first check that fails, as the contract does.</summary>
    public static void CheckClaim(VerificationBuilder report, string name, RewardsClaimRequest claim, Hash256 root) =>
        report.Run(
            name,
            "the contract would find the claim proved by the root",
            findings =>
            {
                if (ClaimVerifier.Verify(claim, root) is { } fault)
                {
                    findings.Add(
                        Finding.Of(
                            ClaimCode,
                            fault.Where,
                            "a proved claim",
                            fault.Error,
                            "Prove it again from the lines of this root; an older root has other indices and proofs."
                        )
                    );
                }

                return 1 + claim.TokenLeaves.Length;
            }
        );

    /// <summary>Compares published lines with recomputed ones, leaf by leaf.</summary>
    public static IReadOnlyList<LineDifference> CheckLines(
        VerificationBuilder report,
        IReadOnlyList<DistributionLine> published,
        IReadOnlyList<DistributionLine> recomputed
    )
    {
        var differences = LineDifference.Between(published, recomputed);
        report.Run(
            "lines",
            "every earner has exactly what it earned of every token",
            findings =>
            {
                findings.AddRange(differences.Select(Describe));
                return Math.Max(published.Count, recomputed.Count);
            }
        );
        foreach (var token in differences.GroupBy(difference => difference.Token).OrderBy(group => group.Key))
        {
            var sum = token.Aggregate(BigInteger.Zero, (total, difference) => total + difference.Amount);
            report.Fact($"off in {token.Key}", sum.ToString(CultureInfo.InvariantCulture));
        }

        return differences;
    }

    /// <summary>
    /// Reports a comparison with recorded views: unexplained differences one by one, explained ones summed up by cause, with
    /// the first place of each phantom slash and each raise.
    /// </summary>
    /// <param name="report">Gets the check.</param>
    /// <param name="compared">How many values were compared.</param>
    /// <param name="differences">Those that differ.</param>
    public static void CheckViews(VerificationBuilder report, long compared, IReadOnlyList<ViewDifference> differences)
    {
        report.Run(
            "views",
            "the rows read from logs are what the contracts answered",
            findings =>
            {
                var seen = new HashSet<(ViewCause, string)>();
                foreach (var difference in differences)
                {
                    var name = difference.Cause == ViewCause.Rounding ? "" : $"{difference.View} {difference.Key}";
                    if (difference.Cause == ViewCause.Unexplained)
                    {
                        findings.Add(Describe(difference));
                    }
                    else if (difference.Cause != ViewCause.Rounding && seen.Add((difference.Cause, name)))
                    {
                        findings.Add(Describe(difference) with { Kind = FindingKind.Notice });
                    }
                }

                return compared;
            }
        );
        foreach (var cause in differences.GroupBy(difference => difference.Cause).OrderBy(group => group.Key))
        {
            var largest = cause.Max(difference => BigInteger.Abs(difference.Difference ?? 0));
            report.Fact(
                Name(cause.Key),
                string.Create(CultureInfo.InvariantCulture, $"{cause.Count()} values, largest difference {largest}")
            );
        }
    }

    private static Finding Describe(LineDifference difference) =>
        new(
            $"{LineCode}.{Name(difference.Cause)}",
            $"earner {difference.Earner}, token {difference.Token}",
            difference.Recomputed?.ToString() ?? "no line",
            difference.Published?.ToString() ?? "no line",
            difference.Amount.ToString("+0;-0;0", CultureInfo.InvariantCulture),
            difference.Cause switch
            {
                LineCause.ZeroLine => "Pairs whose rewards sum to 0 have leaves too.",
                LineCause.Missing => "A reward of this pair was left out.",
                LineCause.Unearned => "No reward of the facts gives this pair anything.",
                LineCause.TooMuch => "A reward was counted twice, or with other stake or splits.",
                _ => "A reward or a day is missing, or was counted with other stake or splits.",
            }
        );

    private static Finding Describe(ViewDifference difference)
    {
        var where = string.Create(
            CultureInfo.InvariantCulture,
            $"block {difference.Block}, {difference.View} {difference.Key}"
        );
        var text = $"{difference.ByRows} by the rows, {difference.OnChain} on chain";
        return difference.Cause == ViewCause.Unexplained
            ? new Finding(
                $"{ViewCode}.{Name(difference.Cause)}",
                where,
                difference.OnChain,
                difference.ByRows,
                difference.Difference?.ToString("+0;-0;0", CultureInfo.InvariantCulture),
                "Logs are missing, or the views are of another chain or block."
            )
            : Finding.Notice($"{ViewCode}.{Name(difference.Cause)}", where, $"{text}: {Explain(difference.Cause)}");
    }

    private static string Explain(ViewCause cause) =>
        cause switch
        {
            ViewCause.PhantomSlash =>
                "the staker left in the block of a slash; upstream slashes its new deposit, the chain does not",
            ViewCause.RaisePendingDuringSlash =>
                "a raise was pending during a slash; upstream keeps its target, the chain only the difference",
            _ => "floors in different places",
        };

    private static string Name(LineCause cause) =>
        cause switch
        {
            LineCause.Missing => "missing",
            LineCause.Unearned => "unearned",
            LineCause.ZeroLine => "zero-line",
            LineCause.TooMuch => "too-much",
            _ => "too-little",
        };

    private static string Name(ViewCause cause) =>
        cause switch
        {
            ViewCause.Rounding => "rounding",
            ViewCause.PhantomSlash => "phantom-slash",
            ViewCause.RaisePendingDuringSlash => "raise-pending-during-slash",
            _ => "unexplained",
        };
}
