using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;
using static System.FormattableString;

namespace Apportion.RocketPool.Commitment;

/// <summary>
/// The Merkle tree of an interval: leaf hashes ascending, padded at the end with zero hashes to a power of two, pairs
/// sorted. Source: spec rocket-pool section 11.
/// </summary>
public sealed class RewardsTree
{
    private readonly int[] _leafOfNode;

    private RewardsTree(MerkleTree tree, int[] leafOfNode)
    {
        Tree = tree;
        _leafOfNode = leafOfNode;
    }

    /// <summary>The tree underneath; its leaves are in the order of the nodes that have one.</summary>
    public MerkleTree Tree { get; }

    /// <summary>The root.</summary>
    public Hash256 Root => Tree.Root;

    /// <summary>Builds the tree of a file's nodes.</summary>
    /// <param name="header">Says which fields a leaf has and whether nodes without any amount stand in the tree.</param>
    /// <param name="nodes">The nodes in any order; addresses are unique.</param>
    /// <exception cref="ApportionException">No node has a leaf: there is no tree.</exception>
    public static RewardsTree Build(RewardsHeader header, IReadOnlyList<NodeReward> nodes)
    {
        var leafOfNode = new int[nodes.Count];
        int size = header.HasVoterShare ? RewardsLeaf.MaxSize : RewardsLeaf.MaxSize - 32;
        var preimages = new byte[(long)nodes.Count * size];
        int leaves = 0;
        for (int i = 0; i < nodes.Count; i++)
        {
            bool hasLeaf = header.TreeHoldsZeroNodes || !nodes[i].IsZero;
            if (!UInt256.TryAdd(nodes[i].CollateralRpl, nodes[i].OracleDaoRpl, out _))
                throw TooMuch(nodes[i]);
            leafOfNode[i] = hasLeaf ? leaves : -1;
            if (hasLeaf)
                RewardsLeaf.WritePreimage(nodes[i], header.HasVoterShare, preimages.AsSpan(leaves++ * size));
        }
        if (leaves == 0)
            throw NoLeaves(nodes.Count);
        var hashes = new Hash256[leaves];
        Keccak256.HashMany(preimages.AsSpan(0, leaves * size), size, hashes);
        return new RewardsTree(MerkleTree.Build(MerkleShape.SortedLeavesZeroPadded, hashes), leafOfNode);
    }

    /// <summary>Whether the node at a position has a leaf.</summary>
    public bool HasLeaf(int node) => _leafOfNode[node] >= 0;

    /// <summary>The leaf of the node at a position.</summary>
    public Hash256 LeafOf(int node) => Tree.Leaf(_leafOfNode[node]);

    /// <summary>The proof of the node at a position, from the leaf upwards; empty for a lone leaf.</summary>
    public Hash256[] ProofOf(int node) => Tree.ProofFor(_leafOfNode[node]);

    /// <summary>The proofs of all nodes, in their order, as a rewards file stores them.</summary>
    public StoredProofs AllProofs()
    {
        var proofs = new StoredProofs();
        foreach (int leaf in _leafOfNode)
        {
            if (leaf < 0)
                proofs.AddNone();
            else
                proofs.Add(Tree.ProofFor(leaf));
        }
        return proofs;
    }

    /// <summary>Whether a stored proof is the node's; costs no hash.</summary>
    public bool ProofEquals(int node, ReadOnlySpan<Hash256> proof) => Tree.ProofEquals(_leafOfNode[node], proof);

    private static ApportionException TooMuch(in NodeReward node) =>
        ApportionException.Malformed(
            "rocketpool.leaf-overflow",
            $"nodeRewards.{node.Node}",
            "collateralRpl and oracleDaoRpl together below 2^256",
            $"{node.CollateralRpl} and {node.OracleDaoRpl}",
            "A leaf holds their sum in 256 bits"
        );

    private static ApportionException NoLeaves(int nodes) =>
        ApportionException.Malformed(
            "rocketpool.no-leaves",
            "nodeRewards",
            "at least one node with an amount",
            Invariant($"{nodes} nodes without any"),
            "A tree without leaves has no root"
        );
}
