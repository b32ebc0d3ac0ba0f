using System.Text;
using System.Text.Json;

namespace Apportion.Merkle.Tests;

/// <summary>A refusal says what was found and what was expected.</summary>
public class RefusalTests
{
    private const string Text = "0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    [Fact]
    public void Bytes_of_another_length_are_counted()
    {
        AssertStart("A hash has 32 bytes, found 31.", MessageOf(() => Hash256.FromBytes(new byte[31])));
        AssertStart(
            "A hash needs 32 bytes, the destination has 31.",
            MessageOf(() => Hash256.Zero.CopyTo(new byte[31]))
        );
    }

    [Theory]
    [InlineData("", "\"\" of 0 characters")]
    [InlineData("abc", "\"abc\" of 3 characters")]
    public void Text_that_is_no_hash_is_quoted(string text, string found)
    {
        string message = $"Expected a hash (0x and 64 hexadecimal digits), found {found}.";
        Assert.Equal(message, MessageOf(() => Hash256.Parse(text)));
        Assert.Equal(message, MessageOf(() => Hash256.ParseHex(text)));
        Assert.Equal(message, MessageOf(() => Parse<Hash256>(Encoding.UTF8.GetBytes(text))));
        Assert.Throws<ArgumentNullException>(() => Hash256.Parse(null!));
    }

    [Fact]
    public void Long_text_is_cut_after_80_characters()
    {
        string whole = new('a', 80);
        AssertHas($"found \"{whole}\" of 80 characters.", MessageOf(() => Hash256.Parse(whole)));
        AssertHas($"found \"{whole}…\" of 81 characters.", MessageOf(() => Hash256.Parse(whole + "b")));
    }

    [Theory]
    [InlineData("7", "Expected a hash as a string, found Number.")]
    [InlineData("\"abc\"", "Expected a hash (0x and 64 hexadecimal digits), found \"abc\".")]
    [InlineData("\"\\u0030bc\"", "Expected a hash (0x and 64 hexadecimal digits), found \"0bc\".")]
    public void Json_that_is_no_hash_is_shown(string json, string message) =>
        AssertHas(message, MessageOf(() => JsonSerializer.Deserialize<Hash256>(json)));

    [Fact]
    public void Only_a_hash_compares_with_a_hash()
    {
        Assert.Equal(1, Hash256.Zero.CompareTo(null));
        AssertStart("Expected a hash, found System.String.", MessageOf(() => Hash256.Zero.CompareTo("zero")));
        Assert.False(Hash256.Zero.Equals("zero"));
        Assert.False(Hash256.Zero.Equals(null));
    }

    [Fact]
    public void Every_word_counts_for_equality_order_hash_code_and_zero()
    {
        for (int place = 0; place < Hash256.Size; place++)
        {
            byte[] bytes = new byte[Hash256.Size];
            bytes[place] = 1;
            Hash256 hash = Hash256.FromBytes(bytes);
            Assert.False(hash.IsZero);
            Assert.NotEqual(Hash256.Zero, hash);
            Assert.True(hash > Hash256.Zero);
            Assert.NotEqual(Hash256.Zero.GetHashCode(), hash.GetHashCode());
            Assert.Equal(hash.GetHashCode(), Hash256.FromBytes(bytes).GetHashCode());
        }

        Assert.True(Hash256.Zero.IsZero);
    }

    [Fact]
    public void Framework_interfaces_reach_the_same_code()
    {
        Hash256 hash = Hash256.ParseHex(Text);
        byte[] utf8 = Encoding.UTF8.GetBytes(Text);
        Assert.Equal(hash, Parse<Hash256>(utf8));
        Assert.Equal(hash, ParseText<Hash256>(Text));
        Assert.Equal(hash, ParseSpan<Hash256>(Text));
        Assert.True(TryParse(utf8, out Hash256 read) && read == hash);
        Assert.True(TryParseText(Text, out read) && read == hash);
        Assert.True(TryParseSpan(Text, out read) && read == hash);
        Assert.False(TryParse(utf8.AsSpan(1), out read) || !read.IsZero);
        Assert.False(TryParseText(Text[1..], out read) || !read.IsZero);
        Assert.False(TryParseSpan(Text.AsSpan(1), out read) || !read.IsZero);
        Assert.Equal($"<{Text}>", string.Create(null, $"<{hash}>"));
        Assert.Equal(Text, ((IFormattable)hash).ToString("x", null));
        Span<char> chars = stackalloc char[66];
        Assert.True(((ISpanFormattable)hash).TryFormat(chars, out int written, default, null));
        Assert.Equal((66, Text), (written, chars.ToString()));
        Span<byte> bytes = stackalloc byte[66];
        Assert.True(((IUtf8SpanFormattable)hash).TryFormat(bytes, out written, default, null));
        Assert.Equal((66, Text), (written, Encoding.UTF8.GetString(bytes)));
    }

    [Fact]
    public void Inputs_that_do_not_fit_their_outputs_are_counted()
    {
        AssertStart(
            "2 inputs of 64 bytes expected, found 127 bytes in all.",
            MessageOf(() => Keccak256.HashMany(new byte[127], 64, new Hash256[2]))
        );
        AssertStart(
            "1 pairs expected, found 3 nodes.",
            MessageOf(() => Keccak256.HashSortedPairs(new Hash256[3], new Hash256[1]))
        );
        Keccak256.HashMany([], 0, []);
    }

