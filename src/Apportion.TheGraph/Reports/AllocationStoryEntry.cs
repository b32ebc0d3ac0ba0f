using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Stages;

namespace Apportion.TheGraph.Reports;

/// <summary>One line of an allocation's story.</summary>
/// <param name="FromBlock">First block of the span; equal to <paramref name="ToBlock"/> for a moment.</param>
/// <param name="ToBlock">Block of the command.</param>
/// <param name="Timestamp">Time of the command, seconds.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Condition">Why, if something was not paid.</param>
/// <param name="Amount">Wei.</param>
/// <param name="Recipient">Who got it; zero if nobody.</param>
/// <param name="Where">The record it comes from.</param>
/// <param name="Note">A sentence for people, or null.</param>
/// <param name="Status">How far the amount can be trusted; always exact in a replay of calls.</param>
/// <param name="Doubt">Why the amount is not exact, in words; null if it is.</param>
public sealed record AllocationStoryEntry(
    ulong FromBlock,
    ulong ToBlock,
    ulong Timestamp,
    AllocationEntryKind Kind,
    RewardCondition Condition,
    UInt256 Amount,
    Address Recipient,
    string Where,
    string? Note = null,
    FigureStatus Status = FigureStatus.Exact,
    string? Doubt = null
);
