using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Stages;

/// <summary>What one tracked megapool validator of an eligible node got of the Smoothing Pool (v11).</summary>
public sealed record MegapoolValidatorOutcome
{
    /// <summary>The megapool.</summary>
    public required Address Megapool { get; init; }

    /// <summary>Its node.</summary>
    public required Address Node { get; init; }

    /// <summary>The validator.</summary>
    public required ValidatorPubkey Pubkey { get; init; }

    /// <summary>Why it got what it got: a stable code of <see cref="OutcomeReason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>Duties seen on chain that count.</summary>
    public required ulong Good { get; init; }

    /// <summary>Duties missed that count.</summary>
    public required ulong Missed { get; init; }

    /// <summary>Slots of the missed duties that count, ascending; computed when asked for.</summary>
    public required Func<IReadOnlyList<ulong>> MissedSlots { get; init; }

    /// <summary>Sum of its attestation scores, scaled by 10^18.</summary>
    public required UInt256 AttestationScore { get; init; }

    /// <summary>ETH earned, in wei.</summary>
    public required UInt256 EthEarned { get; init; }
}
