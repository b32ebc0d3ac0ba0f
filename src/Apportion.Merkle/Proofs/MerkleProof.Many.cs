using System.Globalization;

namespace Apportion.Merkle;

/// <content>Many proofs of one tree at once, so that their steps share the multi-buffer hash.</content>
public static partial class MerkleProof
{
    // Proofs folded together: 4 KB of stack, a multiple of every width of the hash.
    private const int ProofsAtOnce = 64;

    /// <summary>
    /// <see cref="VerifyAnywhere"/> for many leaves of one tree of sorted pairs whose leaves all lie at the same depth.
    /// </summary>
    /// <param name="shape">The rules of the tree.</param>
    /// <param name="root">The root, from a source that is trusted.</param>
    /// <param name="leaves">The leaf hashes.</param>
    /// <param name="leafCount">How many leaves the tree has, without padding.</param>
    /// <param name="siblings">The proofs one after the other, each as long as the tree is deep.</param>
    /// <param name="verdicts">One verdict a leaf.</param>
    /// <returns>How many proofs are valid.</returns>
    /// <exception cref="ArgumentException">
    /// Pairs are not sorted, leaves lie at different depths, or the lengths of the spans do not fit. Compare the length of each
    /// proof before joining them: a wrong one is <see cref="ProofVerdict.WrongLength"/>.
    /// </exception>
    public static int VerifyMany(
        MerkleShape shape,
        in Hash256 root,
        ReadOnlySpan<Hash256> leaves,
        long leafCount,
        ReadOnlySpan<Hash256> siblings,
        Span<ProofVerdict> verdicts
    )
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.PairOrder != PairOrder.Sorted || !shape.HasUniformDepth)
        {
            throw new ArgumentException(
                "Only trees of sorted pairs and one depth are verified together.",
                nameof(shape)
            );
        }

        int depth = TreeGeometry.Depth(leafCount);
        if (siblings.Length != (long)leaves.Length * depth || verdicts.Length != leaves.Length)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{leaves.Length} leaves of depth {depth}: {verdicts.Length} verdicts, {siblings.Length} siblings."
                ),
                nameof(siblings)
            );
        }

        ProofVerdict tree = CheckTree(in root, leafCount);
        int valid = 0;
        for (int done = 0; done < leaves.Length; done += ProofsAtOnce)
        {
            int count = Math.Min(ProofsAtOnce, leaves.Length - done);
            Span<ProofVerdict> found = verdicts.Slice(done, count);
            found.Fill(tree);
            if (tree == ProofVerdict.Valid)
            {
                FoldTogether(in root, leaves.Slice(done, count), siblings.Slice(done * depth, count * depth), found);
            }

            valid += found.Count(ProofVerdict.Valid);
        }

        return valid;
    }

    private static void FoldTogether(
        in Hash256 root,
        ReadOnlySpan<Hash256> leaves,
        ReadOnlySpan<Hash256> siblings,
        Span<ProofVerdict> verdicts
    )
    {
        Span<Hash256> nodes = stackalloc Hash256[ProofsAtOnce];
        Span<Hash256> pairs = stackalloc Hash256[2 * ProofsAtOnce];
        nodes = nodes[..leaves.Length];
        pairs = pairs[..(2 * leaves.Length)];
        leaves.CopyTo(nodes);
        int depth = siblings.Length / leaves.Length;
        for (int height = 0; height < depth; height++)
        {
            for (int proof = 0; proof < nodes.Length; proof++)
            {
                pairs[2 * proof] = nodes[proof];
                pairs[(2 * proof) + 1] = siblings[(proof * depth) + height];
            }

            Keccak256.HashSortedPairs(pairs, nodes);
        }

        for (int proof = 0; proof < nodes.Length; proof++)
        {
            verdicts[proof] = leaves[proof].IsZero ? ProofVerdict.PaddingAsLeaf : Compare(in root, in nodes[proof]);
        }
    }
}
