using System.Text.Json;

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
    public static string Found(Exception shape)
    {
        // The reader of JSON names neither a member that is missing nor, in plain words, a value of another kind.
        if (shape is KeyNotFoundException { Message: "The given key was not present in the dictionary." })
            return "an object without a member that must be there";
        return shape is InvalidOperationException && shape.Message.Split('\'') is [_, var wanted, _, var found, _]
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
}
