using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace Apportion.Merkle.Tests;

public sealed class Keccak256Tests
{
    [Fact]
    public void Hash_of_nothing_is_the_one_everybody_knows()
    {
        const string expected = "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470";
        Assert.Equal(expected, Keccak256.Hash([]).ToString());
        Assert.Equal(expected, Keccak256.Empty.ToString());
    }

    [Theory]
    [InlineData("transfer(address,uint256)", "0xa9059cbb")]
    [InlineData(
        "Transfer(address,address,uint256)",
        "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
    )]
    [InlineData("abc", "0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    public void Known_texts_have_their_known_hashes(string text, string expected) =>
        Assert.StartsWith(expected, Keccak256.Hash(Encoding.ASCII.GetBytes(text)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Every_length_up_to_five_blocks_agrees_with_bouncy_castle()
    {
        byte[] input = RandomBytes(seed: 1, 5 * 136);
        for (int length = 0; length <= input.Length; length++)
        {
            byte[] expected = Oracle(input.AsSpan(0, length));
            Assert.Equal(expected, Keccak256.Hash(input.AsSpan(0, length)).ToArray());
        }
    }

    [Sha3Fact]
    public void With_the_padding_of_the_standard_the_sponge_is_sha3()
    {
        byte[] input = RandomBytes(seed: 2, 500);
        byte[] actual = new byte[Hash256.Size];
        for (int length = 0; length <= input.Length; length++)
        {
            Keccak256.HashInto(input.AsSpan(0, length), actual, KeccakConstants.Sha3Padding);
            Assert.Equal(SHA3_256.HashData(input.AsSpan(0, length)), actual);
        }
    }

    [Fact]
    public void Hash_writes_only_the_first_32_bytes_of_the_destination()
    {
        byte[] destination = [.. Enumerable.Repeat((byte)0xEE, 40)];
        Keccak256.Hash("abc"u8, destination);
        Assert.Equal(Keccak256.Hash("abc"u8).ToArray(), destination[..32]);
        Assert.All(destination[32..], rest => Assert.Equal(0xEE, rest));
        Assert.Throws<ArgumentException>(() => Keccak256.Hash("abc"u8, new byte[31]));
    }

    [Fact]
    public void A_hash_allocates_nothing()
    {
        byte[] input = RandomBytes(seed: 3, 300);
        byte[] output = new byte[32];
        Keccak256.Hash(input, output);
        Keccak256.HashPair(Keccak256.Empty, Hash256.Zero);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 1000; round++)
        {
            Keccak256.Hash(input, output);
            Keccak256.HashPair(Keccak256.Empty, Hash256.Zero);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    internal static byte[] Oracle(ReadOnlySpan<byte> input)
    {
        KeccakDigest digest = new(256);
        byte[] bytes = input.ToArray();
        byte[] hash = new byte[Hash256.Size];
        digest.BlockUpdate(bytes, 0, bytes.Length);
        digest.DoFinal(hash, 0);
        return hash;
    }

    internal static byte[] RandomBytes(int seed, int count)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
