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

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1000, 0)]
    [InlineData(65_535, 0)]
    [InlineData(65_536, 0)]
    [InlineData(150_000, 0)]
    [InlineData(70_000, 1)]
    [InlineData(70_000, 9)]
    public void Hashes_are_in_byte_order_and_equal_ones_keep_theirs(int count, int sharedBytes)
    {
        var hashes = Hashes(count, seed: count + sharedBytes, sharedBytes);
        var sorted = new Hash256[count];
        var positions = HashSort.Sort(hashes, sorted);
        var expected = Enumerable.Range(0, count).OrderBy(index => hashes[index]).ToArray();
        Assert.Equal(expected.Select(index => hashes[index]), sorted);
        Assert.All(expected.Index(), pair => Assert.Equal(pair.Index, positions[pair.Item]));
    }
}
