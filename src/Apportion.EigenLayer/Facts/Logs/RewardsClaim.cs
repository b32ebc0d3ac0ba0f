using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>One token paid out by the RewardsCoordinator.</summary>
/// <param name="Root">The root that was claimed from.</param>
/// <param name="Earner">Whose rewards.</param>
/// <param name="Claimer">Who claimed.</param>
/// <param name="Recipient">Who was paid.</param>
/// <param name="Token">The token.</param>
/// <param name="ClaimedAmount">What was paid, base units: the cumulative amount less what was claimed before.</param>
/// <param name="TransactionHash">The transaction that emitted the event.</param>
/// <param name="LogIndex">Position of the log in its block.</param>
/// <param name="BlockNumber">The block that emitted the event.</param>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public readonly record struct RewardsClaim(
    Hash256 Root,
    Address Earner,
    Address Claimer,
    Address Recipient,
    Address Token,
    Numerics.UInt256 ClaimedAmount,
    Hash256 TransactionHash,
    long LogIndex,
    long BlockNumber
) : IEventRow;
