using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment;

/// <summary>Attestations of one validator and what they earned.</summary>
/// <param name="Pubkey">Its BLS key, 96 hex digits without 0x.</param>
/// <param name="Successful">Attestations made.</param>
/// <param name="Missed">Attestations missed.</param>
/// <param name="Score">Sum of its attestation scores, scaled by 10^18; null in file version 1.</param>
/// <param name="MissingSlots">Slots of the missed attestations, ascending.</param>
/// <param name="EthEarned">Wei without bonus; null in file version 1, whose number is rounded.</param>
public sealed record ValidatorPerformance(
    string Pubkey,
    ulong Successful,
    ulong Missed,
    UInt256? Score,
    IReadOnlyList<ulong> MissingSlots,
    UInt256? EthEarned
);
