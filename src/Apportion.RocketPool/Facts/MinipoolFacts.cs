using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Facts;

/// <summary>A minipool at the snapshot block.</summary>
/// <remarks>Source: spec rocket-pool section 14.</remarks>
public sealed record MinipoolFacts
{
    /// <summary>The minipool's address.</summary>
    public required Address Address { get; init; }

    /// <summary>Public key of its validator.</summary>
    public required ValidatorPubkey Pubkey { get; init; }

    /// <summary>Whether the manager contract knows it.</summary>
    public required bool Exists { get; init; }

    /// <summary>Contract status.</summary>
    public required MinipoolStatus Status { get; init; }

    /// <summary>When it got that status, Unix seconds.</summary>
    public required ulong StatusTime { get; init; }

    /// <summary>Penalties given by the Oracle DAO; three make the node a cheater.</summary>
    public required ulong PenaltyCount { get; init; }

    /// <summary>Whether the node finalised it. No ruleset reads this.</summary>
    public required bool Finalised { get; init; }

    /// <summary>The node's commission at the snapshot, scaled by 10^18.</summary>
    public required UInt256 NodeFee { get; init; }

    /// <summary>The node's bond at the snapshot, in wei.</summary>
    public required UInt256 NodeDepositBalance { get; init; }

    /// <summary>The users' deposit at the snapshot, in wei.</summary>
    public required UInt256 UserDepositBalance { get; init; }

    /// <summary>When the bond was last reduced, Unix seconds; 0 is never.</summary>
    public required ulong LastBondReductionTime { get; init; }

    /// <summary>Bond before that reduction, in wei.</summary>
    public required UInt256 LastBondReductionPrevValue { get; init; }

    /// <summary>Commission before that reduction, scaled by 10^18; 0 is "not recorded".</summary>
    public required UInt256 LastBondReductionPrevNodeFee { get; init; }

    /// <summary>Whether it exists and is staking: the condition of every reward.</summary>
    public bool IsStaking => Exists && Status == MinipoolStatus.Staking;
}
