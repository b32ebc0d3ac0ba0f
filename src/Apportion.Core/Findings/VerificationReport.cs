namespace Apportion.Core;

/// <summary>
/// Everything a verification found about one subject (a file, a tree, a claim): the checks that ran, by name, and all
/// findings. The verdict follows from them: findings first, then checks that could not run.
/// </summary>
/// <param name="Subject">What was verified, e.g. a file name.</param>
/// <param name="Checks">Every check, in the order they ran.</param>
/// <param name="Findings">Every finding, in a deterministic order.</param>
/// <param name="Facts">Facts for the reader (root, interval, ruleset ...), name and value.</param>
public sealed record VerificationReport(
    string Subject,
    IReadOnlyList<Check> Checks,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<KeyValuePair<string, string>> Facts
)
{
    /// <summary>The verdict: that of the findings, and never Match when a check is incomplete or nothing was compared.</summary>
    public Verdict Verdict
    {
        get
        {
            var verdicts = Findings.Select(finding => finding.Kind.ToVerdict()).ToList();
            if (Checks.Any(check => check.Status == CheckStatus.Failed))
                verdicts.Add(Findings.Count == 0 ? Verdict.Mismatch : Verdict.Match);
            if (Checks.Any(check => check.Status == CheckStatus.Incomplete) || Checks.Sum(check => check.Compared) == 0)
                verdicts.Add(Verdict.Incomplete);
            return verdicts.Combine();
        }
    }
}
