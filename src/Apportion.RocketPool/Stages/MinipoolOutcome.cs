using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Stages;

/// <summary>What one staking minipool of an eligible node got of the Smoothing Pool, and by which rule.</summary>
public sealed record MinipoolOutcome
{
    /// <summary>The minipool.</summary>
    public required Address Address { get; init; }

    /// <summary>Its node.</summary>
    public required Address Node { get; init; }

    /// <summary>Its validator.</summary>
    public required ValidatorPubkey Pubkey { get; init; }

    /// <summary>Why it got what it got: a stable code of <see cref="OutcomeReason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether the ruleset's validator filter lets it share.</summary>
    public required bool Active { get; init; }

    /// <summary>Duties seen on chain that the ruleset counts.</summary>
    public required ulong Good { get; init; }

    /// <summary>Duties missed that the ruleset counts.</summary>
    public required ulong Missed { get; init; }

    /// <summary>Slots of the missed duties that count, ascending; computed when asked for.</summary>
    public required Func<IReadOnlyList<ulong>> MissedSlots { get; init; }

    /// <summary>First slot of its activity (v2 to v4; else 0).</summary>
    public ulong StartSlot { get; init; }

    /// <summary>Last slot of its activity (v2 to v4; else 0).</summary>
    public ulong EndSlot { get; init; }

    /// <summary>Sum of its attestation scores (v5 on; else 0), scaled by 10^18.</summary>
    public UInt256 AttestationScore { get; init; }

    /// <summary>ETH from the Smoothing Pool without bonus, in wei.</summary>
    public UInt256 EthEarned { get; init; }

    /// <summary>Consensus bonus; null when none was examined.</summary>
    public ConsensusBonusOutcome? Bonus { get; init; }
}
