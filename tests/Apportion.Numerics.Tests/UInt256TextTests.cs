using System.Globalization;
using System.Text;

namespace Apportion.Numerics.Tests;

/// <summary>Text is strict, and the same in every culture.</summary>
public class UInt256TextTests
{
    private const string MaxText = "115792089237316195423570985008687907853269984665640564039457584007913129639935";

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("-0")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1\n")]
    [InlineData("1,000")]
    [InlineData("1_000")]
    [InlineData("1.0")]
    [InlineData("1e18")]
    [InlineData("0x10")]
    [InlineData("\u0661")]
    [InlineData("\uFF11")]
    [InlineData("1\0")]
    [InlineData("12345678901234567890x")]
    [InlineData("1157920892373161954235709850086879078532699846656405640394575840079131296399350-")]
    public void What_is_not_only_digits_is_no_number(string text)
    {
        var error = Assert.Throws<FormatException>(() => UInt256.Parse(text));
        Assert.Contains("expected decimal digits only", error.Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => UInt256.Parse(Encoding.UTF8.GetBytes(text)));
        Assert.False(UInt256.TryParse(text, out var value));
        Assert.True(value.IsZero);
        Assert.False(UInt256.TryParse(Encoding.UTF8.GetBytes(text), out _));
    }

    [Fact]
    public void Every_character_at_every_place_is_read_as_utf8_as_it_is_as_text()
    {
        for (var length = 1; length <= 45; length++)
        {
            var utf8 = Encoding.ASCII.GetBytes("918273645546372819283746556473829101928374650"[..length]);
            for (var place = 0; place < length; place++)
            {
                var before = utf8[place];
                for (var character = 0; character < 256; character++)
                {
                    utf8[place] = (byte)character;
                    var isNumber = UInt256.TryParse(Encoding.Latin1.GetString(utf8), out var expected);
                    Assert.Equal(isNumber, UInt256.TryParse(utf8, out var actual));
                    Assert.Equal(expected, actual);
                }

                utf8[place] = before;
            }
        }
    }

    [Fact]
    public void Null_is_no_number()
    {
        Assert.Throws<ArgumentNullException>(() => UInt256.Parse((string)null!));
        Assert.Throws<ArgumentNullException>(() => UInt256.ParseHex((string)null!));
        Assert.False(UInt256.TryParse((string?)null, out _));
        Assert.False(UInt256.TryParseHex((string?)null, out _));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("000", "0")]
    [InlineData("007", "7")]
    [InlineData("9999999999999999999", "9999999999999999999")]
    [InlineData("10000000000000000000", "10000000000000000000")]
    [InlineData("18446744073709551616", "18446744073709551616")]
    [InlineData("100000000000000000000000000000000000000", "100000000000000000000000000000000000000")]
    [InlineData(MaxText, MaxText)]
    [InlineData("0000000000000000000000000000000000000000000000" + MaxText, MaxText)]
    public void Digits_are_read_and_written_back_without_leading_zeros(string text, string expected)
    {
        Assert.Equal(expected, UInt256.Parse(text).ToString());
        Assert.Equal(expected, UInt256.Parse(Encoding.UTF8.GetBytes(text)).ToString());
        Assert.True(UInt256.TryParse(text, out var value));
        Assert.Equal(expected, value.ToString());
    }

    [Theory]
    [InlineData("115792089237316195423570985008687907853269984665640564039457584007913129639936")]
    [InlineData("999999999999999999999999999999999999999999999999999999999999999999999999999999")]
    [InlineData(MaxText + "0")]
    [InlineData(MaxText + MaxText)]
    public void Too_large_a_number_overflows_and_is_named(string text)
    {
        var error = Assert.Throws<OverflowException>(() => UInt256.Parse(text));
        Assert.Contains(text[..78], error.Message, StringComparison.Ordinal);
        Assert.False(UInt256.TryParse(text, out var value));
        Assert.True(value.IsZero);
    }

    [Fact]
    public void A_message_shows_at_most_a_hundred_characters_and_no_control_characters()
    {
        var long_ = new string('z', 5000);
        var error = Assert.Throws<FormatException>(() => UInt256.Parse(long_));
        Assert.True(error.Message.Length < 200);
        Assert.Contains("zzz...", error.Message, StringComparison.Ordinal);

        error = Assert.Throws<FormatException>(() => UInt256.Parse("\u001b[31m1"));
        Assert.Contains("\"?[31m1\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0x0", "0")]
    [InlineData("0x00ff", "255")]
    [InlineData("0xDeadBeef", "3735928559")]
    [InlineData("0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", MaxText)]
    [InlineData("0x000000ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", MaxText)]
    public void Hexadecimal_needs_its_prefix(string text, string expected)
    {
        Assert.Equal(expected, UInt256.ParseHex(text).ToString());
        Assert.Equal(expected, UInt256.ParseHex(Encoding.UTF8.GetBytes(text)).ToString());
        Assert.True(UInt256.TryParseHex(text, out var value));
        Assert.Equal(expected, value.ToString());
        Assert.False(UInt256.TryParseHex(text[2..], out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("0X1")]
    [InlineData("x1")]
    [InlineData("0x1g")]
    [InlineData("0x-1")]
    [InlineData("0x 1")]
    [InlineData("1")]
    public void What_is_not_hexadecimal_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => UInt256.ParseHex(text));
        Assert.False(UInt256.TryParseHex(text, out _));
        Assert.False(UInt256.TryParseHex(Encoding.UTF8.GetBytes(text), out _));
    }

