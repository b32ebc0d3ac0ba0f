using System.Text;
using System.Text.Json;

namespace Apportion.Core.Tests;

public class AddressTests
{
    private const string Text = "0x00112233445566778899aabbccddeeff01020304";

    [Fact]
    public void Text_bytes_and_json_agree()
    {
        var address = Address.Parse(Text.ToUpperInvariant().Replace("0X", "0x", StringComparison.Ordinal));
        Assert.Equal(Text, address.ToString());
        Assert.Equal(address, Address.FromBytes(address.ToArray()));
        Assert.True(Address.TryParse(Encoding.UTF8.GetBytes(Text), out var utf8));
        Assert.Equal(address, utf8);
        Assert.Equal($"\"{Text}\"", JsonSerializer.Serialize(address));
        Assert.Equal(address, JsonSerializer.Deserialize<Address>($"\"{Text}\""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("00112233445566778899aabbccddeeff0102030405")]
    [InlineData("0x00112233445566778899aabbccddeeff010203")]
    [InlineData("0x00112233445566778899aabbccddeeff0102030g")]
    [InlineData("0x00112233445566778899aabbccddeeff0102030405")]
    [InlineData(null)]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(Address.TryParse(text, out _));
        if (text is not null)
            Assert.Throws<FormatException>(() => Address.Parse(text));
    }

    [Fact]
    public void Order_is_that_of_the_text()
    {
        var random = new Random(7);
        var addresses = Enumerable
            .Range(0, 500)
            .Select(i =>
            {
                var bytes = new byte[20];
                random.NextBytes(bytes);
                if (i % 2 == 0)
                    bytes.AsSpan(0, 17).Clear();
                return Address.FromBytes(bytes);
            })
            .ToList();
        Assert.Equal(
            addresses.Select(address => address.ToString()).Order(StringComparer.Ordinal),
            addresses.Order().Select(address => address.ToString())
        );
    }

    [Fact]
    public void Zero_is_the_default_and_no_other_address_is_zero()
    {
        Assert.True(Address.Zero.IsZero);
        Assert.Equal("0x0000000000000000000000000000000000000000", default(Address).ToString());
        for (var i = 0; i < Address.Length; i++)
        {
            var bytes = new byte[Address.Length];
            bytes[i] = 1;
            var address = Address.FromBytes(bytes);
            Assert.False(address.IsZero);
            Assert.False(address.Equals(Address.Zero));
            Assert.Equal(bytes, address.ToArray());
        }
    }

    [Theory]
    [InlineData(0, "found 0 (")]
    [InlineData(19, "found 19 (")]
    [InlineData(21, "found 21 (")]
    public void Another_number_of_bytes_is_refused(int length, string found)
    {
        var error = Assert.Throws<ArgumentException>(() => Address.FromBytes(new byte[length]));
        Assert.StartsWith("an address has 20 bytes, " + found, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Operators_follow_the_bytes()
    {
        var low = Address.Parse("0x0000000000000000000000000000000000000001");
        var middle = Address.Parse("0x0000000000000000000000000000000100000000");
        var high = Address.Parse("0x0000000000000001000000000000000000000000");
        var same = Address.Parse("0x0000000000000000000000000000000000000001");
        Assert.True(low < middle && middle < high && low <= same && low >= same && high > low && high >= low);
        Assert.False(low > middle || middle > high || low < same || low > same || high < low || high <= low);
        Assert.False(low >= middle || middle <= low);
        Assert.True(low == same && low != high);
        Assert.False(low != same || low == high);
        Assert.Equal(low.GetHashCode(), same.GetHashCode());
        Assert.True(low.Equals((object)same));
        Assert.False(low.Equals((object)high));
        Assert.False(low.Equals("0x0000000000000000000000000000000000000001"));
        Assert.Equal(3, new[] { low, middle, high }.Select(address => address.GetHashCode()).Distinct().Count());
    }

    [Theory]
    [InlineData("1x00112233445566778899aabbccddeeff01020304")]
    [InlineData("0X00112233445566778899aabbccddeeff01020304")]
    [InlineData("0x00112233445566778899aabbccddeeff0102030g")]
    [InlineData("0x00112233445566778899aabbccddeeff010203")]
    [InlineData("")]
    public void Utf8_text_of_another_shape_is_refused(string text)
    {
        Assert.False(Address.TryParse(Encoding.UTF8.GetBytes(text), out var address));
        Assert.True(address.IsZero);
        Assert.False(Address.TryParse(text, out address));
        Assert.True(address.IsZero);
    }

    [Fact]
    public void A_refusal_shows_what_was_found_in_at_most_60_characters()
    {
        static string Message(string text) => Assert.Throws<FormatException>(() => Address.Parse(text)).Message;
        const string expected = "expected an address (0x and 40 hex digits), found ";
        Assert.Equal(expected + "\"alice\"", Message("alice"));
        Assert.Equal($"{expected}\"{new string('a', 60)}\"", Message(new string('a', 60)));
        Assert.Equal($"{expected}\"{new string('a', 57)}...\"", Message(new string('a', 61)));
    }

    [Fact]
    public void Text_is_written_only_where_42_characters_fit()
    {
        var address = Address.Parse(Text);
        Span<char> chars = stackalloc char[43];
        Span<byte> bytes = stackalloc byte[43];
        Assert.False(address.TryFormat(chars[..41], out var written, default, null));
        Assert.Equal(0, written);
        Assert.True(address.TryFormat(chars[..42], out written, default, null));
        Assert.Equal((42, Text, '\0'), (written, chars[..42].ToString(), chars[42]));
        Assert.False(address.TryFormat(bytes[..41], out written, default, null));
        Assert.Equal(0, written);
        Assert.True(address.TryFormat(bytes[..42], out written, default, null));
        Assert.Equal((42, Text), (written, Encoding.UTF8.GetString(bytes[..42])));
        Assert.Equal(Text, address.ToString("x", null));
    }

    [Fact]
    public void The_parsing_interfaces_agree_with_parse()
    {
        Assert.Equal(Address.Parse(Text), Parse<Address>(Text));
        Assert.Equal(Address.Parse(Text), ParseSpan<Address>(Text));
        Assert.False(TryParse<Address>("alice", out _));
        Assert.True(TryParse<Address>(Text, out var address) && address == Address.Parse(Text));
        Assert.False(TryParseSpan<Address>("alice", out _));
        Assert.True(TryParseSpan<Address>(Text, out address) && address == Address.Parse(Text));

        static T Parse<T>(string text)
            where T : IParsable<T> => T.Parse(text, null);
        static T ParseSpan<T>(ReadOnlySpan<char> text)
            where T : ISpanParsable<T> => T.Parse(text, null);
        static bool TryParse<T>(string text, out T? value)
            where T : IParsable<T> => T.TryParse(text, null, out value);
        static bool TryParseSpan<T>(ReadOnlySpan<char> text, out T? value)
            where T : ISpanParsable<T> => T.TryParse(text, null, out value);
    }

    [Fact]
    public void An_address_is_a_json_string_also_as_a_name()
    {
        var map = new Dictionary<Address, int> { [Address.Parse(Text)] = 3 };
        var json = JsonSerializer.Serialize(map);
        Assert.Equal($$"""{"{{Text}}":3}""", json);
        Assert.Equal(3, JsonSerializer.Deserialize<Dictionary<Address, int>>(json)![Address.Parse(Text)]);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<Address, int>>("{\"alice\":3}"));
        foreach (var wrong in (string[])["\"alice\"", "7", "null"])
        {
            var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Address>(wrong));
            Assert.Contains(
                "expected an address: a string of 0x and 40 hex digits",
                error.Message,
                StringComparison.Ordinal
            );
        }
    }
}
