namespace Apportion.Core;

/// <summary>The answer of a verification, the same for all protocols.</summary>
public enum Verdict
{
    /// <summary>Everything that was asked was compared, and all of it agrees.</summary>
    Match,

    /// <summary>At least one discrepancy was found.</summary>
    Mismatch,

    /// <summary>Not enough data to decide. Never agreement.</summary>
    Incomplete,

    /// <summary>The input cannot be read.</summary>
    Malformed,

    /// <summary>A ruleset, version or network that this build does not know.</summary>
    Unsupported,
}

/// <summary>How findings and verdicts combine.</summary>
public static class VerdictExtensions
{
    /// <summary>
    /// The verdict of several. A discrepancy outweighs everything, since it was found; then malformed, unsupported
    /// and incomplete input; only when all match does the whole match.
    /// </summary>
    public static Verdict Combine(this IEnumerable<Verdict> verdicts)
    {
        var worst = Verdict.Match;
        foreach (var verdict in verdicts)
            if (Weight(verdict) > Weight(worst))
                worst = verdict;
        return worst;
    }

    /// <summary>The verdict that a list of findings leads to.</summary>
    public static Verdict ToVerdict(this IEnumerable<Finding> findings) =>
        findings.Select(finding => finding.Kind.ToVerdict()).Combine();

    /// <summary>The verdict that one kind of finding leads to.</summary>
    public static Verdict ToVerdict(this FindingKind kind) =>
        kind switch
        {
            FindingKind.Notice => Verdict.Match,
            FindingKind.Discrepancy => Verdict.Mismatch,
            FindingKind.Incomplete => Verdict.Incomplete,
            FindingKind.Malformed => Verdict.Malformed,
            FindingKind.Unsupported => Verdict.Unsupported,
            _ => throw new BrokenInvariantException("verdict", $"unknown finding kind {kind}"),
        };

    private static int Weight(Verdict verdict) =>
        verdict switch
        {
            Verdict.Match => 0,
            Verdict.Incomplete => 1,
            Verdict.Unsupported => 2,
            Verdict.Malformed => 3,
            _ => 4,
        };
}
