namespace Apportion.Core;

/// <summary>How a named check ended.</summary>
public enum CheckStatus
{
    /// <summary>Everything compared agrees.</summary>
    Passed,

    /// <summary>At least one finding; see the report's findings.</summary>
    Failed,

    /// <summary>The check has no meaning for this input; the note says why.</summary>
    NotApplicable,

    /// <summary>Something it needs was not given; the note says what.</summary>
    Incomplete,
}

/// <summary>One named check of a verification.</summary>
/// <param name="Name">Short name, e.g. <c>root</c> or <c>proofs</c>.</param>
/// <param name="Protects">A sentence on what the check protects.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Compared">How many values it compared.</param>
/// <param name="Note">Why it does not apply or is incomplete, or a remark.</param>
public sealed record Check(string Name, string Protects, CheckStatus Status, long Compared, string? Note = null);
