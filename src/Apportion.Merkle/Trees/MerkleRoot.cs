using System.Buffers;

namespace Apportion.Merkle;

/// <summary>The root alone, where no proofs are needed: no level is kept.</summary>
public static class MerkleRoot
{
    /// <summary>The root of the tree of <paramref name="leaves"/>, as <see cref="MerkleTree.Build"/> gives it.</summary>
    /// <param name="shape">The rules.</param>
    /// <param name="leaves">Leaf hashes (<see cref="MerkleShape.HashLeaf"/>).</param>
    /// <exception cref="ArgumentException">No leaves, and the shape has no empty root.</exception>
    public static Hash256 Compute(MerkleShape shape, ReadOnlySpan<Hash256> leaves)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ThrowIfRefused(shape, leaves.Length);
        if (leaves.IsEmpty)
        {
            return shape.EmptyRoot.GetValueOrDefault();
        }

        Hash256[] rented = ArrayPool<Hash256>.Shared.Rent(leaves.Length);
        Span<Hash256> level = rented.AsSpan(0, leaves.Length);
        if (shape.LeafOrder == LeafOrder.SortedByHash)
        {
            int[] origins = ArrayPool<int>.Shared.Rent(leaves.Length);
            HashSort.Sort(leaves, rented, origins);
            ArrayPool<int>.Shared.Return(origins);
        }
        else
        {
            leaves.CopyTo(level);
        }

        Hash256 root = Reduce(shape, level);
        ArrayPool<Hash256>.Shared.Return(rented);
        return root;
    }

    internal static void ThrowIfRefused(MerkleShape shape, int leafCount)
    {
        if (leafCount == 0 && shape.EmptyRoot is null)
        {
            throw new ArgumentException("A tree of this shape needs at least one leaf.", nameof(leafCount));
        }
    }

    /// <summary>Each level overwrites the one below it.</summary>
    private static Hash256 Reduce(MerkleShape shape, Span<Hash256> level)
    {
        for (int height = 0; level.Length > 1; height++)
        {
            int pairs = level.Length >> 1;
            bool odd = int.IsOddInteger(level.Length);
            Hash256 lone = odd ? shape.ParentOfLoneNode(in level[^1], height) : default;
            shape.HashLevel(level[..(2 * pairs)], level[..pairs], height);
            if (odd)
            {
                level[pairs] = lone;
                pairs++;
            }

            level = level[..pairs];
        }

        return level[0];
    }
}
