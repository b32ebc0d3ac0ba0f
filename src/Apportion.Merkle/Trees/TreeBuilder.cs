namespace Apportion.Merkle;

/// <summary>
/// Fills the levels of a tree above its leaves. Whole blocks of leaves are hashed from bottom to top while they are in the
/// cache, by as many threads as allowed; what is left of each level is hashed after that. Every node is computed from the
/// same two nodes whatever the number of threads, so the tree is the same.
/// </summary>
internal static class TreeBuilder
{
    /// <summary>Height of a block: 1,024 leaves, whose tree takes 64 KB.</summary>
    internal const int BlockHeight = 10;

    public static void FillLevels(MerkleShape shape, Hash256[] nodes, int[] starts, int leafCount, int threads)
    {
        int blocks = leafCount >> BlockHeight;
        if (threads == 1 || blocks < 2)
        {
            for (int block = 0; block < blocks; block++)
            {
                FillBlock(shape, nodes, starts, block);
            }
        }
        else
        {
            ParallelOptions options = new() { MaxDegreeOfParallelism = threads };
            Parallel.For(0, blocks, options, block => FillBlock(shape, nodes, starts, block));
        }

        FillRest(shape, nodes, starts, leafCount, blocks);
    }

    private static void FillBlock(MerkleShape shape, Hash256[] nodes, int[] starts, int block)
    {
        for (int height = 0; height < BlockHeight; height++)
        {
            int children = 1 << (BlockHeight - height);
            int parents = children >> 1;
            shape.HashLevel(
                nodes.AsSpan(starts[height] + (block * children), children),
                nodes.AsSpan(starts[height + 1] + (block * parents), parents),
                height
            );
        }
    }

    private static void FillRest(MerkleShape shape, Hash256[] nodes, int[] starts, int leafCount, int blocks)
    {
        for (int height = 0; height + 1 < starts.Length; height++)
        {
            Span<Hash256> level = nodes.AsSpan(starts[height], (int)TreeGeometry.Width(leafCount, height));
            int parents = (int)TreeGeometry.Width(leafCount, height + 1);
            Span<Hash256> above = nodes.AsSpan(starts[height + 1], parents);
            int done = height < BlockHeight ? blocks << (BlockHeight - height - 1) : 0;
            int pairs = level.Length >> 1;
            shape.HashLevel(level[(2 * done)..(2 * pairs)], above[done..pairs], height);
            if (pairs < parents)
            {
                above[pairs] = shape.ParentOfLoneNode(in level[2 * pairs], height);
            }
        }
    }
}
