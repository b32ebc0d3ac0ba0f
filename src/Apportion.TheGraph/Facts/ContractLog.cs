using Apportion.Core.Evm;

namespace Apportion.TheGraph.Facts;

/// <summary>
/// One decoded log: predicted by the engine or read from a chain. Static arguments are words; the one dynamic argument an
/// event may have is kept as bytes, with a zero word in its place.
/// </summary>
public sealed class ContractLog(Address emitter, EventDescription? definition, UInt256[] words, byte[]? bytes = null)
{
    /// <summary>The contract.</summary>
    public Address Emitter { get; } = emitter;

    /// <summary>The event; null for a log of a contract without a known interface (a curation share token).</summary>
    public EventDescription? Definition { get; } = definition;

    /// <summary>Arguments in declared order.</summary>
    public IReadOnlyList<UInt256> Words { get; } = words;

    /// <summary>Content of the dynamic argument, or null.</summary>
    public byte[]? Bytes { get; } = bytes;

    /// <summary>True if the last word cannot be known (the rest of an allowance that was never seen).</summary>
    public bool LastWordUnknown { get; init; }

    /// <summary>Name of the event, or null.</summary>
    public string? Name => Definition?.Name;

    /// <summary>An argument as amount.</summary>
    public UInt256 Amount(int index) => Words[index];

    /// <summary>An argument as address.</summary>
    public Address Account(int index) => Word.ToAddress(Words[index]);

    /// <summary>An argument as bytes32.</summary>
    public Hash256 Id(int index) => Word.ToHash(Words[index]);

    /// <summary>The dynamic argument as text.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes ?? []);

    /// <inheritdoc/>
    public override string ToString() =>
        Definition is null
            ? $"{Emitter} unknown event"
            : $"{Name}({string.Join(", ", Definition.Parameters.Select((p, i) => $"{p.Name}={ArgumentText(i)}"))})";

    /// <summary>An argument as text: decimal, lower-case hex, true or false.</summary>
    public string ArgumentText(int index)
    {
        var type = Definition!.Parameters[index].Type.Canonical;
        return type switch
        {
            "address" => Account(index).ToString(),
            "bytes32" => Id(index).ToString(),
            "bool" => Words[index].IsZero ? "false" : "true",
            "bytes" => "0x" + Convert.ToHexStringLower(Bytes ?? []),
            "string" => Text,
            _ => Words[index].ToString(),
        };
    }
}
