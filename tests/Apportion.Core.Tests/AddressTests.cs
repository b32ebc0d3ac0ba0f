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
}
