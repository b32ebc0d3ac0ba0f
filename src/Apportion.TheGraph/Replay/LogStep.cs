namespace Apportion.TheGraph.Replay;

/// <summary>One transaction of a log replay and what it moved.</summary>
/// <param name="Block">Block as contracts see it.</param>
/// <param name="Timestamp">Time, seconds.</param>
/// <param name="Where">Place on the chain.</param>
/// <param name="Movements">What moved.</param>
public sealed record LogStep(ulong Block, ulong Timestamp, string Where, IReadOnlyList<LogMovement> Movements);
