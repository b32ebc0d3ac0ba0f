using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Commitment;

/// <summary>One payment of an accepted claim, as the event RewardsClaimed reports it.</summary>
/// <param name="Root">The root that was claimed from.</param>
/// <param name="Earner">Whose rewards.</param>
/// <param name="Claimer">Who called.</param>
/// <param name="Recipient">Who is paid.</param>
/// <param name="Token">The token.</param>
/// <param name="Amount">What is paid, base units: the cumulative amount less what was claimed before.</param>
public sealed record ClaimPayout(
    Hash256 Root,
    Address Earner,
    Address Claimer,
    Address Recipient,
    Address Token,
    UInt256 Amount
);
