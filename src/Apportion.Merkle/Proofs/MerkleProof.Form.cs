namespace Apportion.Merkle;

/// <content>What can be refused before anything is hashed.</content>
public static partial class MerkleProof
{
    private static ProofVerdict CheckForm(
        MerkleShape shape,
        in Hash256 root,
        long index,
        long leafCount,
        int siblingCount
    )
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (CheckTree(in root, leafCount) is var tree && tree != ProofVerdict.Valid)
        {
            return tree;
        }

        if (index < 0 || index >= leafCount)
        {
            return ProofVerdict.IndexOutOfRange;
        }

        return siblingCount == TreeGeometry.ProofLength(shape, index, leafCount)
            ? ProofVerdict.Valid
            : ProofVerdict.WrongLength;
    }

    private static ProofVerdict CheckFormAnywhere(MerkleShape shape, in Hash256 root, long leafCount, int siblingCount)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.PairOrder != PairOrder.Sorted)
        {
            throw new ArgumentException("Only proofs of sorted pairs can do without the index.", nameof(shape));
        }

        if (CheckTree(in root, leafCount) is var tree && tree != ProofVerdict.Valid)
        {
            return tree;
        }

        return IsLengthOfSomeLeaf(shape, leafCount, siblingCount) ? ProofVerdict.Valid : ProofVerdict.WrongLength;
    }

    private static ProofVerdict CheckTree(in Hash256 root, long leafCount)
    {
        if (leafCount <= 0)
        {
            return ProofVerdict.NoLeaves;
        }

        return root.IsZero ? ProofVerdict.EmptyRoot : ProofVerdict.Valid;
    }

    /// <summary>
    /// In shapes of one depth that depth. Else a leaf's path joins the last leaf's at some height: below it every sibling
    /// exists, above it those of the last leaf, so it is enough to look at one leaf per height.
    /// </summary>
    private static bool IsLengthOfSomeLeaf(MerkleShape shape, long leafCount, int siblingCount)
    {
        int depth = TreeGeometry.Depth(leafCount);
        if (shape.HasUniformDepth || siblingCount == depth)
        {
            return siblingCount == depth;
        }

        long last = leafCount - 1;
        for (int height = 0; height < depth; height++)
        {
            // The last leaf itself, then the first leaf below each node of its path.
            long index = (last >> height) << height;
            if (TreeGeometry.ProofLength(shape, index, leafCount) == siblingCount)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A bare hash must not be able to be anything but a leaf.</summary>
    private static ProofVerdict CheckLeafHash(MerkleShape shape, in Hash256 leaf, long leafCount, int siblingCount)
    {
        if (leaf.IsZero)
        {
            return ProofVerdict.PaddingAsLeaf;
        }

        // Positions are hashed in where pairs are positional, so only sorted pairs leave room for a shorter path.
        bool imitable = shape.PairOrder == PairOrder.Sorted && siblingCount < TreeGeometry.Depth(leafCount);
        return imitable ? ProofVerdict.PreimageNeeded : ProofVerdict.Valid;
    }

    private static ProofVerdict CheckPreimage(MerkleShape shape, ReadOnlySpan<byte> preimage)
    {
        int length = preimage.Length + (shape.LeafSalt is null ? 0 : 1);
        return length == InnerPreimageLength ? ProofVerdict.AmbiguousPreimage : ProofVerdict.Valid;
    }
}
