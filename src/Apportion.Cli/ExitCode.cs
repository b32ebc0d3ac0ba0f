using Apportion.Core;

namespace Apportion.Cli;

/// <summary>Exit codes of the program; scripts may rely on them.</summary>
public static class ExitCode
{
    /// <summary>Success, all agree.</summary>
    public const int Success = 0;

    /// <summary>A discrepancy was found.</summary>
    public const int Discrepancy = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>Input missing or incomplete.</summary>
    public const int Incomplete = 3;

    /// <summary>Input malformed.</summary>
    public const int Malformed = 4;

    /// <summary>Unsupported ruleset, version or network.</summary>
    public const int Unsupported = 5;

    /// <summary>A broken invariant of ours: a bug.</summary>
    public const int Bug = 70;

    /// <summary>Interrupted by the user (Ctrl-C).</summary>
    public const int Interrupted = 130;

    /// <summary>Whoever read our output stopped reading, e.g. <c>head</c>.</summary>
    public const int OutputClosed = 141;

    /// <summary>The exit code of a verdict.</summary>
    public static int Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Match => Success,
            Verdict.Mismatch => Discrepancy,
            Verdict.Incomplete => Incomplete,
            Verdict.Malformed => Malformed,
            _ => Unsupported,
        };
}
