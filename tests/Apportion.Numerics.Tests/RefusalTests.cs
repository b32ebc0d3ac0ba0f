using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Apportion.Numerics.Tests;

/// <summary>A refusal names its operands and the range that was left.</summary>
public class RefusalTests
{
    private const string Max = "115792089237316195423570985008687907853269984665640564039457584007913129639935";

    private const string Wide = " is outside the range of UInt512 (0 to 2^512 - 1).";

    private const string Range = " is outside the range of UInt256 (0 to 2^256 - 1).";

    [Fact]
    public void Arithmetic_of_256_bits_names_operands_and_operation()
    {
        var (zero, one, max) = (UInt256.Zero, UInt256.One, UInt256.MaxValue);
        Assert.Equal($"{Max} + 1{Range}", Overflow(() => checked(max + one)));
        Assert.Equal($"0 - 1{Range}", Overflow(() => checked(zero - one)));
        Assert.Equal($"{Max} * 2{Range}", Overflow(() => checked(max * 2)));
        Assert.Equal($"{Max} + 1{Range}", Overflow(() => checked(++max)));
        Assert.Equal($"0 - 1{Range}", Overflow(() => checked(--zero)));
        Assert.Equal($"{Max} * 3 / 2{Range}", Overflow(() => UInt256.MulDivFloor(UInt256.MaxValue, 3, 2)));
        Assert.Equal($"{Max} * 3 / 2{Range}", Overflow(() => UInt256.MulDivRem(UInt256.MaxValue, 3, 2)));
    }

    [Fact]
    public void Arithmetic_of_512_bits_names_operands_and_operation()
    {
        var max = UInt512.MaxValue;
        var text = ((BigInteger.One << 512) - 1).ToString(CultureInfo.InvariantCulture);
        Assert.Equal($"{text} + 1{Wide}", Overflow(() => checked(max + UInt512.One)));
        Assert.Equal($"0 - 1{Wide}", Overflow(() => checked(UInt512.Zero - UInt512.One)));
        Assert.Equal($"{text} * 2{Wide}", Overflow(() => checked(max * 2)));
        Assert.Equal(
            $"{text} divided by zero.",
            Assert.Throws<DivideByZeroException>(() => max / UInt512.Zero).Message
        );
    }

    [Fact]
    public void Casts_name_the_value_and_the_type_it_does_not_fit()
    {
        var large = UInt256.One << 128;
        const string text = "340282366920938463463374607431768211456";
        Assert.Equal($"{text} is outside the range of UInt128.", Overflow(() => checked((UInt128)large)));
        Assert.Equal($"{text} is outside the range of UInt64.", Overflow(() => checked((ulong)large)));
        Assert.Equal($"{text} is outside the range of Int64.", Overflow(() => checked((long)large)));
        Assert.Equal($"{text} is outside the range of UInt32.", Overflow(() => checked((uint)large)));
        Assert.Equal($"{text} is outside the range of Int32.", Overflow(() => checked((int)large)));
        Assert.Equal("-7 is outside the range of UInt256.", Overflow(() => (UInt256)(-7L)));
        Assert.Equal("-7 is outside the range of UInt256.", Overflow(() => (UInt256)new BigInteger(-7)));
        Assert.Equal("-7 is outside the range of UInt512.", Overflow(() => (UInt512)new BigInteger(-7)));
        Assert.Equal(
            $"{Max[..^1]}6 is outside the range of UInt256.",
            Overflow(() => checked((UInt256)new UInt512(UInt256.Zero, UInt256.One)))
        );
    }

    [Theory]
    [InlineData(9_223_372_036_854_775_807UL, true)]
    [InlineData(9_223_372_036_854_775_808UL, false)]
    public void The_largest_signed_value_still_fits(ulong value, bool fits)
    {
        UInt256 wide = value;
        Assert.Equal(fits, Record.Exception(() => checked((long)wide)) is null);
        UInt256 narrow = value >> 32;
        Assert.Equal(fits, Record.Exception(() => checked((int)narrow)) is null);
    }

