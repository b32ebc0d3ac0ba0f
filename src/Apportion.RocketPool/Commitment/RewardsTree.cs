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
    private const int LeavesAtOnce = 256;

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
        Hash256[] hashes = GC.AllocateUninitializedArray<Hash256>(nodes.Count);
        int leaves = HashLeaves(header, nodes.AsSpan(), leafOfNode, hashes);
        if (leaves == 0)
            throw NoLeaves(nodes.Count);
        return new RewardsTree(
            MerkleTree.Build(MerkleShape.SortedLeavesZeroPadded, hashes.AsSpan(0, leaves)),
            leafOfNode
        );
    }

    /// <summary>Hashes the leaves, as many at once as stay in the cache, and gives their number.</summary>
    private static int HashLeaves(
        RewardsHeader header,
        ReadOnlySpan<NodeReward> nodes,
        Span<int> leafOfNode,
        Span<Hash256> hashes
    )
    {
        int size = header.HasVoterShare ? RewardsLeaf.MaxSize : RewardsLeaf.MaxSize - 32;
        var preimages = new byte[Math.Min(nodes.Length, LeavesAtOnce) * size];
        int leaves = 0;
        int waiting = 0;
        for (int i = 0; i < nodes.Length; i++)
        {
            ref readonly NodeReward node = ref nodes[i];
            if (!UInt256.TryAdd(node.CollateralRpl, node.OracleDaoRpl, out _))
                throw TooMuch(node);
            bool hasLeaf = header.TreeHoldsZeroNodes || !node.IsZero;
            leafOfNode[i] = hasLeaf ? leaves++ : -1;
            if (hasLeaf)
                RewardsLeaf.WritePreimage(node, header.HasVoterShare, preimages.AsSpan(waiting++ * size));
            if (waiting == LeavesAtOnce || i == nodes.Length - 1)
            {
                Keccak256.HashMany(preimages.AsSpan(0, waiting * size), size, hashes.Slice(leaves - waiting, waiting));
                waiting = 0;
            }
        }
        return leaves;
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
            "A tree without leaves has no root; if this was published, fetch the file again"
        );
}
