namespace Apportion.Core;

/// <summary>
/// An input that cannot be used, with its finding: where, what was found, what was expected, what to do. The kind of
/// the finding decides the exit code (missing 3, malformed 4, unsupported 5).
/// </summary>
public class ApportionException : Exception
{
    /// <summary>Wraps a finding.</summary>
    public ApportionException(Finding finding, Exception? inner = null)
        : base(finding.ToString(), inner) => Finding = finding;

    /// <summary>What went wrong and what to do.</summary>
    public Finding Finding { get; }

    /// <summary>Input that is not what it claims to be.</summary>
    public static ApportionException Malformed(
        string code,
        string where,
        string? expected,
        string? actual,
        string advice,
        Exception? inner = null
    ) => new(Finding.Malformed(code, where, expected, actual, advice), inner);

    /// <summary>Input that is missing or incomplete.</summary>
    public static ApportionException Missing(string code, string where, string? expected, string advice) =>
        new(Finding.Missing(code, where, expected, advice));

    /// <summary>A ruleset, version or network that this build does not know.</summary>
    public static ApportionException Unsupported(
        string code,
        string where,
        string? expected,
        string? actual,
        string advice
    ) => new(Finding.Unsupported(code, where, expected, actual, advice));
}

/// <summary>A broken law of this program: a bug, never the user's fault. The message says which law.</summary>
public sealed class BrokenInvariantException : Exception
{
    /// <summary>Names the law and how it was broken.</summary>
    public BrokenInvariantException(string law, string how)
        : base($"broken invariant \"{law}\": {how}") => Law = law;

    /// <summary>The law that does not hold.</summary>
    public string Law { get; }
}
