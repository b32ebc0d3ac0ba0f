using System.Numerics;

namespace Apportion.Merkle;

/// <summary>Widths and depths of a tree over a number of leaves; the same for every shape, because padding is not stored.</summary>
internal static class TreeGeometry
{
    /// <summary>Levels above the leaves: the rounded-up binary logarithm; 0 for one leaf and for none.</summary>
    public static int Depth(long leafCount) =>
        leafCount <= 1 ? 0 : 64 - BitOperations.LeadingZeroCount((ulong)leafCount - 1);

    /// <summary>Nodes that are stored at a height above the leaves: <c>ceil(leafCount / 2^height)</c>.</summary>
    public static long Width(long leafCount, int height) => leafCount == 0 ? 0 : ((leafCount - 1) >> height) + 1;

    /// <summary>Whether the node above leaf <paramref name="index"/> at <paramref name="height"/> has no neighbour.</summary>
    public static bool IsLone(long index, long leafCount, int height)
    {
        long width = Width(leafCount, height);
        return long.IsOddInteger(width) && index >> height == width - 1;
    }

    /// <summary>Siblings in the proof of a leaf.</summary>
    public static int ProofLength(MerkleShape shape, long index, long leafCount)
    {
        int depth = Depth(leafCount);
        if (shape.HasUniformDepth)
        {
            return depth;
        }

        int length = 0;
        for (int height = 0; height < depth; height++)
        {
            length += IsLone(index, leafCount, height) ? 0 : 1;
        }

        return length;
    }
}
