using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Apportion.Merkle.Tests;

/// <summary>The paths for one, four and eight inputs, each forced, against the others and the oracle.</summary>
public sealed class KeccakPathTests
{
    [Fact]
    public void All_paths_give_the_same_hashes_for_every_length_up_to_500()
    {
        byte[] inputs = Keccak256Tests.RandomBytes(seed: 11, 8 * 500);
        for (int length = 0; length <= 500; length++)
        {
            ReadOnlySpan<byte> used = inputs.AsSpan(0, 8 * length);
            byte[] expected =
            [
                .. Enumerable.Range(0, 8).SelectMany(i => Keccak256Tests.Oracle(inputs.AsSpan(i * length, length))),
            ];
            Assert.Equal(expected, Run<ulong, ScalarLanes>(used, length, 8));
            if (Avx2Lanes.IsSupported)
            {
                Assert.Equal(expected, Run<Vector256<ulong>, Avx2Lanes>(used, length, 8));
            }

            if (Avx512Lanes.IsSupported)
            {
                Assert.Equal(expected, Run<Vector512<ulong>, Avx512Lanes>(used, length, 8));
            }
        }
    }

    [Fact]
    public void Any_count_of_inputs_of_any_length_is_hashed_as_one_by_one()
    {
        Random random = new(12);
        for (int count = 0; count <= 40; count++)
        {
            for (int round = 0; round < 12; round++)
            {
                int length = round == 0 ? 64 : random.Next(501);
                byte[] inputs = Keccak256Tests.RandomBytes(random.Next(), count * length);
                Hash256[] hashes = new Hash256[count];
                Keccak256.HashMany(inputs, length, hashes);
                for (int index = 0; index < count; index++)
                {
                    Assert.Equal(Keccak256.Hash(inputs.AsSpan(index * length, length)), hashes[index]);
                }
            }
        }
    }

    [Fact]
    public void Pairs_are_hashed_in_place_in_either_order()
    {
        for (int pairs = 0; pairs <= 200; pairs++)
        {
            Hash256[] nodes = [.. NaiveTree.Leaves(seed: pairs, 2 * pairs)];
            Hash256[] positional = [.. nodes];
            Hash256[] sorted = [.. nodes];
            Keccak256.HashPairs(positional, positional.AsSpan(0, pairs));
            Keccak256.HashSortedPairs(sorted, sorted.AsSpan(0, pairs));
            for (int pair = 0; pair < pairs; pair++)
            {
                Hash256 left = nodes[2 * pair];
                Hash256 right = nodes[(2 * pair) + 1];
                Assert.Equal(Keccak256.HashPair(left, right), positional[pair]);
                Assert.Equal(
                    left < right ? Keccak256.HashPair(left, right) : Keccak256.HashPair(right, left),
                    sorted[pair]
                );
            }
        }
    }

    [Fact]
    public void Sorted_pairs_with_equal_beginnings_are_ordered_by_the_rest()
    {
        byte[] bytes = new byte[2 * 32];
        for (int place = 0; place < 32; place++)
        {
            bytes.AsSpan().Clear();
            bytes[place] = 0xFF;
            bytes[32 + place] = 0x01;
            Hash256[] nodes = MemoryMarshal.Cast<byte, Hash256>(bytes).ToArray();
            Hash256[] parent = new Hash256[1];
            Keccak256.HashSortedPairs(nodes, parent);
            Assert.Equal(Keccak256.HashPair(nodes[1], nodes[0]), parent[0]);
        }
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Keccak256.HashMany(new byte[63], 64, new Hash256[1]));
        Assert.Throws<ArgumentException>(() => Keccak256.HashMany(new byte[64], -1, new Hash256[1]));
        Assert.Throws<ArgumentException>(() => Keccak256.HashPairs(new Hash256[3], new Hash256[1]));
        Assert.Throws<ArgumentException>(() => Keccak256.HashSortedPairs(new Hash256[3], new Hash256[1]));
        Assert.Throws<ArgumentException>(() => Keccak256.HashSortedPairs(new Hash256[1], new Hash256[1]));
    }

    [Fact]
    public void Many_hashes_allocate_nothing()
    {
        Hash256[] nodes = [.. NaiveTree.Leaves(seed: 13, 62)];
        Hash256[] parents = new Hash256[31];
        byte[] leaves = Keccak256Tests.RandomBytes(seed: 14, 31 * 148);
        Work();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Work();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Work()
        {
            Keccak256.HashPairs(nodes, parents);
            Keccak256.HashSortedPairs(nodes, parents);
            Keccak256.HashMany(leaves, 148, parents);
        }
    }

    private static byte[] Run<T, TLanes>(ReadOnlySpan<byte> inputs, int length, int count)
        where T : unmanaged
        where TLanes : struct, IKeccakLanes<T>
    {
        byte[] hashes = new byte[count * Hash256.Size];
        Assert.Equal(count, Keccak256.HashGroups<T, TLanes>(inputs, length, hashes, count, done: 0));
        return hashes;
    }
}
