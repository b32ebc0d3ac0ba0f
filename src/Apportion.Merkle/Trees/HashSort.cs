namespace Apportion.Merkle;

/// <summary>Sorts hashes as byte strings, and tells where each came from.</summary>
internal static class HashSort
{
    /// <summary>Copies <paramref name="hashes"/> in ascending order; equal ones keep their order.</summary>
    /// <returns>For each given index the position in <paramref name="sorted"/>.</returns>
    public static int[] Sort(ReadOnlySpan<Hash256> hashes, Span<Hash256> sorted)
    {
        int[] order = new int[hashes.Length];
        for (int index = 0; index < order.Length; index++)
        {
            order[index] = index;
        }

        Hash256[] keys = hashes.ToArray();
        Array.Sort(
            order,
            (left, right) =>
            {
                int byHash = keys[left].CompareTo(keys[right]);
                return byHash != 0 ? byHash : left.CompareTo(right);
            }
        );
        int[] positions = new int[order.Length];
        for (int position = 0; position < order.Length; position++)
        {
            positions[order[position]] = position;
            sorted[position] = keys[order[position]];
        }

        return positions;
    }
}
