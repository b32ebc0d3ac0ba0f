using System.CommandLine.Parsing;
using System.Globalization;

namespace Apportion.Cli.Commands;

/// <summary>Reading option values; a value of another shape is wrong usage and says what was expected and found.</summary>
internal static class OptionText
{
    /// <summary>The one value of an option.</summary>
    public static string Of(ArgumentResult result) => result.Tokens.Count == 1 ? result.Tokens[0].Value : "";

    /// <summary>A whole number, or null.</summary>
    public static ulong? Number(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A noun with its article.</summary>
    public static string Article(string noun) =>
        "aeiou".Contains(noun[0], StringComparison.Ordinal) ? $"an {noun}" : $"a {noun}";

    /// <summary>Reports a value of the wrong shape.</summary>
    public static T Wrong<T>(ArgumentResult result, string expected)
    {
        var found = string.Join(' ', result.Tokens.Select(token => token.Value));
        result.AddError($"{(result.Parent as OptionResult)?.Option.Name}: expected {expected}, found \"{found}\"");
        return default!;
    }
}
