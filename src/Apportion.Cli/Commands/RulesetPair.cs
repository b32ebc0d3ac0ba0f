namespace Apportion.Cli.Commands;

/// <summary>Two rulesets by name, left and right of a comparison.</summary>
internal sealed record RulesetPair(string Left, string Right)
{
    /// <summary>Reads <c>A,B</c>; null for anything else.</summary>
    public static RulesetPair? Parse(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } left, { Length: > 0 } right]
            ? new RulesetPair(left, right)
            : null;
}
