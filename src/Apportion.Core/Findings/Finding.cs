namespace Apportion.Core;

/// <summary>What a finding means for the verdict.</summary>
public enum FindingKind
{
    /// <summary>Worth knowing; the verdict does not change.</summary>
    Notice,

    /// <summary>What was published differs from what the rules give.</summary>
    Discrepancy,

    /// <summary>Something needed to decide is missing. Never counted as agreement.</summary>
    Incomplete,

    /// <summary>The input cannot be read as what it claims to be.</summary>
    Malformed,

    /// <summary>A ruleset, version or network that this build does not know.</summary>
    Unsupported,
}

/// <summary>
/// One discrepancy or problem, as a value. Findings are collected, all of them; the first never hides the rest.
/// </summary>
/// <param name="Code">Stable dotted code, e.g. <c>rocketpool.proof</c>.</param>
/// <param name="Where">File, line or record and field, or account and period.</param>
/// <param name="Expected">What the rule gives, or null where there is no such value.</param>
/// <param name="Actual">What was found, or null.</param>
/// <param name="Difference">Actual minus expected with its sign, where both are numbers.</param>
/// <param name="Advice">What to do about it.</param>
/// <param name="Kind">What it means for the verdict.</param>
public sealed record Finding(
    string Code,
    string Where,
    string? Expected = null,
    string? Actual = null,
    string? Difference = null,
    string? Advice = null,
    FindingKind Kind = FindingKind.Discrepancy
)
{
    /// <summary>A discrepancy between two integers, its difference worked out.</summary>
    public static Finding Of(
        string code,
        string where,
        BigInteger expected,
        BigInteger actual,
        string? advice = null
    ) => new(code, where, Text(expected), Text(actual), Signed(actual - expected), advice);

    /// <inheritdoc cref="Of(string, string, BigInteger, BigInteger, string?)"/>
    public static Finding Of(string code, string where, UInt256 expected, UInt256 actual, string? advice = null) =>
        Of(code, where, (BigInteger)expected, (BigInteger)actual, advice);

    /// <summary>A discrepancy between two texts.</summary>
    public static Finding Of(string code, string where, string? expected, string? actual, string? advice = null) =>
        new(code, where, expected, actual, null, advice);

    /// <summary>Something needed is missing.</summary>
    public static Finding Missing(string code, string where, string? expected, string advice) =>
        new(code, where, expected, null, null, advice, FindingKind.Incomplete);

    /// <summary>The input is not what it claims to be.</summary>
    public static Finding Malformed(string code, string where, string? expected, string? actual, string advice) =>
        new(code, where, expected, actual, null, advice, FindingKind.Malformed);

    /// <summary>A ruleset, version or network that this build does not know.</summary>
    public static Finding Unsupported(string code, string where, string? expected, string? actual, string advice) =>
        new(code, where, expected, actual, null, advice, FindingKind.Unsupported);

    /// <summary>Worth knowing; the verdict does not change.</summary>
    public static Finding Notice(string code, string where, string text) =>
        new(code, where, null, text, null, null, FindingKind.Notice);

    /// <summary>One line: code, where, found, expected, difference, advice.</summary>
    public override string ToString()
    {
        var text = $"{Code}: {Where}";
        if (Actual is not null)
            text += Kind == FindingKind.Notice ? $": {Actual}" : $": found {Actual}";
        if (Expected is not null)
            text += (Actual is null ? ": expected " : ", expected ") + Expected;
        if (Difference is not null)
            text += $" (difference {Difference})";
        if (Advice is not null)
            text += $". {Advice}";
        return text;
    }

    private static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Signed(BigInteger value) => value.Sign > 0 ? "+" + Text(value) : Text(value);
}
