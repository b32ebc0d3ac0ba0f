namespace Apportion.Merkle.Tests;

/// <summary>The rules once more, as directly as they can be said: padded lists of levels, Bouncy Castle's hash.</summary>
internal static class NaiveTree
{
    public static readonly IReadOnlyList<MerkleShape> Shapes =
    [
        .. from pairs in Enum.GetValues<PairOrder>()
        from leaves in Enum.GetValues<LeafOrder>()
        from lone in Enum.GetValues<LoneNodeRule>()
        select new MerkleShape(pairs, leaves, lone),
    ];

    /// <summary>Every level from the leaves to the root, with the nodes that even it out.</summary>
    public static List<List<Hash256>> Levels(MerkleShape shape, IEnumerable<Hash256> given)
    {
        List<List<Hash256>> levels = [Ordered(shape, given)];
        while (levels[^1].Count > 1)
        {
            levels[^1] = Evened(shape, levels[^1]);
            levels.Add(Parents(shape, levels[^1]));
        }

        return levels;
    }

    public static List<Hash256> Proof(List<List<Hash256>> levels, int position)
    {
        List<Hash256> proof = [];
        foreach (List<Hash256> level in levels.SkipLast(1))
        {
            int sibling = position ^ 1;
            if (sibling < level.Count)
            {
                proof.Add(level[sibling]);
            }

            position /= 2;
        }

        return proof;
    }

    public static List<Hash256> Leaves(int seed, int count)
    {
        byte[] bytes = Keccak256Tests.RandomBytes(seed, count * Hash256.Size);
        return [.. Enumerable.Range(0, count).Select(i => Hash256.FromBytes(bytes.AsSpan(i * 32, 32)))];
    }

    private static List<Hash256> Ordered(MerkleShape shape, IEnumerable<Hash256> given)
    {
        List<Hash256> leaves = [.. given];
        if (shape.LeafOrder == LeafOrder.SortedByHash)
        {
            leaves = [.. leaves.OrderBy(leaf => leaf.ToString(), StringComparer.Ordinal)];
        }

        if (shape.LoneNode == LoneNodeRule.PairWithZeroSubtree)
        {
            while (!int.IsPow2(leaves.Count))
            {
                leaves.Add(Hash256.Zero);
            }
        }

        return leaves;
    }

    private static List<Hash256> Evened(MerkleShape shape, List<Hash256> level) =>
        int.IsEvenInteger(level.Count) ? level
        : shape.LoneNode == LoneNodeRule.PairWithZero ? [.. level, Hash256.Zero]
        : shape.LoneNode == LoneNodeRule.PairWithItself ? [.. level, level[^1]]
        : level;

    private static List<Hash256> Parents(MerkleShape shape, List<Hash256> level) =>
        [.. level.Chunk(2).Select(pair => pair.Length == 1 ? pair[0] : Parent(shape, pair[0], pair[1]))];

    private static Hash256 Parent(MerkleShape shape, Hash256 left, Hash256 right)
    {
        bool swap = shape.PairOrder == PairOrder.Sorted && string.CompareOrdinal(left.ToString(), right.ToString()) > 0;
        byte[] bytes = swap ? [.. right.ToArray(), .. left.ToArray()] : [.. left.ToArray(), .. right.ToArray()];
        return Hash256.FromBytes(Keccak256Tests.Oracle(bytes));
    }
}
