using Apportion.Merkle;

namespace Apportion.RocketPool.Commitment.Claims;

/// <summary>A claim with what it was built from.</summary>
/// <param name="Header">The interval.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Root">The root that it leads to.</param>
/// <param name="Leaf">Its leaf.</param>
public sealed record ProvenClaim(RewardsHeader Header, RewardClaim Claim, Hash256 Root, Hash256 Leaf)
{
    /// <summary>On-chain tree version: 0 has four words in a leaf, 1 has the voter share too. Source: spec rocket-pool section 11.</summary>
    public int TreeVersion => Header.HasVoterShare ? 1 : 0;
}
