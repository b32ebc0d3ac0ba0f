using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Apportion.Merkle.Tests;

public sealed class Hash256Tests
{
    private const string Text = "0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    [Fact]
    public void Bytes_text_and_value_say_the_same()
    {
        byte[] bytes = [.. Enumerable.Range(0, 32).Select(index => (byte)index)];
        Hash256 hash = Hash256.FromBytes(bytes);
        Assert.Equal(Text, hash.ToString());
        Assert.Equal(hash, Hash256.ParseHex(Text));
        Assert.Equal(hash, Hash256.Parse("0x" + Text[2..].ToUpperInvariant()));
        Assert.Equal(bytes, hash.ToArray());
        Assert.Equal(bytes, Hash256.AsSpan(in hash).ToArray());
        Assert.Equal(32, Unsafe.SizeOf<Hash256>());
        Assert.True(Hash256.TryParse(Encoding.ASCII.GetBytes(Text), out Hash256 utf8));
        Assert.Equal(hash, utf8);
        Assert.Equal($"<{Text}>", $"<{hash}>");
    }

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    [InlineData("0X000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    [InlineData("0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1")]
    [InlineData("0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0")]
    [InlineData("0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1g")]
    [InlineData(" 0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1")]
    public void Anything_but_0x_and_64_digits_is_refused(string text)
    {
        Assert.False(Hash256.TryParse(text, out Hash256 hash));
        Assert.True(hash.IsZero);
        Assert.False(Hash256.TryParse(Encoding.UTF8.GetBytes(text), out _));
        FormatException error = Assert.Throws<FormatException>(() => Hash256.ParseHex(text));
        Assert.Contains($"of {text.Length} characters", error.Message, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Hash256>(JsonSerializer.Serialize(text)));
    }

    [Fact]
    public void Every_character_at_every_place_is_read_as_utf8_as_it_is_as_text()
    {
        byte[] utf8 = Encoding.ASCII.GetBytes(Text);
        for (int place = 0; place < utf8.Length; place++)
        {
            byte before = utf8[place];
            for (int character = 0; character < 256; character++)
            {
                utf8[place] = (byte)character;
                bool isText = Hash256.TryParse(Encoding.Latin1.GetString(utf8), out Hash256 expected);
                Assert.Equal(isText, Hash256.TryParse(utf8, out Hash256 actual));
                Assert.Equal(expected, actual);
            }

            utf8[place] = before;
        }
    }

    [Fact]
    public void Wrong_lengths_of_bytes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Hash256.FromBytes(new byte[31]));
        Assert.Throws<ArgumentException>(() => Hash256.FromBytes(new byte[33]));
        Assert.Throws<ArgumentException>(() => Hash256.Zero.CopyTo(new byte[31]));
    }

    [Fact]
    public void Order_is_that_of_big_endian_numbers()
    {
        Random random = new(4);
        byte[] left = new byte[32];
        byte[] right = new byte[32];
        for (int round = 0; round < 10_000; round++)
        {
            random.NextBytes(left);
            left.CopyTo(right, 0);
            right[random.Next(32)] = (byte)random.Next(256);
            Hash256 a = Hash256.FromBytes(left);
            Hash256 b = Hash256.FromBytes(right);
            int expected = new BigInteger(left, isUnsigned: true, isBigEndian: true).CompareTo(
                new BigInteger(right, isUnsigned: true, isBigEndian: true)
            );
            Assert.Equal(expected, Math.Sign(a.CompareTo(b)));
            Assert.Equal(expected, Math.Sign(a.CompareTo((object)b)));
            Assert.Equal(expected < 0, a < b);
            Assert.Equal(expected > 0, a > b);
            Assert.Equal(expected <= 0, a <= b);
            Assert.Equal(expected >= 0, a >= b);
            Assert.Equal((expected == 0, expected != 0), (a == b, a != b));
            Assert.Equal(expected == 0, a.Equals((object)b));
        }
    }

    [Fact]
    public void Json_is_a_lower_case_string_and_may_be_a_member_name()
    {
        Hash256 hash = Hash256.ParseHex(Text);
        Assert.Equal($"\"{Text}\"", JsonSerializer.Serialize(hash));
        Assert.Equal(hash, JsonSerializer.Deserialize<Hash256>($"\"\\u0030{Text[1..]}\""));
        Dictionary<Hash256, int> table = new() { [hash] = 7 };
        string json = JsonSerializer.Serialize(table);
        Assert.Equal($"{{\"{Text}\":7}}", json);
        Assert.Equal(table, JsonSerializer.Deserialize<Dictionary<Hash256, int>>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Hash256>("12"));
    }

    [Fact]
    public void Formatting_into_a_short_span_fails_without_writing()
    {
        Span<char> text = stackalloc char[65];
        Assert.False(Hash256.Zero.TryFormat(text, out int chars));
        Span<byte> utf8 = stackalloc byte[65];
        Assert.False(Hash256.Zero.TryFormat(utf8, out int bytes));
        Assert.Equal((0, 0), (chars, bytes));
    }
}
