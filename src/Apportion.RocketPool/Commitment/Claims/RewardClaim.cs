using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment.Claims;

/// <summary>The claim of one node for one interval, as the distributor takes it. Source: spec rocket-pool section 13.</summary>
/// <param name="RewardIndex">The interval.</param>
/// <param name="AmountRpl">Collateral and Oracle DAO RPL together, in wei.</param>
/// <param name="AmountSmoothingPoolEth">Smoothing-pool ETH without voter share, in wei.</param>
/// <param name="AmountVoterEth">Voter share in wei; has to be 0 for trees of version 0.</param>
/// <param name="Proof">The proof, from the leaf upwards.</param>
public sealed record RewardClaim(
    UInt256 RewardIndex,
    UInt256 AmountRpl,
    UInt256 AmountSmoothingPoolEth,
    UInt256 AmountVoterEth,
    IReadOnlyList<Hash256> Proof
)
{
    /// <summary>The claim of the node at a position of a file.</summary>
    /// <exception cref="ApportionException">The node has nothing to claim.</exception>
    public static RewardClaim Of(RewardsFile file, RewardsTree tree, int node)
    {
        NodeReward reward = file.Nodes[node];
        if (reward.IsZero)
            throw ApportionException.Missing(
                "rocketpool.claim.nothing",
                $"{file.Header.Network} {file.Header.Index}: {reward.Node}",
                "an amount above 0",
                "This node has nothing to claim in this interval"
            );
        return new RewardClaim(
            file.Header.Index,
            reward.TotalRpl,
            reward.SmoothingPoolEth,
            reward.VoterShareEth,
            tree.ProofOf(node)
        );
    }
}