    [Fact]
    public void A_tree_says_why_it_cannot_be_built_or_read()
    {
        const string empty = "A tree of this shape needs at least one leaf.";
        AssertStart(empty, MessageOf(() => MerkleTree.Build(MerkleShape.PositionalZeroPadded, [])));
        AssertStart(empty, MessageOf(() => MerkleRoot.Compute(MerkleShape.PositionalZeroPadded, [])));
        Assert.Throws<ArgumentNullException>(() => MerkleTree.Build(null!, [Hash256.Zero]));
        Assert.Throws<ArgumentNullException>(() => MerkleRoot.Compute(null!, [Hash256.Zero]));
        MerkleTree tree = MerkleTree.Build(MerkleShape.PositionalZeroPadded, new Hash256[5]);
        AssertStart("The proof has more than 2 siblings.", MessageOf(() => tree.CopyProof(0, new Hash256[2])));
        Assert.Equal(3, tree.CopyProof(0, new Hash256[3]));
    }

    [Fact]
    public void Proofs_without_an_index_need_sorted_pairs()
    {
        const string message = "Only proofs of sorted pairs can do without the index.";
        MerkleShape positional = MerkleShape.PositionalZeroPadded;
        Hash256 root = Keccak256.Hash("root"u8);
        AssertStart(message, MessageOf(() => MerkleProof.VerifyAnywhere(positional, root, root, 1, [])));
        AssertStart(message, MessageOf(() => MerkleProof.VerifyPreimageAnywhere(positional, root, [1], 1, [])));
        Assert.Throws<ArgumentNullException>(() => MerkleProof.Verify(null!, root, root, 0, 1, []));
        Assert.Throws<ArgumentNullException>(() => MerkleProof.VerifyAnywhere(null!, root, root, 1, []));
    }

    [Fact]
    public void Many_proofs_need_one_depth_and_as_many_siblings()
    {
        Hash256 root = Keccak256.Hash("root"u8);
        foreach (
            MerkleShape unfit in (MerkleShape[])[MerkleShape.PositionalZeroPadded, MerkleShape.SortedPairsPromoted]
        )
        {
            AssertStart(
                "Only trees of sorted pairs and one depth are verified together.",
                MessageOf(() => MerkleProof.VerifyMany(unfit, root, [root], 1, [], new ProofVerdict[1]))
            );
        }

        MerkleShape shape = MerkleShape.SortedLeavesZeroPadded;
        AssertStart(
            "1 leaves of depth 2: 1 verdicts, 3 siblings.",
            MessageOf(() => MerkleProof.VerifyMany(shape, root, [root], 4, new Hash256[3], new ProofVerdict[1]))
        );
        AssertStart(
            "1 leaves of depth 2: 2 verdicts, 2 siblings.",
            MessageOf(() => MerkleProof.VerifyMany(shape, root, [root], 4, new Hash256[2], new ProofVerdict[2]))
        );
        Assert.Throws<ArgumentNullException>(() => MerkleProof.VerifyMany(null!, root, [], 1, [], []));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    public void A_salt_stands_before_a_record_of_any_length(int length)
    {
        byte[] record = Keccak256Tests.RandomBytes(seed: 31, length);
        MerkleShape salted = MerkleShape.PositionalZeroPadded with { LeafSalt = 7 };
        Assert.Equal(Keccak256Tests.Oracle([7, .. record]), salted.HashLeaf(record).ToArray());
        Assert.Equal(Keccak256Tests.Oracle(record), MerkleShape.PositionalZeroPadded.HashLeaf(record).ToArray());
    }

    [Fact]
    public void A_record_of_64_bytes_with_its_salt_is_never_a_leaf()
    {
        Hash256 root = Keccak256.Hash("root"u8);
        MerkleShape plain = MerkleShape.SortedLeavesZeroPadded;
        MerkleShape salted = plain with { LeafSalt = 1 };
        Assert.Equal(ProofVerdict.AmbiguousPreimage, Verdict(plain, 64));
        Assert.Equal(ProofVerdict.RootDiffers, Verdict(plain, 63));
        Assert.Equal(ProofVerdict.AmbiguousPreimage, Verdict(salted, 63));
        Assert.Equal(ProofVerdict.RootDiffers, Verdict(salted, 64));

        ProofVerdict Verdict(MerkleShape shape, int length)
        {
            ProofVerdict anywhere = MerkleProof.VerifyPreimageAnywhere(shape, root, new byte[length], 1, []);
            Assert.Equal(anywhere, MerkleProof.VerifyPreimage(shape, root, new byte[length], 0, 1, []));
            return anywhere;
        }
    }

    private static void AssertStart(string expected, string message) =>
        Assert.StartsWith(expected, message, StringComparison.Ordinal);

    private static void AssertHas(string expected, string message) =>
        Assert.Contains(expected, message, StringComparison.Ordinal);

    private static string MessageOf(Action work) => Assert.ThrowsAny<Exception>(work).Message;

    private static string MessageOf(Func<object> work) => Assert.ThrowsAny<Exception>(work).Message;

    private static T Parse<T>(ReadOnlySpan<byte> utf8)
        where T : IUtf8SpanParsable<T> => T.Parse(utf8, null);

    private static T ParseText<T>(string text)
        where T : IParsable<T> => T.Parse(text, null);

    private static T ParseSpan<T>(ReadOnlySpan<char> text)
        where T : ISpanParsable<T> => T.Parse(text, null);

    private static bool TryParse<T>(ReadOnlySpan<byte> utf8, out T? value)
        where T : IUtf8SpanParsable<T> => T.TryParse(utf8, null, out value);

    private static bool TryParseText<T>(string text, out T? value)
        where T : IParsable<T> => T.TryParse(text, null, out value);

    private static bool TryParseSpan<T>(ReadOnlySpan<char> text, out T? value)
        where T : ISpanParsable<T> => T.TryParse(text, null, out value);
}
