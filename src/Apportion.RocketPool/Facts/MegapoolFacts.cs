using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Facts;

/// <summary>A node's megapool (Saturn) at the snapshot block.</summary>
/// <remarks>Source: spec rocket-pool section 14.</remarks>
public sealed record MegapoolFacts
{
    /// <summary>The megapool's address.</summary>
    public required Address Address { get; init; }

    /// <summary>Bond of the node over all its validators, in wei.</summary>
    public required UInt256 NodeBond { get; init; }

    /// <summary>Users' capital over all its validators, in wei.</summary>
    public required UInt256 UserCapital { get; init; }

    /// <summary>ETH the node bonded for vote power, in wei.</summary>
    public required UInt256 EthBonded { get; init; }

    /// <summary>Active validators by the contract's count.</summary>
    public required ulong ActiveValidatorCount { get; init; }

    /// <summary>All validators the contract lists.</summary>
    public required IReadOnlyList<MegapoolValidatorFacts> Validators { get; init; }
}
