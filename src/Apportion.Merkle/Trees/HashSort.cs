using System.Numerics;

namespace Apportion.Merkle;

/// <summary>
/// Sorts hashes as byte strings, and tells where each came from. Hashes are spread evenly, so their leading bits deal them into
/// blocks of about 512, and each block is sorted while it is in the cache (<see cref="HashBlockSort"/>). Equal hashes keep
/// their order.
/// </summary>
internal static class HashSort
{
    // A block of 2^9 hashes and its copy take 36 KB.
    private const int BlockBits = 9;

    // More blocks than this are not written side by side without leaving the cache of address translations.
    private const int MostDealtBits = 11;

    /// <summary>Copies <paramref name="hashes"/> in ascending order to the front of <paramref name="sorted"/>.</summary>
    /// <param name="hashes">The hashes.</param>
    /// <param name="sorted">At least as long, and somewhere else.</param>
    /// <param name="origins">At least as long: receives the given index of each position.</param>
    /// <param name="threads">How many threads may sort blocks; the order is the same for any number.</param>
    public static void Sort(ReadOnlySpan<Hash256> hashes, Hash256[] sorted, int[] origins, int threads = 1)
    {
        int bits = Math.Clamp(BitOperations.Log2((uint)hashes.Length | 1) - BlockBits, 0, MostDealtBits);
        int[] ends = Deal(hashes, sorted.AsSpan(0, hashes.Length), origins, bits);
        Parallel.For(
            0,
            ends.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            static () => new HashBlockSort(),
            (block, _, sorter) =>
            {
                int start = block == 0 ? 0 : ends[block - 1];
                int length = ends[block] - start;
                sorter.Sort(sorted.AsSpan(start, length), origins.AsSpan(start, length), commonBits: bits);
                return sorter;
            },
            static _ => { }
        );
    }

    /// <summary>For each given index its position, from the given index of each position.</summary>
    public static int[] Invert(int[] origins)
    {
        int[] positions = GC.AllocateUninitializedArray<int>(origins.Length);
        for (int position = 0; position < origins.Length; position++)
        {
            positions[origins[position]] = position;
        }

        return positions;
    }

    /// <summary>Copies every hash into its block, in the order given within each.</summary>
    /// <returns>Where each block ends.</returns>
    private static int[] Deal(ReadOnlySpan<Hash256> hashes, Span<Hash256> dealt, Span<int> origins, int bits)
    {
        // Shifted in two steps, because a shift by 64 would shift by nothing.
        int shift = 63 - bits;
        int[] ends = new int[1 << bits];
        foreach (ref readonly Hash256 hash in hashes)
        {
            ends[(int)(hash.LeadingWord >> 1 >> shift)]++;
        }

        int start = 0;
        foreach (ref int block in ends.AsSpan())
        {
            (block, start) = (start, start + block);
        }

        for (int index = 0; index < hashes.Length; index++)
        {
            int place = ends[(int)(hashes[index].LeadingWord >> 1 >> shift)]++;
            dealt[place] = hashes[index];
            origins[place] = index;
        }

        return ends;
    }
}
