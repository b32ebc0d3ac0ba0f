using System.Text.Json;
using Apportion.Core;

namespace Apportion.Cli.Output;

/// <summary>The head of every result: who, under which rules, with which verdict; and named facts about it.</summary>
internal static class FactOutput
{
    /// <summary>Writes the members every document of a protocol begins with.</summary>
    /// <param name="writer">The document, inside its object.</param>
    /// <param name="protocol">Name on the command line.</param>
    /// <param name="verdict">Decides the exit code.</param>
    /// <param name="ruleset">Name of the ruleset, for verbs that compute under one.</param>
    public static void WriteHead(Utf8JsonWriter writer, string protocol, Verdict verdict, string? ruleset = null)
    {
        writer.WriteString("protocol", protocol);
        if (ruleset is not null)
            writer.WriteString("ruleset", ruleset);
        writer.WriteString("verdict", verdict.ToString());
    }

    /// <summary>Writes one line a fact.</summary>
    public static void WriteText(TextOutput output, IReadOnlyList<KeyValuePair<string, string>> facts)
    {
        foreach (var (name, value) in facts)
            output.Line($"  {name, -24} {value}");
    }

    /// <summary>Writes the member <c>facts</c>.</summary>
    public static void WriteJson(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>> facts)
    {
        writer.WriteStartObject("facts");
        foreach (var (name, value) in facts)
            writer.WriteString(name, value);
        writer.WriteEndObject();
    }
}
