namespace Apportion.Core;

/// <summary>Splits a stream of JSON Lines into lines without decoding them; memory is one line and one buffer.</summary>
public static class JsonLines
{
    private const int BufferSize = 1 << 16;

    /// <summary>The lines of a stream, blank ones left out but counted. The stream is not closed.</summary>
    /// <param name="stream">UTF-8 text; a byte order mark, CR before LF and a last line without LF are accepted.</param>
    /// <param name="file">Name for messages.</param>
    public static IEnumerable<JsonLine> Read(Stream stream, string file)
    {
        var buffer = new byte[BufferSize];
        int start = 0;
        int end = 0;
        long number = 0;
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length < 0)
            {
                if (Fill(stream, ref buffer, ref start, ref end))
                {
                    continue;
                }

                length = end - start;
                if (length == 0)
                {
                    yield break;
                }
            }

            number++;
            var line = Trim(buffer.AsMemory(start, length), first: number == 1);
            start = Math.Min(start + length + 1, end);
            if (!line.IsEmpty)
            {
                yield return new JsonLine(line, file, number);
            }
        }
    }

    private static bool Fill(Stream stream, ref byte[] buffer, ref int start, ref int end)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line, bool first)
    {
        if (first && line.Span.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        return line.Trim(" \t\r"u8);
    }
}
