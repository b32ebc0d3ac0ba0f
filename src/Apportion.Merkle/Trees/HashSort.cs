using System.Numerics;

namespace Apportion.Merkle;

/// <summary>
/// Sorts hashes as byte strings, and tells where each came from. Hashes are spread evenly, so they are dealt into
/// buckets of one or two by their leading bits and each bucket is put in order; hashes chosen to fall into one bucket cost an
/// ordinary sort, no more.
/// </summary>
internal static class HashSort
{
    // Buckets up to this size are sorted by insertion.
    private const int SmallBucket = 24;

    /// <summary>Copies <paramref name="hashes"/> in ascending order; equal ones keep their order.</summary>
    /// <returns>For each given index the position in <paramref name="sorted"/>.</returns>
    public static int[] Sort(ReadOnlySpan<Hash256> hashes, Span<Hash256> sorted)
    {
        int[] origins = GC.AllocateUninitializedArray<int>(hashes.Length);
        int start = 0;
        foreach (int end in Deal(hashes, sorted, origins))
        {
            SortBucket(sorted[start..end], origins.AsSpan(start, end - start));
            start = end;
        }

        int[] positions = GC.AllocateUninitializedArray<int>(hashes.Length);
        for (int position = 0; position < origins.Length; position++)
        {
            positions[origins[position]] = position;
        }

        return positions;
    }

    /// <summary>Copies every hash into its bucket, in the order given within each.</summary>
    /// <returns>Where each bucket ends.</returns>
    private static int[] Deal(ReadOnlySpan<Hash256> hashes, Span<Hash256> dealt, int[] origins)
    {
        int bits = Math.Max(1, BitOperations.Log2((uint)hashes.Length | 1));
        int shift = 64 - bits;
        int[] ends = new int[1 << bits];
        foreach (ref readonly Hash256 hash in hashes)
        {
            ends[(int)(hash.LeadingWord >> shift)]++;
        }

        int start = 0;
        foreach (ref int bucket in ends.AsSpan())
        {
            (bucket, start) = (start, start + bucket);
        }

        for (int index = 0; index < hashes.Length; index++)
        {
            int place = ends[(int)(hashes[index].LeadingWord >> shift)]++;
            dealt[place] = hashes[index];
            origins[place] = index;
        }

        return ends;
    }

    private static void SortBucket(Span<Hash256> bucket, Span<int> origins)
    {
        if (bucket.Length > SmallBucket)
        {
            SortLargeBucket(bucket, origins);
            return;
        }

        for (int next = 1; next < bucket.Length; next++)
        {
            if (bucket[next - 1] <= bucket[next])
            {
                continue;
            }

            Hash256 hash = bucket[next];
            int origin = origins[next];
            int place = next;
            for (; place > 0 && bucket[place - 1] > hash; place--)
            {
                bucket[place] = bucket[place - 1];
                origins[place] = origins[place - 1];
            }

            bucket[place] = hash;
            origins[place] = origin;
        }
    }

    /// <summary>The origins decide between equal hashes, because the platform's sort does not keep their order.</summary>
    private static void SortLargeBucket(Span<Hash256> bucket, Span<int> origins)
    {
        (Hash256 Hash, int Origin)[] entries = new (Hash256, int)[bucket.Length];
        for (int place = 0; place < entries.Length; place++)
        {
            entries[place] = (bucket[place], origins[place]);
        }

        Array.Sort(entries);
        for (int place = 0; place < entries.Length; place++)
        {
            (bucket[place], origins[place]) = entries[place];
        }
    }
}
