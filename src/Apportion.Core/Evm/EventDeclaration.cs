using System.Collections.Immutable;

namespace Apportion.Core.Evm;

/// <summary>Reads the text of an event declaration from left to right.</summary>
internal sealed class EventDeclaration(string text)
{
    private int _at;

    /// <summary>The name before the opening parenthesis.</summary>
    public string ReadName() => Word() is { Length: > 0 } name ? name : throw Bad("a name");

    /// <summary>A list of parameters in parentheses.</summary>
    public ImmutableArray<AbiParameter> ReadParameters()
    {
        Take('(');
        var parameters = ImmutableArray.CreateBuilder<AbiParameter>();
        while (!TryTake(')'))
        {
            if (parameters.Count > 0)
            {
                Take(',');
            }

            parameters.Add(ReadParameter());
        }

        return parameters.ToImmutable();
    }

    private AbiParameter ReadParameter()
    {
        SkipSpaces();
        var type = _at < text.Length && text[_at] == '(' ? AbiType.Tuple(ReadParameters()) : AbiType.Elementary(Word());
        while (TryTake('['))
        {
            Take(']');
            type = type.ToArrayType();
        }

        var name = Word();
        var indexed = name == "indexed";
        return new AbiParameter(indexed ? Word() : name, type, indexed);
    }

    private string Word()
    {
        SkipSpaces();
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        return text[start.._at];
    }

    private void Take(char expected)
    {
        if (!TryTake(expected))
        {
            throw Bad($"'{expected}'");
        }
    }

    private bool TryTake(char expected)
    {
        SkipSpaces();
        if (_at < text.Length && text[_at] == expected)
        {
            _at++;
            return true;
        }

        return false;
    }

    private void SkipSpaces()
    {
        while (_at < text.Length && text[_at] == ' ')
        {
            _at++;
        }
    }

    private FormatException Bad(string expected) =>
        new(FormattableString.Invariant($"'{text}': expected {expected} at character {_at}"));
}