    [Fact]
    public void Sixty_five_hexadecimal_digits_overflow()
    {
        Assert.Throws<OverflowException>(() => UInt256.ParseHex("0x1" + new string('0', 64)));
        Assert.Throws<FormatException>(() => UInt256.ParseHex("0x1" + new string('0', 64) + "g"));
    }

    [Fact]
    public void Formats_are_decimal_and_hexadecimal()
    {
        UInt256 value = 0xABCDE;
        Assert.Equal("703710", value.ToString());
        Assert.Equal("703710", value.ToString(null));
        Assert.Equal("703710", value.ToString(""));
        Assert.Equal("703710", value.ToString("D"));
        Assert.Equal("703710", value.ToString("g"));
        Assert.Equal("abcde", value.ToString("x"));
        Assert.Equal("ABCDE", value.ToString("X"));
        Assert.Equal("000abcde", value.ToString("x8"));
        Assert.Equal(new string('0', 59) + "abcde", value.ToString("x64"));
        Assert.Equal("0", UInt256.Zero.ToString("x"));
        Assert.Equal(new string('f', 64), UInt256.MaxValue.ToString("x1"));
        Assert.Equal(128, value.ToString("x128").Length);
        foreach (var format in new[] { "N", "D5", "C", "x129", "x-1", "xx", "x 4", "R", "d0", "x99999999999" })
            Assert.Throws<FormatException>(() => value.ToString(format));
    }

    [Fact]
    public void Formatting_says_so_if_there_is_no_room()
    {
        Span<char> text = stackalloc char[77];
        Span<byte> utf8 = stackalloc byte[77];
        Assert.False(UInt256.MaxValue.TryFormat(text, out var written));
        Assert.Equal(0, written);
        Assert.False(UInt256.MaxValue.TryFormat(utf8, out written));
        Assert.Equal(0, written);
        Assert.False(UInt256.Zero.TryFormat((Span<char>)[], out written));
        Assert.False(UInt256.Zero.TryFormat((Span<byte>)[], out written));
        Assert.True(UInt256.MaxValue.TryFormat(utf8, out written, "x"));
        Assert.Equal(64, written);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    [InlineData("ar-EG")]
    [InlineData("fa-IR")]
    public void No_culture_changes_text(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            foreach (var value in EdgeValues.Many)
            {
                var expected = ((System.Numerics.BigInteger)value).ToString(CultureInfo.InvariantCulture);
                Assert.Equal(expected, value.ToString());
                Assert.Equal(expected, $"{value}");
                Assert.Equal(expected, string.Format(CultureInfo.CurrentCulture, "{0}", value));
                Assert.Equal(value, UInt256.Parse(expected));
                Assert.Equal(value, UInt256.ParseHex("0x" + value.ToString("X")));
                Assert.Equal(expected, ((UInt512)value).ToString());
                Assert.Equal(value, ParseGeneric<UInt256>(expected));
            }

            Assert.Throws<FormatException>(() => UInt256.Parse("1.000"));
            Assert.Throws<FormatException>(() => UInt256.Parse("\u22121"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Framework_interfaces_reach_the_same_code()
    {
        Assert.Equal(12u, ParseGeneric<UInt256>("12"));
        Assert.Equal(12u, ParseUtf8<UInt256>("12"u8));
        Assert.Equal("12|c", FormattableString.Invariant($"{UInt256.Parse("12")}|{UInt256.Parse("12"):x}"));
        Assert.Equal("12", string.Create(CultureInfo.InvariantCulture, $"{UInt256.Parse("12")}"));
        Assert.False(TryParseGeneric<UInt256>("-1"));
        Assert.True(TryParseGeneric<UInt256>("1"));
        Assert.True(TryParseGeneric<UInt512>("1"));
        Span<byte> utf8 = stackalloc byte[8];
        Assert.True(System.Text.Unicode.Utf8.TryWrite(utf8, $"{UInt256.One}", out var written));
        Assert.Equal("1"u8, utf8[..written]);
    }

    private static T ParseGeneric<T>(string text)
        where T : ISpanParsable<T>
    {
        var value = T.Parse(text, CultureInfo.CurrentCulture);
        Assert.Equal(value, T.Parse(text.AsSpan(), CultureInfo.CurrentCulture));
        return value;
    }

    private static bool TryParseGeneric<T>(string text)
        where T : ISpanParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out _)
        && T.TryParse(text.AsSpan(), CultureInfo.InvariantCulture, out _);

    private static T ParseUtf8<T>(ReadOnlySpan<byte> text)
        where T : IUtf8SpanParsable<T>
    {
        Assert.True(T.TryParse(text, CultureInfo.InvariantCulture, out var value));
        Assert.Equal(value, T.Parse(text, CultureInfo.InvariantCulture));
        return value!;
    }
}
