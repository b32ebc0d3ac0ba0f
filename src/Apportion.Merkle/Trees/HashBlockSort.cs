using System.Numerics;

namespace Apportion.Merkle;

/// <summary>
/// Sorts a block of hashes that have their first bits in common: the next bits deal them into more places than there are
/// hashes, and insertion mends the few that are then out of order. Hashes chosen to fall into one place cost an ordinary sort, no
/// more. Not thread-safe: the memory that a block is dealt from is used again.
/// </summary>
internal sealed class HashBlockSort
{
    // Four places for each hash: about one in eight finds its place taken.
    private const int ExtraBits = 2;

    // With more hashes in one place the block gets an ordinary sort.
    private const int MostInPlace = 24;

    private Hash256[] _hashes = [];
    private int[] _origins = [];
    private int[] _places = [];

    /// <summary>Sorts a block; equal hashes keep their order if their origins ascend.</summary>
    /// <param name="block">The hashes.</param>
    /// <param name="origins">Where each came from; moved with it.</param>
    /// <param name="commonBits">How many of the first bits all have in common; at most 32.</param>
    public void Sort(Span<Hash256> block, Span<int> origins, int commonBits)
    {
        if (TryDeal(block, origins, commonBits))
        {
            Insert(block, origins);
        }
        else
        {
            SortAsUsual(block, origins);
        }
    }

    /// <summary>Deals the hashes into their places; false, with nothing moved, if too many have the same.</summary>
    private bool TryDeal(Span<Hash256> block, Span<int> origins, int commonBits)
    {
        int bits = BitOperations.Log2((uint)block.Length | 1) + ExtraBits;
        int shift = 64 - bits;
        if (_places.Length < 1 << bits)
        {
            _places = new int[1 << bits];
        }

        Span<int> places = _places.AsSpan(0, 1 << bits);
        places.Clear();
        foreach (ref readonly Hash256 hash in block)
        {
            places[(int)(hash.LeadingWord << commonBits >> shift)]++;
        }

        if (!TryPlace(places))
        {
            return false;
        }

        if (_hashes.Length < block.Length)
        {
            _hashes = GC.AllocateUninitializedArray<Hash256>(block.Length);
            _origins = GC.AllocateUninitializedArray<int>(block.Length);
        }

        Span<Hash256> hashes = _hashes.AsSpan(0, block.Length);
        Span<int> from = _origins.AsSpan(0, block.Length);
        block.CopyTo(hashes);
        origins.CopyTo(from);
        for (int index = 0; index < hashes.Length; index++)
        {
            int place = places[(int)(hashes[index].LeadingWord << commonBits >> shift)]++;
            block[place] = hashes[index];
            origins[place] = from[index];
        }

        return true;
    }

    /// <summary>From how many hashes each place has to where it starts; false if one has too many.</summary>
    private static bool TryPlace(Span<int> places)
    {
        int start = 0;
        int most = 0;
        foreach (ref int place in places)
        {
            int count = place;
            most = Math.Max(most, count);
            place = start;
            start += count;
        }

        return most <= MostInPlace;
    }

    private static void Insert(Span<Hash256> block, Span<int> origins)
    {
        for (int next = 1; next < block.Length; next++)
        {
            if (block[next - 1] <= block[next])
            {
                continue;
            }

            Hash256 hash = block[next];
            int origin = origins[next];
            int place = next;
            for (; place > 0 && block[place - 1] > hash; place--)
            {
                block[place] = block[place - 1];
                origins[place] = origins[place - 1];
            }

            block[place] = hash;
            origins[place] = origin;
        }
    }

    /// <summary>The origins decide between equal hashes, because the platform's sort does not keep their order.</summary>
    private static void SortAsUsual(Span<Hash256> block, Span<int> origins)
    {
        (Hash256 Hash, int Origin)[] entries = new (Hash256, int)[block.Length];
        for (int place = 0; place < entries.Length; place++)
        {
            entries[place] = (block[place], origins[place]);
        }

        Array.Sort(entries);
        for (int place = 0; place < entries.Length; place++)
        {
            (block[place], origins[place]) = entries[place];
        }
    }
}
