using System.Text;
using System.Text.Json;
using Apportion.Core;
using static System.FormattableString;

namespace Apportion.RocketPool.Commitment.Json;

/// <content>Where the reader is, and what it found wrong.</content>
internal sealed partial class ArtifactReader
{
    /// <summary>How many problems of one file are listed before reading stops.</summary>
    public const int MaxProblems = 100;

    private const int MaxDepth = 32;
    private readonly byte[][] _names = new byte[MaxDepth][];
    private readonly int[] _lengths = new int[MaxDepth];
    private int _depth;
    private readonly List<Finding> _problems = [];
    private readonly List<Finding> _notices = [];

    /// <summary>Values that could not be read; reading went on after them.</summary>
    public IReadOnlyList<Finding> Problems => _problems;

    /// <summary>Things worth knowing that do not stand in the way.</summary>
    public IReadOnlyList<Finding> Notices => _notices;

    /// <summary>File, line, column and JSON path of the current token.</summary>
    public string Where
    {
        get
        {
            (long line, long column) = Place(Math.Min(_tokenStart, _end));
            return Invariant($"{file}: line {line}, column {column}: {PathText()}");
        }
    }

    /// <summary>Notes a value that is not what it should be and goes on; too many of them end the reading.</summary>
    public void Problem(string code, string expected, string advice)
    {
        _problems.Add(Finding.Malformed(code, Where, expected, Preview(), advice));
        if (_problems.Count >= MaxProblems)
            throw Malformed(
                "json.too-many-problems",
                Invariant($"fewer than {MaxProblems} of them"),
                Invariant($"{_problems.Count} values that cannot be read"),
                "The file is not what its name says, or badly damaged"
            );
    }

    public void Notice(string code, string text) => _notices.Add(Finding.Notice(code, Where, text));

    /// <summary>An error at the current token.</summary>
    public ApportionException Malformed(
        string code,
        string expected,
        string actual,
        string advice,
        Exception? inner = null
    ) => ApportionException.Malformed(code, Where, expected, actual, advice, inner);

    /// <summary>What stands at the current token, shortened.</summary>
    public string Preview() =>
        Token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.EndObject => "the end of the object",
            JsonTokenType.EndArray => "the end of the array",
            JsonTokenType.String or JsonTokenType.PropertyName => "\"" + Short(Value) + "\"",
            JsonTokenType.None => "nothing",
            _ => Short(Value),
        };

    private void SetName(ReadOnlySpan<byte> name)
    {
        byte[] place = _names[_depth] ??= new byte[64];
        _lengths[_depth] = Math.Min(name.Length, place.Length);
        name[.._lengths[_depth]].CopyTo(place);
    }

    private string PathText()
    {
        var path = new StringBuilder("$");
        for (int i = 1; i <= _depth && i < MaxDepth; i++)
        {
            if (_names[i] is null || _lengths[i] == 0)
                continue;
            path.Append('.').Append(Encoding.UTF8.GetString(_names[i], 0, _lengths[i]));
        }
        return path.ToString();
    }

    private static string Short(ReadOnlySpan<byte> value)
    {
        const int longest = 100;
        string text = Encoding
            .UTF8.GetString(value.Length <= longest ? value : value[..longest])
            .ReplaceLineEndings(" ");
        return value.Length <= longest ? text : Invariant($"{text}... ({value.Length} bytes)");
    }
}
