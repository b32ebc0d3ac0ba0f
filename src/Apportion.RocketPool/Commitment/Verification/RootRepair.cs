using System.Numerics;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment.Verification;

/// <summary>Looks for the one amount whose correction restores the published root.</summary>
internal static class RootRepair
{
    /// <summary>Nodes whose amount, less what its column is too high, gives the published root.</summary>
    public static IEnumerable<(int Node, UInt256 Amount)> Candidates(
        VerificationSubject subject,
        BigInteger tooHigh,
        Func<NodeReward, UInt256> get,
        Func<NodeReward, UInt256, NodeReward> set
    )
    {
        NodeReward[] nodes = [.. subject.File.Nodes];
        var leaves = new Hash256[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
            leaves[i] = RewardsLeaf.Hash(nodes[i], subject.Header.HasVoterShare);
        for (int i = 0; i < nodes.Length; i++)
        {
            BigInteger corrected = (BigInteger)get(nodes[i]) - tooHigh;
            if (corrected.Sign < 0 || corrected > (BigInteger)UInt256.MaxValue)
                continue;
            Hash256 before = leaves[i];
            leaves[i] = RewardsLeaf.Hash(set(nodes[i], (UInt256)corrected), subject.Header.HasVoterShare);
            Hash256 root = MerkleTree.Build(MerkleShape.SortedLeavesZeroPadded, InTree(subject, leaves, i)).Root;
            leaves[i] = before;
            if (root == subject.Header.MerkleRoot)
                yield return (i, (UInt256)corrected);
        }
    }

    private static Hash256[] InTree(VerificationSubject subject, Hash256[] leaves, int corrected) =>
        [.. leaves.Where((_, node) => node == corrected || subject.Tree.HasLeaf(node))];
}
