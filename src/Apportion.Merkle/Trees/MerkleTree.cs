namespace Apportion.Merkle;

/// <summary>
/// A tree with all its levels: the root, and the proof of any leaf without further hashing. It holds about 64 bytes a leaf.
/// </summary>
/// <remarks>
/// Everything takes the index of a leaf <i>as it was given</i>, also where the shape sorts leaves;
/// <see cref="PositionOf"/> tells where in the tree a leaf came to lie.
/// </remarks>
public sealed class MerkleTree
{
    private readonly Hash256[] _nodes;
    private readonly int[] _levelStarts;
    private readonly int[]? _origins;
    private int[]? _positions;

    private MerkleTree(MerkleShape shape, Hash256[] nodes, int[] levelStarts, int leafCount, int[]? origins)
    {
        Shape = shape;
        _nodes = nodes;
        _levelStarts = levelStarts;
        _origins = origins;
        LeafCount = leafCount;
    }

    /// <summary>The most leaves of a tree that is kept whole: 2^29.</summary>
    public const int MaxLeafCount = 1 << 29;

    /// <summary>The rules the tree was built by.</summary>
    public MerkleShape Shape { get; }

    /// <summary>Leaves as given, without padding.</summary>
    public int LeafCount { get; }

    /// <summary>Levels above the leaves; 0 for one leaf.</summary>
    public int Depth => _levelStarts.Length - 1;

    /// <summary>The root; the shape's <see cref="MerkleShape.EmptyRoot"/> if there are no leaves.</summary>
    public Hash256 Root => LeafCount == 0 ? Shape.EmptyRoot.GetValueOrDefault() : _nodes[^1];

    /// <summary>Builds a tree.</summary>
    /// <param name="shape">The rules.</param>
    /// <param name="leaves">Leaf hashes (<see cref="MerkleShape.HashLeaf"/>); they are copied.</param>
    /// <param name="threads">How many threads may hash; the tree is the same for any number.</param>
    /// <exception cref="ArgumentException">No leaves and the shape has no empty root, or too many leaves.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static MerkleTree Build(MerkleShape shape, ReadOnlySpan<Hash256> leaves, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        MerkleRoot.ThrowIfRefused(shape, leaves.Length);
        if (leaves.Length > MaxLeafCount)
        {
            throw new ArgumentException(
                $"A tree has at most {MaxLeafCount} leaves, found {leaves.Length}.",
                nameof(leaves)
            );
        }

        int[] starts = LevelStarts(leaves.Length, out int total);
        Hash256[] nodes = GC.AllocateUninitializedArray<Hash256>(total);
        int[]? origins = null;
        if (shape.LeafOrder == LeafOrder.SortedByHash)
        {
            origins = GC.AllocateUninitializedArray<int>(leaves.Length);
            HashSort.Sort(leaves, nodes, origins, threads);
        }
        else
        {
            leaves.CopyTo(nodes);
        }

        TreeBuilder.FillLevels(shape, nodes, starts, leaves.Length, threads);
        return new MerkleTree(shape, nodes, starts, leaves.Length, origins);
    }

    /// <summary>The leaf that was given at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below <see cref="LeafCount"/>.</exception>
    public Hash256 Leaf(int index) => _nodes[PositionOf(index)];

    /// <summary>Where in the tree the leaf given at an index lies; the index itself unless the shape sorts leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below <see cref="LeafCount"/>.</exception>
    public int PositionOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, LeafCount);
        return _origins is null ? index : Positions(_origins)[index];
    }

    /// <summary>The siblings of the leaf given at an index, from the leaf upwards; empty for a lone leaf.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below <see cref="LeafCount"/>.</exception>
    public Hash256[] ProofFor(int index)
    {
        Hash256[] siblings = new Hash256[ProofLength(index)];
        CopyProof(index, siblings);
        return siblings;
    }

    /// <summary>How many siblings the proof of a leaf has; <see cref="Depth"/> unless the shape promotes lone nodes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below <see cref="LeafCount"/>.</exception>
    public int ProofLength(int index) => TreeGeometry.ProofLength(Shape, PositionOf(index), LeafCount);

    /// <summary>As <see cref="ProofFor"/>, into a caller's span; nothing is allocated.</summary>
    /// <returns>The number of siblings written.</returns>
    /// <exception cref="ArgumentException"><paramref name="siblings"/> is shorter than <see cref="ProofLength"/>.</exception>
    public int CopyProof(int index, Span<Hash256> siblings)
    {
        int position = PositionOf(index);
        int written = 0;
        for (int height = 0; height < Depth; height++)
        {
            if (TryGetSibling(position >> height, height, out Hash256 sibling))
            {
                if (written == siblings.Length)
                {
                    throw new ArgumentException(
                        $"The proof has more than {siblings.Length} siblings.",
                        nameof(siblings)
                    );
                }

                siblings[written++] = sibling;
            }
        }

        return written;
    }

    /// <summary>
    /// Whether a published proof is exactly the one of the leaf given at an index. Costs no hash: the tree was rebuilt
    /// from the leaves, so comparing siblings is as strong as folding the proof, and finds surplus ones too.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below <see cref="LeafCount"/>.</exception>
    public bool ProofEquals(int index, ReadOnlySpan<Hash256> siblings)
    {
        int position = PositionOf(index);
        int compared = 0;
        for (int height = 0; height < Depth; height++)
        {
            if (!TryGetSibling(position >> height, height, out Hash256 sibling))
            {
                continue;
            }

            if (compared == siblings.Length || siblings[compared++] != sibling)
            {
                return false;
            }
        }

        return compared == siblings.Length;
    }

    /// <summary>Positions are worked out when first asked for; two threads that ask at once work out the same.</summary>
    private int[] Positions(int[] origins)
    {
        if (Volatile.Read(ref _positions) is { } known)
        {
            return known;
        }

        int[] positions = HashSort.Invert(origins);
        Volatile.Write(ref _positions, positions);
        return positions;
    }

    private bool TryGetSibling(int position, int height, out Hash256 sibling)
    {
        ReadOnlySpan<Hash256> level = Level(height);
        int neighbour = position ^ 1;
        if (neighbour < level.Length)
        {
            sibling = level[neighbour];
            return true;
        }

        return Shape.TryGetPartner(in level[position], height, out sibling);
    }

    private ReadOnlySpan<Hash256> Level(int height)
    {
        int end = height < Depth ? _levelStarts[height + 1] : _nodes.Length;
        return _nodes.AsSpan(_levelStarts[height]..end);
    }

    private static int[] LevelStarts(int leafCount, out int total)
    {
        int[] starts = new int[TreeGeometry.Depth(leafCount) + 1];
        total = 0;
        for (int height = 0; height < starts.Length; height++)
        {
            starts[height] = total;
            total += (int)TreeGeometry.Width(leafCount, height);
        }

        return starts;
    }
}
