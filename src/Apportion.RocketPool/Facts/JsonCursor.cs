using System.Text;
using System.Text.Json;

namespace Apportion.RocketPool.Facts;

/// <summary>
/// Reads a JSON document from a stream token by token in one growing buffer, so that a document of gigabytes costs
/// the memory of its longest token.
/// </summary>
internal sealed class JsonCursor(Stream stream)
{
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool final;
    private JsonReaderState state = new(
        new JsonReaderOptions { MaxDepth = 64, CommentHandling = JsonCommentHandling.Disallow }
    );
    private int valueStart;
    private int valueLength;
    private bool escaped;

    public JsonTokenType Token { get; private set; }

    /// <summary>The token's bytes, valid until the next read.</summary>
    public ReadOnlySpan<byte> ValueBytes => buffer.AsSpan(valueStart, valueLength);

    /// <summary>Moves to the next token; false at the end of the document.</summary>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), final, state);
            if (reader.Read())
            {
                Capture(ref reader);
                return true;
            }

            Keep(ref reader);
            if (final)
            {
                return false;
            }

            Fill();
        }
    }

    /// <summary>Text of a string, number or property name.</summary>
    public string Text()
    {
        if (!escaped)
        {
            return Encoding.UTF8.GetString(ValueBytes);
        }

        var quoted = new byte[valueLength + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        ValueBytes.CopyTo(quoted.AsSpan(1));
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>
    /// Reads the rest of an array of whole numbers below 2^32 into <paramref name="into"/>. Stops at the first token
    /// that is anything else; the caller looks at <see cref="Token"/>.
    /// </summary>
    public void ReadUInt32Array(List<uint> into)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), final, state);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.Number && reader.TryGetUInt32(out var value))
                {
                    into.Add(value);
                    continue;
                }

                Capture(ref reader);
                return;
            }

            Keep(ref reader);
            if (final)
            {
                Token = JsonTokenType.None;
                return;
            }

            Fill();
        }
    }

    /// <summary>Passes over the value that the current token starts.</summary>
    public void SkipValue()
    {
        var depth = 0;
        do
        {
            if (Token is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                depth++;
            }
            else if (Token is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                depth--;
            }
        } while (depth > 0 && Read());
    }

    private void Capture(ref Utf8JsonReader reader)
    {
        Token = reader.TokenType;
        valueStart = start + (int)reader.TokenStartIndex;
        valueLength = reader.ValueSpan.Length;
        if (Token is JsonTokenType.String or JsonTokenType.PropertyName)
        {
            valueStart++;
        }

        escaped = reader.ValueIsEscaped;
        Keep(ref reader);
    }

    private void Keep(ref Utf8JsonReader reader)
    {
        start += (int)reader.BytesConsumed;
        state = reader.CurrentState;
    }

    private void Fill()
    {
        var left = end - start;
        if (left == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        Buffer.BlockCopy(buffer, start, buffer, 0, left);
        start = 0;
        end = left;
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        final = read == 0;
    }
}
