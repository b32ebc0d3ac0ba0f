using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment;

/// <summary>A megapool: its voter share and its validators.</summary>
/// <param name="Megapool">The megapool.</param>
/// <param name="VoterShare">Voter ETH of its node in wei; null where left out.</param>
/// <param name="Validators">Its validators; null where left out.</param>
public sealed record MegapoolPerformance(
    Address Megapool,
    UInt256? VoterShare,
    IReadOnlyList<ValidatorPerformance>? Validators
);
