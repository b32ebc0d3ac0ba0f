using Apportion.DataHaven.Commitment;
using Apportion.Merkle;

namespace Apportion.DataHaven.Stages;

/// <summary>What came of one attempt to send an era's message.</summary>
/// <param name="Payout">Amounts, or null if the message was not built that far or carries a root.</param>
/// <param name="DustMoved">Dust moved to the treasury at this attempt.</param>
/// <param name="Message">The message, or null if none was built.</param>
/// <param name="Failure">A code of <see cref="SendFailure"/>, or null if it was sent.</param>
public sealed record SendAttempt(Payout? Payout, UInt128 DustMoved, OutboundMessage? Message, string? Failure)
{
    /// <summary>Whether it was sent.</summary>
    public bool Sent => Failure is null;
}

/// <summary>What the end of an era gave.</summary>
/// <param name="Era">The era.</param>
/// <param name="Blocks">Blocks produced in it, where counted.</param>
/// <param name="Inflation">Inflation and its split.</param>
/// <param name="TotalPoints">Sum of points.</param>
/// <param name="Minted">Whether the inflation was minted.</param>
/// <param name="Amount">Amount the message promises and the event names; null if nothing was sent or queued.</param>
/// <param name="StartTimestamp">Seconds, wrapping at 2^32.</param>
/// <param name="Root">Merkle root of points, where the message carries one.</param>
/// <param name="Attempt">The attempt to send, or null if there was none.</param>
public sealed record EraResult(
    uint Era,
    uint Blocks,
    InflationSplit Inflation,
    UInt128 TotalPoints,
    bool Minted,
    UInt128? Amount,
    uint StartTimestamp,
    Hash256? Root,
    SendAttempt? Attempt
);

/// <summary>An era's message that waits to be sent again.</summary>
/// <param name="Era">The era.</param>
/// <param name="StartTimestamp">Seconds.</param>
/// <param name="Amount">Amount it promises.</param>
public readonly record struct UnsentReward(uint Era, uint StartTimestamp, UInt128 Amount);
