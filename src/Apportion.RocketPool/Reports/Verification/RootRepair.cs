using System.Numerics;
using Apportion.Merkle;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>Looks for the one amount whose correction restores the published root.</summary>
internal static class RootRepair
{
    /// <summary>
    /// The node whose amount, less what its column is too high, gives the published root; null if none does. Amounts that differ from
    /// their correction in one digit are tried first, since that is what a slip of the pen looks like; a node whose stored proof leads
    /// to the root is not tried.
    /// </summary>
    public static (int Node, UInt256 Amount)? Find(
        VerificationSubject subject,
        BigInteger tooHigh,
        Func<NodeReward, UInt256> get,
        Func<NodeReward, UInt256, NodeReward> set
    )
    {
        IReadOnlyList<NodeReward> nodes = subject.File.Nodes;
        (int Node, UInt256 Amount)[] candidates =
        [
            .. Enumerable
                .Range(0, nodes.Count)
                .Where(node => !ProofCheck.HoldsFor(subject, node))
                .Select(node => (Node: node, Corrected: (BigInteger)get(nodes[node]) - tooHigh))
                .Where(candidate =>
                    candidate.Corrected.Sign >= 0 && candidate.Corrected <= (BigInteger)UInt256.MaxValue
                )
                .Select(candidate => (candidate.Node, Amount: (UInt256)candidate.Corrected))
                .OrderByDescending(candidate => IsOneDigit(get(nodes[candidate.Node]), candidate.Amount)),
        ];
        var leaves = new Hash256[nodes.Count];
        for (int node = 0; node < leaves.Length; node++)
            leaves[node] = RewardsLeaf.Hash(nodes[node], subject.Header.HasVoterShare);
        foreach ((int node, UInt256 amount) in candidates)
        {
            if (RootWith(subject, leaves, node, set(nodes[node], amount)) == subject.Header.MerkleRoot)
                return (node, amount);
        }
        return null;
    }

    private static Hash256 RootWith(VerificationSubject subject, Hash256[] leaves, int changed, NodeReward reward)
    {
        var kept = new List<Hash256>(leaves.Length);
        for (int node = 0; node < leaves.Length; node++)
        {
            bool hasLeaf =
                node == changed ? subject.Header.TreeHoldsZeroNodes || !reward.IsZero : subject.Tree.HasLeaf(node);
            if (hasLeaf)
                kept.Add(node == changed ? RewardsLeaf.Hash(reward, subject.Header.HasVoterShare) : leaves[node]);
        }
        return kept.Count == 0 ? default : MerkleTree.Build(MerkleShape.SortedLeavesZeroPadded, [.. kept]).Root;
    }

    private static bool IsOneDigit(UInt256 found, UInt256 corrected)
    {
        string a = found.ToString();
        string b = corrected.ToString().PadLeft(a.Length, '0');
        a = a.PadLeft(b.Length, '0');
        return a.Zip(b).Count(pair => pair.First != pair.Second) == 1;
    }
}
