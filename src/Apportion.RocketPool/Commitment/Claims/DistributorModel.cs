using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment.Claims;

/// <summary>
/// What the distributor of layer 1 says to a claim: roots and tree versions by interval, and who has claimed. It does not
/// know withdrawal addresses, so whether the sender may claim is not decided here. Source: spec rocket-pool section 13.
/// </summary>
public sealed class DistributorModel
{
    private readonly Dictionary<UInt256, DistributorTree> _trees = [];
    private readonly HashSet<(Address Node, UInt256 Index)> _claimed = [];

    /// <summary>Makes a root known for an interval.</summary>
    public void Relay(UInt256 index, DistributorTree tree) => _trees[index] = tree;

    /// <summary>Whether a root is known for an interval.</summary>
    public bool Knows(UInt256 index) => _trees.ContainsKey(index);

    /// <summary>Whether a node has claimed an interval.</summary>
    public bool IsClaimed(Address node, UInt256 index) => _claimed.Contains((node, index));

    /// <summary>Decides a call and, if it is paid, remembers it. A refused call leaves no trace.</summary>
    /// <param name="node">The node.</param>
    /// <param name="claims">The claims, in any order; trees of both versions may be mixed.</param>
    /// <param name="stake">RPL to stake, or null for a plain claim.</param>
    public ClaimRefusal Claim(Address node, IReadOnlyList<RewardClaim> claims, UInt256? stake = null)
    {
        ClaimRefusal refusal = Decide(node, claims, stake);
        if (refusal == ClaimRefusal.None)
            _claimed.UnionWith(claims.Select(claim => (node, claim.RewardIndex)));
        return refusal;
    }

    /// <summary>Decides a call without remembering it.</summary>
    public ClaimRefusal Decide(Address node, IReadOnlyList<RewardClaim> claims, UInt256? stake = null)
    {
        if (claims.Count == 0)
            return ClaimRefusal.EmptyList;
        var inThisCall = new HashSet<UInt256>();
        foreach (RewardClaim claim in claims)
        {
            if (claim.AmountRpl.IsZero && claim.AmountSmoothingPoolEth.IsZero && claim.AmountVoterEth.IsZero)
                return ClaimRefusal.InvalidAmount;
            if (IsClaimed(node, claim.RewardIndex) || !inThisCall.Add(claim.RewardIndex))
                return ClaimRefusal.AlreadyClaimed;
            ClaimRefusal refusal = DecideProof(node, claim);
            if (refusal != ClaimRefusal.None)
                return refusal;
        }
        UInt256 claimed = claims.Aggregate(UInt256.Zero, (sum, claim) => sum + claim.AmountRpl);
        return stake > claimed ? ClaimRefusal.InvalidStakeAmount : ClaimRefusal.None;
    }

    private ClaimRefusal DecideProof(Address node, RewardClaim claim)
    {
        // An interval without a root reads as version 0 with a zero root: the storage's default.
        DistributorTree tree = _trees.GetValueOrDefault(claim.RewardIndex);
        if (tree.Version > 1)
            return ClaimRefusal.InvalidVersion;
        bool hasVoterShare = tree.Version == 1;
        if (!hasVoterShare && !claim.AmountVoterEth.IsZero)
            return ClaimRefusal.InvalidClaim;
        // The distributor of layer 1 uses its own network id, 0, whatever the node's entry says.
        var leaf = new NodeReward(
            node,
            0,
            claim.AmountRpl,
            UInt256.Zero,
            claim.AmountSmoothingPoolEth,
            claim.AmountVoterEth
        );
        Hash256 root = MerkleProof.FoldSorted(RewardsLeaf.Hash(leaf, hasVoterShare), [.. claim.Proof]);
        return root == tree.Root ? ClaimRefusal.None : ClaimRefusal.InvalidProof;
    }
}
