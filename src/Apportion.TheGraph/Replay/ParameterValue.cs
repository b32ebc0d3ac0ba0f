namespace Apportion.TheGraph.Replay;

/// <summary>The value of a parameter whose event carries only its name.</summary>
/// <param name="Block">Block of the event's log.</param>
/// <param name="LogIndex">Its log index.</param>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">Its new value as text.</param>
public sealed record ParameterValue(ulong Block, ulong LogIndex, string Name, string Value);
