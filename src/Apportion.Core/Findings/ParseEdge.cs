using System.Text.Json;
using static System.FormattableString;

namespace Apportion.Core;

/// <summary>
/// The edge where documents become facts: what a reader of JSON or text throws at a document of another shape becomes a
/// finding with its place. Only for parsing; a computation is never run inside.
/// </summary>
public static class ParseEdge
{
    /// <summary>Runs a reader.</summary>
    /// <param name="code">Code of the finding.</param>
    /// <param name="where">File and line or record.</param>
    /// <param name="expected">What should stand there.</param>
    /// <param name="advice">What to do.</param>
    /// <param name="read">The reader.</param>
    /// <exception cref="ApportionException">The document has another shape (malformed), or the reader says so itself.</exception>
    public static T Read<T>(string code, string where, string expected, string advice, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (IsShape(e))
        {
            throw ApportionException.Malformed(code, where, expected, Found(e), advice, e);
        }
    }

    /// <summary>What was found, in words for whoever wrote the document.</summary>
    /// <param name="shape">What the reader threw.</param>
    /// <param name="withPlace">Whether the place in JSON is added, counted from 1.</param>
    public static string Found(Exception shape, bool withPlace = true)
    {
        // The reader of JSON names neither a member that is missing nor, in plain words, a value of another kind.
        if (shape is KeyNotFoundException { Message: "The given key was not present in the dictionary." })
            return "an object without a member that must be there";
        if (shape is JsonException json)
            return withPlace ? $"{Words(json)}{Place(json)}" : Words(json);
        return
            shape is InvalidOperationException
            && shape.Message.StartsWith("The requested operation requires an element", StringComparison.Ordinal)
            && shape.Message.Split('\'') is [_, var wanted, _, var found, _]
            ? $"a value of JSON kind {found} where {wanted} must stand"
            : shape.Message;
    }

    /// <summary>True for what readers throw at text or JSON of another shape: wrong kind, missing member, number out of range, bad UTF-8.</summary>
    public static bool IsShape(Exception e) =>
        e
            is JsonException
                or FormatException
                or OverflowException
                or KeyNotFoundException
                or InvalidOperationException
                or ArgumentException;

    /// <summary>What the reader of JSON says, without its own way to name the place.</summary>
    private static string Words(JsonException json)
    {
        var text = json.Message;
        foreach (var tail in (ReadOnlySpan<string>)[" Path: ", " LineNumber: "])
            if (text.IndexOf(tail, StringComparison.Ordinal) is var at && at >= 0)
                text = text[..at];
        const string lacks = "was missing required properties including: ";
        if (text.IndexOf(lacks, StringComparison.Ordinal) is var missing && missing >= 0)
            text = "no " + text[(missing + lacks.Length)..];
        return text.TrimEnd('.');
    }

    private static string Place(JsonException json) =>
        json switch
        {
            { LineNumber: > 0 and var line, BytePositionInLine: { } at } => Invariant(
                $" (line {line + 1}, byte {at + 1})"
            ),
            { BytePositionInLine: { } at } => Invariant($" (byte {at + 1})"),
            _ => "",
        };
}
