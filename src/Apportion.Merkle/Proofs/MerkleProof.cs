namespace Apportion.Merkle;

/// <summary>Verification of proofs without the tree.</summary>
/// <remarks>
/// <para>
/// A hash does not tell whether it is a leaf or an inner node, so a proof with its lowest steps cut off "proves" an inner
/// node. Two things prevent this here. The number of leaves is required (from the verifier's own knowledge of the tree,
/// never from whoever presents the proof) and fixes the number of siblings. And <see cref="VerifyPreimage"/> hashes the
/// record itself, which cannot be an inner node unless it has 64 bytes, and is refused then.
/// </para>
/// <para>
/// In shapes that promote lone nodes some leaves have shorter proofs, which a sorted pair above could imitate; such a leaf is accepted
/// by its preimage only. With sorted pairs a proof does not bind the index: it is used for the length and the range alone.
/// </para>
/// </remarks>
public static partial class MerkleProof
{
    // Inner nodes hash two hashes.
    private const int InnerPreimageLength = 2 * Hash256.Size;

    /// <summary>Verifies that a leaf hash lies at an index of the tree.</summary>
    /// <param name="shape">The rules of the tree.</param>
    /// <param name="root">The root, from a source that is trusted.</param>
    /// <param name="leaf">The hash of the record.</param>
    /// <param name="index">The position of the leaf in the tree (<see cref="MerkleTree.PositionOf"/>).</param>
    /// <param name="leafCount">How many leaves the tree has, without padding.</param>
    /// <param name="siblings">The proof, from the leaf upwards.</param>
    public static ProofVerdict Verify(
        MerkleShape shape,
        in Hash256 root,
        in Hash256 leaf,
        long index,
        long leafCount,
        ReadOnlySpan<Hash256> siblings
    )
    {
        ProofVerdict form = CheckForm(shape, in root, index, leafCount, siblings.Length);
        form = form != ProofVerdict.Valid ? form : CheckLeafHash(shape, in leaf, leafCount, siblings.Length);
        return form != ProofVerdict.Valid ? form : Compare(in root, Fold(shape, leaf, index, leafCount, siblings));
    }

    /// <summary>As <see cref="Verify"/>, for the record itself: hashes <c>salt ‖ preimage</c> and folds from there.</summary>
    /// <param name="shape">The rules of the tree.</param>
    /// <param name="root">The root, from a source that is trusted.</param>
    /// <param name="preimage">The bytes of the record, without the shape's salt.</param>
    /// <param name="index">The position of the leaf in the tree (<see cref="MerkleTree.PositionOf"/>).</param>
    /// <param name="leafCount">How many leaves the tree has, without padding.</param>
    /// <param name="siblings">The proof, from the leaf upwards.</param>
    public static ProofVerdict VerifyPreimage(
        MerkleShape shape,
        in Hash256 root,
        ReadOnlySpan<byte> preimage,
        long index,
        long leafCount,
        ReadOnlySpan<Hash256> siblings
    )
    {
        ProofVerdict form = CheckForm(shape, in root, index, leafCount, siblings.Length);
        form = form != ProofVerdict.Valid ? form : CheckPreimage(shape, preimage);
        return form != ProofVerdict.Valid
            ? form
            : Compare(in root, Fold(shape, shape.HashLeaf(preimage), index, leafCount, siblings));
    }

    /// <summary>As <see cref="Verify"/> for trees of sorted pairs, where the index is not known and does not matter.</summary>
    /// <inheritdoc cref="Verify" path="/param" />
    /// <exception cref="ArgumentException">The pairs of the shape are not sorted.</exception>
    public static ProofVerdict VerifyAnywhere(
        MerkleShape shape,
        in Hash256 root,
        in Hash256 leaf,
        long leafCount,
        ReadOnlySpan<Hash256> siblings
    )
    {
        ProofVerdict form = CheckFormAnywhere(shape, in root, leafCount, siblings.Length);
        form = form != ProofVerdict.Valid ? form : CheckLeafHash(shape, in leaf, leafCount, siblings.Length);
        return form != ProofVerdict.Valid ? form : Compare(in root, FoldSorted(leaf, siblings));
    }

    /// <summary>As <see cref="VerifyAnywhere"/>, for the record itself.</summary>
    /// <inheritdoc cref="VerifyPreimage" path="/param" />
    /// <exception cref="ArgumentException">The pairs of the shape are not sorted.</exception>
    public static ProofVerdict VerifyPreimageAnywhere(
        MerkleShape shape,
        in Hash256 root,
        ReadOnlySpan<byte> preimage,
        long leafCount,
        ReadOnlySpan<Hash256> siblings
    )
    {
        ProofVerdict form = CheckFormAnywhere(shape, in root, leafCount, siblings.Length);
        form = form != ProofVerdict.Valid ? form : CheckPreimage(shape, preimage);
        return form != ProofVerdict.Valid ? form : Compare(in root, FoldSorted(shape.HashLeaf(preimage), siblings));
    }

    /// <summary>
    /// The root that siblings lead to with sorted pairs, as contracts compute it that know no number of leaves. By itself
    /// this proves nothing about an inner node presented as a leaf.
    /// </summary>
    public static Hash256 FoldSorted(Hash256 leaf, ReadOnlySpan<Hash256> siblings)
    {
        foreach (ref readonly Hash256 sibling in siblings)
        {
            leaf = leaf > sibling ? Keccak256.HashPair(in sibling, in leaf) : Keccak256.HashPair(in leaf, in sibling);
        }

        return leaf;
    }

    /// <summary>
    /// The root that siblings lead to by position, as contracts compute it that know no number of leaves: the lowest bit of
    /// the index decides each step. Bits beyond the siblings are ignored; a caller that must refuse them compares
    /// <c>index &gt;&gt; siblings.Length</c> with 0. By itself this proves nothing about an inner node presented as a leaf.
    /// </summary>
    public static Hash256 FoldPositional(Hash256 leaf, ulong index, ReadOnlySpan<Hash256> siblings)
    {
        foreach (ref readonly Hash256 sibling in siblings)
        {
            leaf = ulong.IsOddInteger(index)
                ? Keccak256.HashPair(in sibling, in leaf)
                : Keccak256.HashPair(in leaf, in sibling);
            index >>= 1;
        }

        return leaf;
    }

    private static Hash256 Fold(
        MerkleShape shape,
        Hash256 leaf,
        long index,
        long leafCount,
        ReadOnlySpan<Hash256> siblings
    )
    {
        if (shape.PairOrder == PairOrder.Sorted)
        {
            return FoldSorted(leaf, siblings);
        }

        if (shape.HasUniformDepth)
        {
            return FoldPositional(leaf, (ulong)index, siblings);
        }

        int depth = TreeGeometry.Depth(leafCount);
        for (int height = 0, used = 0; height < depth; height++)
        {
            if (!TreeGeometry.IsLone(index, leafCount, height))
            {
                leaf = FoldPositional(leaf, (ulong)(index >> height) & 1, siblings.Slice(used++, 1));
            }
        }

        return leaf;
    }

    private static ProofVerdict Compare(in Hash256 root, in Hash256 folded) =>
        folded == root ? ProofVerdict.Valid : ProofVerdict.RootDiffers;
}
