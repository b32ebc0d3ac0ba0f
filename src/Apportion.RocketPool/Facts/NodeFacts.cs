using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Facts;

/// <summary>A registered node at the snapshot block.</summary>
/// <remarks>Source: spec rocket-pool section 14.</remarks>
public sealed record NodeFacts
{
    /// <summary>The operator's address.</summary>
    public required Address Address { get; init; }

    /// <summary>When the node registered, Unix seconds.</summary>
    public required ulong RegistrationTime { get; init; }

    /// <summary>Network the node asked to be paid on; 0 is Ethereum.</summary>
    public required ulong RewardNetwork { get; init; }

    /// <summary>Whether the node is in the Smoothing Pool at the snapshot.</summary>
    public required bool OptedIn { get; init; }

    /// <summary>Last change of <see cref="OptedIn"/>, Unix seconds; 0 is never.</summary>
    public required ulong OptChangedTime { get; init; }

    /// <summary>Effective RPL stake as the contract computed it, in wei; null when the document does not say.</summary>
    public UInt256? EffectiveRplStake { get; init; }

    /// <summary>Staked RPL in wei; with <see cref="MegapoolRplStake"/> set it is the legacy stake alone.</summary>
    public UInt256? RplStake { get; init; }

    /// <summary>RPL staked on the node's megapool, in wei (Saturn; else 0).</summary>
    public UInt256 MegapoolRplStake { get; init; }

    /// <summary>The node's megapool; null when it has none.</summary>
    public MegapoolFacts? Megapool { get; init; }

    /// <summary>All minipools of the node, whatever their status.</summary>
    public required IReadOnlyList<MinipoolFacts> Minipools { get; init; }
}
