using System.Text;
using System.Text.Json;

namespace Apportion.Numerics.Tests;

public class UInt256JsonTests
{
    [Fact]
    public void Amounts_are_decimal_strings_and_round_trip()
    {
        foreach (var value in EdgeValues.Many)
        {
            var json = JsonSerializer.Serialize(value);
            Assert.Equal($"\"{value}\"", json);
            Assert.Equal(value, JsonSerializer.Deserialize<UInt256>(json));
        }
    }

    [Fact]
    public void Records_nullables_and_dictionary_keys_work()
    {
        var row = new Row(UInt256.MaxValue, null, new Dictionary<UInt256, UInt256> { [7] = 8 });
        var json = JsonSerializer.Serialize(row);
        Assert.Equal(
            "{\"Amount\":\"115792089237316195423570985008687907853269984665640564039457584007913129639935\","
                + "\"Fee\":null,\"ByIndex\":{\"7\":\"8\"}}",
            json
        );
        var read = JsonSerializer.Deserialize<Row>(json)!;
        Assert.Equal(UInt256.MaxValue, read.Amount);
        Assert.Null(read.Fee);
        Assert.Equal(8u, read.ByIndex[7]);
    }

    [Theory]
    [InlineData("1", "found a JSON Number")]
    [InlineData("1.5", "found a JSON Number")]
    [InlineData("null", "found a JSON Null")]
    [InlineData("true", "found a JSON True")]
    [InlineData("[]", "found a JSON StartArray")]
    [InlineData("\"\"", "found \"\"")]
    [InlineData("\"-1\"", "found \"-1\"")]
    [InlineData("\"1e3\"", "found \"1e3\"")]
    [InlineData("\"0x1\"", "found \"0x1\"")]
    [InlineData(
        "\"115792089237316195423570985008687907853269984665640564039457584007913129639936\"",
        "115792089237316195423570985008687907853269984665640564039457584007913129639936 is outside the range"
    )]
    public void Anything_else_is_refused_with_what_was_found(string json, string expected)
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<UInt256>(json));
        Assert.Contains(expected, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_wrong_amount_in_a_document_is_located()
    {
        var error = Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Row>("{\"Amount\":\"1\",\n\"Fee\":\"x\",\"ByIndex\":{}}")
        );
        Assert.Equal(1, error.LineNumber);
        Assert.Equal("$.Fee", error.Path);
        error = Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Row>("{\"Amount\":\"1\",\"Fee\":null,\"ByIndex\":{\"-1\":\"1\"}}")
        );
        Assert.Contains("\"-1\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Escaped_digits_and_split_buffers_are_read()
    {
        Assert.Equal(10u, JsonSerializer.Deserialize<UInt256>("\"\\u00310\""));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"[\"{UInt256.MaxValue}\",\"{UInt256.One}\"]"));
        var options = new JsonSerializerOptions { DefaultBufferSize = 16 };
        Assert.Equal([UInt256.MaxValue, UInt256.One], JsonSerializer.Deserialize<UInt256[]>(stream, options)!);
    }

    private sealed record Row(UInt256 Amount, UInt256? Fee, Dictionary<UInt256, UInt256> ByIndex);
}