    [Fact]
    public void Bytes_and_objects_that_do_not_fit_are_named()
    {
        Assert.StartsWith(
            "Found 33 bytes, expected at most 32.",
            Assert.Throws<ArgumentException>(() => UInt256.ReadBigEndian(new byte[33])).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Found 33 bytes, expected at most 32.",
            Assert.Throws<ArgumentException>(() => UInt256.ReadLittleEndian(new byte[33])).Message,
            StringComparison.Ordinal
        );
        foreach (
            var write in (Action<byte[]>[])
                [bytes => UInt256.One.WriteBigEndian(bytes), bytes => UInt256.One.WriteLittleEndian(bytes)]
        )
            Assert.StartsWith(
                "Found room for 31 bytes, expected 32.",
                Assert.Throws<ArgumentException>(() => write(new byte[31])).Message,
                StringComparison.Ordinal
            );
        Assert.StartsWith(
            "A UInt256 cannot be compared with a System.String.",
            Assert.Throws<ArgumentException>(() => UInt256.One.CompareTo("1")).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "A UInt512 cannot be compared with a System.String.",
            Assert.Throws<ArgumentException>(() => UInt512.One.CompareTo("1")).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Found 999999999999999999, expected at least 1000000000000000000 (1.0).",
            Assert.Throws<ArgumentOutOfRangeException>(() => FixedPointLog.Log2(999_999_999_999_999_999)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Text_that_is_no_number_is_quoted_with_what_was_expected()
    {
        const string digits = "Found \"1_0\", expected decimal digits only.";
        Assert.Equal(digits, Format(() => UInt256.Parse("1_0")));
        Assert.Equal(digits, Format(() => UInt256.Parse("1_0"u8)));
        Assert.Equal(digits, Format(() => UInt512.Parse("1_0")));
        const string hex = "Found \"10\", expected 0x and hexadecimal digits only.";
        Assert.Equal(hex, Format(() => UInt256.ParseHex("10")));
        Assert.Equal(hex, Format(() => UInt256.ParseHex("10"u8)));
        Assert.Equal($"{Max}0 is outside the range of UInt256.", Overflow(() => UInt256.Parse($"{Max}0")));
        Assert.Equal(
            $"{new string('9', 100)}... is outside the range of UInt512.",
            Overflow(() => UInt512.Parse(new string('9', 155)))
        );
        Assert.Equal(
            "Found the format \"q\", expected D, x, X or x with a width up to 128.",
            Format(() => UInt256.One.ToString("q"))
        );
        Assert.Throws<ArgumentNullException>(() => UInt256.Parse((string)null!));
        Assert.Throws<ArgumentNullException>(() => UInt256.ParseHex((string)null!));
        Assert.Throws<ArgumentNullException>(() => UInt512.Parse((string)null!));
    }

    [Theory]
    [InlineData("x128", 128)]
    [InlineData("X1", 1)]
    [InlineData("x", 1)]
    public void Hexadecimal_has_at_least_the_width_asked_for(string format, int length) =>
        Assert.Equal(new string('0', length - 1) + "1", UInt256.One.ToString(format));

    [Theory]
    [InlineData("x129")]
    [InlineData("x-1")]
    [InlineData("xx")]
    [InlineData("D2")]
    [InlineData("Gx")]
    [InlineData("12")]
    public void Other_formats_are_refused(string format)
    {
        Assert.Throws<FormatException>(() => UInt256.One.ToString(format));
        Assert.Throws<FormatException>(() => UInt512.One.ToString(format));
    }

    [Fact]
    public void Json_that_is_no_amount_says_what_was_found()
    {
        const string number =
            "Found a JSON Number, expected a string of decimal digits such as \"1000000000000000000\".";
        Assert.Contains(number, Json<UInt256>("7"), StringComparison.Ordinal);
        Assert.Contains(
            "Not an unsigned 256-bit amount: Found \"-1\", expected decimal digits only.",
            Json<UInt256>("\"-1\""),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"Not an unsigned 256-bit amount: {Max}0 is outside the range of UInt256.",
            Json<UInt256>($"\"{Max}0\""),
            StringComparison.Ordinal
        );
        Assert.Contains("Found a JSON Number", Json<UInt512>("7"), StringComparison.Ordinal);

        static string Json<T>(string text) =>
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>(text)).Message;
    }

    [Fact]
    public void Text_is_written_only_where_it_fits()
    {
        var value = UInt256.Parse("12345678901234567890123");
        Span<char> chars = stackalloc char[80];
        Span<byte> bytes = stackalloc byte[80];
        Assert.False(value.TryFormat(chars[..22], out var written));
        Assert.Equal(0, written);
        Assert.True(value.TryFormat(chars[..23], out written));
        Assert.Equal((23, "12345678901234567890123"), (written, chars[..23].ToString()));
        Assert.True(value.TryFormat(chars[..78], out written));
        Assert.Equal(23, written);
        Assert.False(value.TryFormat(bytes[..22], out written));
        Assert.Equal(0, written);
        Assert.True(value.TryFormat(bytes[..23], out written));
        Assert.Equal((23, "12345678901234567890123"), (written, Encoding.ASCII.GetString(bytes[..23])));
        Assert.False(((UInt512)value).TryFormat(chars[..22], out written));
        Assert.Equal(0, written);
        Assert.True(((UInt512)value).TryFormat(chars[..23], out written));
        Assert.Equal(23, written);
    }

    [Fact]
    public void A_whole_is_a_million_parts()
    {
        Assert.Equal(1_000_000u, Ppm.Whole);
        Assert.Equal(Wad.Unit, UInt256.Pow(10, 18));
        Assert.Equal($"1000000 - 1000001{Range}", Overflow(() => Ppm.Complement(1_000_001)));
    }

    private static string Overflow<T>(Func<T> work) => Assert.Throws<OverflowException>(() => work()).Message;

    private static string Format<T>(Func<T> work) => Assert.Throws<FormatException>(() => work()).Message;
}
