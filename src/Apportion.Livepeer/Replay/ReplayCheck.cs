using Apportion.Livepeer.Facts;

namespace Apportion.Livepeer.Replay;

/// <summary>One kind of comparison between logs and recomputation, counted while replaying.</summary>
/// <param name="code">Code of its findings, <c>livepeer.</c> and the short name.</param>
/// <param name="protects">A sentence on what it protects.</param>
public sealed class ReplayCheck(string code, string protects)
{
    private readonly List<Finding> _findings = [];

    /// <summary>Code of its findings.</summary>
    public string Code { get; } = code;

    /// <summary>Short name.</summary>
    public string Name { get; } = code["livepeer.".Length..];

    /// <summary>What it protects.</summary>
    public string Protects { get; } = protects;

    /// <summary>Values compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Everything that did not agree, in order of the logs.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    internal bool Equal(in LogOrigin origin, string what, UInt256 expected, UInt256 actual)
    {
        Compared++;
        if (expected == actual)
            return true;
        _findings.Add(Finding.Of(Code, $"{origin}, {what}", expected, actual, Advice));
        return false;
    }

    internal bool Equal(in LogOrigin origin, string what, Address expected, Address actual)
    {
        Compared++;
        if (expected == actual)
            return true;
        _findings.Add(Finding.Of(Code, $"{origin}, {what}", expected.ToString(), actual.ToString(), Advice));
        return false;
    }

    internal bool Equal(in LogOrigin origin, string what, bool expected, bool actual)
    {
        Compared++;
        if (expected == actual)
            return true;
        _findings.Add(Finding.Of(Code, $"{origin}, {what}", expected ? "yes" : "no", actual ? "yes" : "no", Advice));
        return false;
    }

    internal void Count(long compared = 1) => Compared += compared;

    internal void Add(Finding finding) => _findings.Add(finding);

    private const string Advice =
        "it was changed, a log before it is missing, or it belongs to another contract version; fetch the logs again without gaps";
}
