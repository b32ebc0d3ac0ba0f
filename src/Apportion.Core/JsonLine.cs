namespace Apportion.Core;

/// <summary>One line of a JSON Lines file.</summary>
/// <param name="Utf8">The text without its line end; valid until the next line is read.</param>
/// <param name="File">Name of the file as messages show it.</param>
/// <param name="Number">Number of the line; the first one is 1.</param>
public readonly record struct JsonLine(ReadOnlyMemory<byte> Utf8, string File, long Number)
{
    /// <summary>File and line number, for example <c>logs.jsonl:17</c>.</summary>
    public string Where => string.Create(CultureInfo.InvariantCulture, $"{File}:{Number}");
}
