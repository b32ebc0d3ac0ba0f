namespace Apportion.Core;

/// <summary>Collects checks and findings of one subject; not thread-safe.</summary>
/// <param name="subject">What is verified, e.g. a file name.</param>
public sealed class VerificationBuilder(string subject)
{
    private readonly List<Check> _checks = [];
    private readonly List<Finding> _findings = [];
    private readonly List<KeyValuePair<string, string>> _facts = [];

    /// <summary>All findings so far.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Adds a fact for the reader.</summary>
    public void Fact(string name, string value) => _facts.Add(new KeyValuePair<string, string>(name, value));

    /// <summary>Adds a finding that belongs to no single check.</summary>
    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>
    /// Runs one check: it passes if <paramref name="body"/> compares something and adds no discrepancy, malformed or unsupported
    /// finding; a check that found nothing to compare did not pass, it does not apply.
    /// </summary>
    /// <param name="name">Short name.</param>
    /// <param name="protects">A sentence on what the check protects.</param>
    /// <param name="body">Compares, adds findings to the list, and returns how many values it compared.</param>
    public void Run(string name, string protects, Func<List<Finding>, long> body)
    {
        var findings = new List<Finding>();
        var compared = body(findings);
        _findings.AddRange(findings);
        var verdict = findings.ToVerdict();
        if (verdict == Verdict.Match && compared == 0)
        {
            NotApplicable(name, protects, "nothing to compare");
            return;
        }
        var status = verdict switch
        {
            Verdict.Match => CheckStatus.Passed,
            Verdict.Incomplete => CheckStatus.Incomplete,
            _ => CheckStatus.Failed,
        };
        _checks.Add(new Check(name, protects, status, compared));
    }

    /// <summary>Names a check that has no meaning for this input.</summary>
    public void NotApplicable(string name, string protects, string why) =>
        _checks.Add(new Check(name, protects, CheckStatus.NotApplicable, 0, why));

    /// <summary>Names a check that could not run for lack of input: the report is then Incomplete.</summary>
    public void Incomplete(string name, string protects, string missing) =>
        _checks.Add(new Check(name, protects, CheckStatus.Incomplete, 0, missing));

    /// <summary>The finished report.</summary>
    public VerificationReport Build() => new(subject, [.. _checks], [.. _findings], [.. _facts]);
}
