using System.Buffers.Binary;

namespace Apportion.Merkle.Tests;

public class HashSortTests
{
    private static Hash256[] Hashes(int count, int seed, int sharedBytes)
    {
        var random = new Random(seed);
        var bytes = new byte[32];
        var hashes = new Hash256[count];
        for (var i = 0; i < count; i++)
        {
            // A seventh of the hashes repeat an earlier one, so that the order of equals is tested too.
            random.NextBytes(bytes);
            bytes.AsSpan(0, sharedBytes).Fill(0xab);
            hashes[i] = i % 7 == 6 ? hashes[random.Next(i)] : Hash256.FromBytes(bytes);
        }
        return hashes;
    }

    private static Hash256 WithLeadingWord(ulong word, ulong rest)
    {
        var bytes = new byte[32];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, word);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(24), rest);
        return Hash256.FromBytes(bytes);
    }

    private static void AssertSorts(Hash256[] hashes, int threads)
    {
        var sorted = new Hash256[hashes.Length];
        var origins = new int[hashes.Length];
        HashSort.Sort(hashes, sorted, origins, threads);
        var expected = Enumerable.Range(0, hashes.Length).OrderBy(index => hashes[index]).ToArray();
        Assert.Equal(expected, origins);
        Assert.Equal(expected.Select(index => hashes[index]), sorted);
        var positions = HashSort.Invert(origins);
        Assert.All(expected.Index(), pair => Assert.Equal(pair.Index, positions[pair.Item]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(1000, 0)]
    [InlineData(1023, 0)]
    [InlineData(1024, 0)]
    [InlineData(65_535, 0)]
    [InlineData(65_536, 0)]
    [InlineData(150_000, 0)]
    [InlineData(70_000, 1)]
    [InlineData(70_000, 2)]
    [InlineData(70_000, 9)]
    public void Hashes_are_in_byte_order_and_equal_ones_keep_theirs(int count, int sharedBytes)
    {
        var hashes = Hashes(count, seed: count + sharedBytes, sharedBytes);
        AssertSorts(hashes, threads: 1);
        AssertSorts(hashes, threads: 3);
    }

    [Fact]
    public void Hashes_chosen_to_fall_into_one_place_are_in_order_too()
    {
        const int count = 20_000;
        Hash256[] same = [.. Enumerable.Repeat(WithLeadingWord(7, 7), count)];
        Hash256[] falling = [.. Enumerable.Range(0, count).Select(i => WithLeadingWord(ulong.MaxValue - (ulong)i, 0))];
        Hash256[] sameWord = [.. Enumerable.Range(0, count).Select(i => WithLeadingWord(5, (ulong)(count - i)))];
        Hash256[] twoEnds =
        [
            .. Enumerable.Range(0, count).Select(i => WithLeadingWord(i % 2 == 0 ? 0 : ulong.MaxValue, (ulong)i)),
        ];
        foreach (var hashes in new[] { same, falling, sameWord, twoEnds })
        {
            AssertSorts(hashes, threads: 1);
            AssertSorts(hashes, threads: 2);
        }
    }

    [Theory]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(25)]
    public void A_place_with_many_hashes_among_spread_ones_changes_nothing(int together)
    {
        // The rest differ in their first bits; the many share 40 bits and fall.
        var hashes = Hashes(5000, seed: together, sharedBytes: 0);
        for (var i = 0; i < together; i++)
            hashes[i * 100] = WithLeadingWord(0x1234_5678_9A00_0000 + (ulong)(together - i), (ulong)i);
        AssertSorts(hashes, threads: 1);
    }

    [Fact]
    public void Chosen_hashes_cost_no_more_than_an_ordinary_sort()
    {
        // 200,000 hashes in falling order in one place: a quadratic sort would move 20,000,000,000 of them.
        const int count = 200_000;
        Hash256[] hashes = [.. Enumerable.Range(0, count).Select(i => WithLeadingWord(5, (ulong)(count - i)))];
        var sorted = new Hash256[count];
        var origins = new int[count];
        HashSort.Sort(hashes, sorted, origins);
        Assert.Equal(WithLeadingWord(5, 1), sorted[0]);
        Assert.Equal(count - 1, origins[0]);
        Assert.Equal(0, origins[^1]);
    }
}
