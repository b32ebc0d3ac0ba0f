using System.Buffers;
using System.Text;
using System.Text.Json;
using Apportion.Core;
using Apportion.Merkle;
using static System.FormattableString;

namespace Apportion.RocketPool.Commitment.Json;

/// <summary>
/// Reads a JSON document from a stream token by token through one pooled buffer, and knows where it is: line, byte, JSON path.
/// Memory is one token, and a token has a bound, so neither a large file nor a 2 GB line is held.
/// </summary>
/// <param name="stream">UTF-8 JSON; not closed.</param>
/// <param name="file">Name for messages.</param>
internal sealed partial class ArtifactReader(Stream stream, string file) : IDisposable
{
    /// <summary>The longest token that is accepted, in bytes.</summary>
    public const int MaxTokenBytes = 1 << 16;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 32 };
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(MaxTokenBytes);
    private int _start;
    private int _end;
    private int _aheadFrom;
    private bool _final;
    private JsonReaderState _state = new(Options);
    private int _tokenStart;
    private int _valueStart;
    private int _valueLength;
    private byte[]? _unescaped;
    private long _bytesBefore;
    private long _linesBefore;
    private long _lineStart;

    public JsonTokenType Token { get; private set; }

    /// <summary>The token's content without quotes, unescaped; valid until the next read.</summary>
    public ReadOnlySpan<byte> Value => _unescaped ?? _buffer.AsSpan(_valueStart, _valueLength);

    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    /// <summary>Moves to the next token; false at the end of the document.</summary>
    /// <exception cref="ApportionException">The bytes are not JSON, end early, or hold a token beyond the bound.</exception>
    public bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _final, _state);
            bool found;
            try
            {
                found = reader.Read();
            }
            catch (JsonException e)
            {
                throw NotJson(e);
            }
            if (found)
            {
                Capture(ref reader);
                return true;
            }
            _start += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            if (_final)
                return false;
            Fill();
        }
    }

    /// <summary>Passes over the rest of the value that the current token starts.</summary>
    public void Skip()
    {
        if (Token is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;
        int depth = 1;
        while (depth > 0 && Read())
        {
            if (Token is JsonTokenType.StartObject or JsonTokenType.StartArray)
                depth++;
            else if (Token is JsonTokenType.EndObject or JsonTokenType.EndArray)
                depth--;
        }
    }

    /// <summary>
    /// Reads the hashes of the array that was just entered, to its end, in one go: proofs are most of a rewards file.
    /// </summary>
    public void ReadHashes(List<Hash256> into)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _final, _state);
            if (TakeHashes(ref reader, into))
            {
                if (Token == JsonTokenType.EndArray)
                {
                    _depth--;
                    return;
                }
                SetIndex(into.Count);
                into.Add(HashHere());
                continue;
            }
            _start += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            Fill();
        }
    }

    /// <summary>Takes hashes while they come; true at the first other token, which is then current.</summary>
    private bool TakeHashes(ref Utf8JsonReader reader, List<Hash256> into)
    {
        try
        {
            while (reader.Read())
            {
                bool isHash =
                    reader.TokenType == JsonTokenType.String
                    && !reader.ValueIsEscaped
                    && reader.ValueSpan.StartsWith("0x"u8);
                if (!isHash || !Hash256.TryParse(reader.ValueSpan, out Hash256 hash))
                {
                    Capture(ref reader);
                    return true;
                }
                into.Add(hash);
            }
            return false;
        }
        catch (JsonException e)
        {
            throw NotJson(e);
        }
    }

    /// <summary>A reader of the bytes at hand after the current token. What it reads counts once it is accepted.</summary>
    public Utf8JsonReader Ahead()
    {
        _aheadFrom = _start;
        return new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _final, _state);
    }

    /// <summary>Goes on behind what was read ahead: the whole value of a key of the current map.</summary>
    public void Accept(ref Utf8JsonReader ahead, ReadOnlySpan<byte> key)
    {
        SetName(key);
        _start = _aheadFrom + (int)ahead.BytesConsumed;
        _state = ahead.CurrentState;
    }

    private void Capture(ref Utf8JsonReader reader)
    {
        Token = reader.TokenType;
        _tokenStart = _start + (int)reader.TokenStartIndex;
        bool quoted = Token is JsonTokenType.String or JsonTokenType.PropertyName;
        _valueStart = quoted ? _tokenStart + 1 : _tokenStart;
        _valueLength = reader.ValueSpan.Length;
        _unescaped = quoted && reader.ValueIsEscaped ? Unescape(ref reader) : null;
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private byte[] Unescape(ref Utf8JsonReader reader)
    {
        var plain = new byte[reader.ValueSpan.Length];
        try
        {
            return plain[..reader.CopyString(plain)];
        }
        catch (InvalidOperationException e)
        {
            throw Malformed("json.text", "UTF-8 text", Preview(), "Fetch the file again", e);
        }
    }

    private void Fill()
    {
        Forget(_start);
        int left = _end - _start;
        if (left == _buffer.Length)
        {
            _tokenStart = _start;
            throw Malformed(
                "json.token-too-long",
                Invariant($"a token of at most {MaxTokenBytes} bytes"),
                Invariant($"one of more than {left} bytes, starting {Start(_buffer.AsSpan(_start, 24))}"),
                "No field of these files is that long; fetch the file again"
            );
        }
        _buffer.AsSpan(_start, left).CopyTo(_buffer);
        _start = 0;
        _end = left;
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _final = read == 0;
        if (_bytesBefore == 0 && _buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
            _start = 3;
    }

    private void Forget(int count)
    {
        Span<byte> gone = _buffer.AsSpan(0, count);
        int last = gone.LastIndexOf((byte)'\n');
        if (last >= 0)
        {
            _linesBefore += gone.Count((byte)'\n');
            _lineStart = _bytesBefore + last + 1;
        }
        _bytesBefore += count;
    }

    /// <summary>Line and column (from 1) of a place in the buffer.</summary>
    private (long Line, long Column) Place(int position)
    {
        Span<byte> before = _buffer.AsSpan(0, position);
        int last = before.LastIndexOf((byte)'\n');
        long lineStart = last < 0 ? _lineStart : _bytesBefore + last + 1;
        return (_linesBefore + before.Count((byte)'\n') + 1, _bytesBefore + position - lineStart + 1);
    }

    private ApportionException NotJson(JsonException e)
    {
        long line = (e.LineNumber ?? 0) + 1;
        long column = (e.BytePositionInLine ?? 0) + 1;
        string where = Invariant($"{file}: line {line}, column {column}: {PathText()}");
        bool truncated = _final && Place(_end) is var end && end.Line == line && end.Column <= column;
        return truncated
            ? ApportionException.Malformed(
                "json.truncated",
                where,
                "the rest of the document",
                Invariant($"the end after {_bytesBefore + _end} bytes"),
                "The file is not complete; fetch it again",
                e
            )
            : ApportionException.Malformed(
                "json.syntax",
                where,
                "JSON",
                ParseEdge.Found(e, withPlace: false),
                "Fetch the file again, or look at this place in an editor",
                e
            );
    }

    private static string Start(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes).ReplaceLineEndings(" ");
}
