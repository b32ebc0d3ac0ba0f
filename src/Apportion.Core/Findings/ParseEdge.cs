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
            throw ApportionException.Malformed(code, where, expected, e.Message, advice, e);
        }
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
