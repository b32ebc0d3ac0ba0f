using System.Text;

namespace Apportion.TheGraph.Facts;

/// <summary>An event of a contract with its parameters, read from a Solidity declaration.</summary>
public sealed class EventDefinition
{
    /// <summary>Reads a declaration such as <c>Burned(address indexed curator, uint256 tokens)</c>.</summary>
    /// <exception cref="ArgumentException">The text is no such declaration.</exception>
    public EventDefinition(string declaration)
    {
        var open = declaration.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || declaration[^1] != ')')
            throw new ArgumentException($"\"{declaration}\" is not an event declaration", nameof(declaration));
        Name = declaration[..open];
        Parameters =
        [
            .. declaration[(open + 1)..^1]
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(Parse),
        ];
        Signature = $"{Name}({string.Join(',', Parameters.Select(parameter => parameter.Type))})";
        Topic0 = Keccak256.Hash(Encoding.ASCII.GetBytes(Signature));
        IndexedCount = Parameters.Count(parameter => parameter.Indexed);
    }

    /// <summary>The name alone.</summary>
    public string Name { get; }

    /// <summary>Canonical signature.</summary>
    public string Signature { get; }

    /// <summary>Keccak-256 of the signature.</summary>
    public Hash256 Topic0 { get; }

    /// <summary>Parameters in declared order.</summary>
    public IReadOnlyList<EventParameter> Parameters { get; }

    /// <summary>How many are in topics.</summary>
    public int IndexedCount { get; }

    /// <inheritdoc/>
    public override string ToString() => Signature;

    private static EventParameter Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new EventParameter(words[0], words[^1], words.Length == 3);
    }
}
