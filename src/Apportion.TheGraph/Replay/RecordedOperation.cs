using System.Text.Json;

namespace Apportion.TheGraph.Replay;

/// <summary>One line of a recorded sequence: a call, or an upgrade of the contracts.</summary>
public sealed record RecordedOperation
{
    /// <summary>Sequence number; consecutive.</summary>
    public ulong Number { get; init; }

    /// <summary>Name for people, or null.</summary>
    public string? Label { get; init; }

    /// <summary>Block the contracts see.</summary>
    public ulong Block { get; init; }

    /// <summary>Time the contracts see, seconds.</summary>
    public ulong Timestamp { get; init; }

    /// <summary>Caller.</summary>
    public Address From { get; init; }

    /// <summary>Contract called.</summary>
    public Address To { get; init; }

    /// <summary>Selector and arguments; empty for an upgrade.</summary>
    public byte[] Calldata { get; init; } = [];

    /// <summary>Whether the chain accepted it; null if the record does not say.</summary>
    public bool? Succeeded { get; init; }

    /// <summary>The chain's revert text, or null.</summary>
    public string? RevertText { get; init; }

    /// <summary>Ruleset an upgrade switches to, or null.</summary>
    public string? UpgradeTo { get; init; }

    /// <summary>Contracts after an upgrade, or null.</summary>
    public JsonElement? Addresses { get; init; }

    /// <summary>Getter values recorded after the operation, or null.</summary>
    public JsonElement? State { get; init; }

    /// <summary>File and line.</summary>
    public string Where { get; init; } = "";
}
