using System.Globalization;
using System.Numerics;

namespace Apportion.Core.Tests;

public class RationalTests
{
    private static Rational Read(string text) =>
        Rational.TryParse(text, out var value) ? value : throw new FormatException(text);

    [Theory]
    [InlineData(6, 4, "3/2")]
    [InlineData(-6, 4, "-3/2")]
    [InlineData(6, -4, "-3/2")]
    [InlineData(-6, -4, "3/2")]
    [InlineData(8, 4, "2")]
    [InlineData(0, -7, "0")]
    public void A_fraction_is_in_lowest_terms_with_the_sign_on_top(int top, int bottom, string text)
    {
        var value = new Rational(top, bottom);
        Assert.Equal(text, value.ToString());
        Assert.True(value.Denominator.Sign > 0);
    }

    [Fact]
    public void A_denominator_of_zero_is_refused()
    {
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));
        Assert.Throws<DivideByZeroException>(() => Read("1") / Read("0"));
    }

    [Fact]
    public void The_default_value_is_zero()
    {
        Rational zero = default;
        Assert.Equal(("0", BigInteger.One, true), (zero.ToString(), zero.Denominator, zero.IsInteger));
        Assert.Equal(Read("0"), zero);
        Assert.Equal("1/3", (zero + Read("1/3")).ToString());
    }

    [Theory]
    [InlineData("1/2", "1/3", "5/6", "1/6", "1/6", "3/2")]
    [InlineData("-1/2", "1/3", "-1/6", "-5/6", "-1/6", "-3/2")]
    [InlineData("7", "2", "9", "5", "14", "7/2")]
    [InlineData("2/3", "-4/9", "2/9", "10/9", "-8/27", "-3/2")]
    public void Arithmetic_is_exact(string a, string b, string sum, string difference, string product, string quotient)
    {
        var (x, y) = (Read(a), Read(b));
        Assert.Equal(
            (sum, difference, product, quotient),
            ((x + y).ToString(), (x - y).ToString(), (x * y).ToString(), (x / y).ToString())
        );
    }

    [Theory]
    [InlineData("7/2", 3, 4, 3, 4)]
    [InlineData("-7/2", -4, -3, -3, -4)]
    [InlineData("10/3", 3, 4, 3, 3)]
    [InlineData("-10/3", -4, -3, -3, -3)]
    [InlineData("11/3", 3, 4, 3, 4)]
    [InlineData("-11/3", -4, -3, -3, -4)]
    [InlineData("5", 5, 5, 5, 5)]
    [InlineData("-5", -5, -5, -5, -5)]
    [InlineData("0", 0, 0, 0, 0)]
    [InlineData("1/2", 0, 1, 0, 1)]
    [InlineData("-1/2", -1, 0, 0, -1)]
    public void Roundings_differ_by_sign_and_half(string text, int floor, int ceiling, int truncated, int nearest)
    {
        var value = Read(text);
        Assert.Equal(
            (floor, ceiling, truncated, nearest),
            ((int)value.Floor(), (int)value.Ceiling(), (int)value.Truncate(), (int)value.RoundHalfAway())
        );
    }

    [Theory]
    [InlineData("12", "12")]
    [InlineData("-12.5", "-25/2")]
    [InlineData("+0.250", "1/4")]
    [InlineData("0.000000000000000001", "1/1000000000000000000")]
    [InlineData(".5", "1/2")]
    [InlineData("5.", "5")]
    [InlineData("1/3", "1/3")]
    [InlineData("-2/6", "-1/3")]
    [InlineData("1.5/0.5", "3")]
    [InlineData("/", null)]
    [InlineData("1/0", null)]
    [InlineData("0/1", "0")]
    [InlineData("1/x", null)]
    [InlineData("x/1", null)]
    [InlineData("", null)]
    [InlineData(".", null)]
    [InlineData("1.2.3", null)]
    [InlineData(" 1", null)]
    [InlineData("1e3", null)]
    [InlineData("1,000", null)]
    public void Decimal_text_and_fractions_are_read_exactly(string text, string? expected)
    {
        Assert.Equal(expected is not null, Rational.TryParse(text, out var value));
        if (expected is null)
            Assert.Equal(default, value);
        else
            Assert.Equal(expected, value.ToString());
    }

    [Fact]
    public void Order_and_equality_are_those_of_the_value()
    {
        var (third, half, same) = (Read("1/3"), Read("1/2"), Read("2/4"));
        Assert.True(third < half && third <= half && half > third && half >= third);
        Assert.False(half < third || half <= third || third > half || third >= half);
        Assert.True(half <= same && half >= same && half == same && third != half);
        Assert.False(half < same || half > same || half != same || third == half);
        Assert.Equal(half.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(third.GetHashCode(), half.GetHashCode());
        Assert.True(half.Equals((object)same));
        Assert.False(half.Equals((object)third));
        Assert.False(half.Equals("1/2"));
        Assert.NotEqual(Read("1/3"), Read("2/3"));
        Assert.NotEqual(Read("2/3"), Read("2/5"));
    }

    [Theory]
    [InlineData("1/2", "0.5", true)]
    [InlineData("1/2", "2/4", true)]
    [InlineData("1/2", "0.51", false)]
    [InlineData("0", "none", false)]
    public void Text_is_compared_by_value(string value, string text, bool equal) =>
        Assert.Equal(equal, Read(value).EqualsText(text));

    [Fact]
    public void A_whole_number_is_an_integer_and_a_fraction_is_not()
    {
        Rational whole = BigInteger.Parse("-115792089237316195423570985008687907853", CultureInfo.InvariantCulture);
        Assert.True(whole.IsInteger);
        Assert.Equal("-115792089237316195423570985008687907853", whole.ToString());
        Assert.False(Read("1/3").IsInteger);
    }

    [Fact]
    public void Floor_and_remainder_make_up_the_value()
    {
        for (var top = -50; top <= 50; top++)
        for (var bottom = 1; bottom <= 12; bottom++)
        {
            var value = new Rational(top, bottom);
            var rest = value - value.Floor();
            Assert.True(rest >= default(Rational) && rest < BigInteger.One);
            Assert.Equal(value.Floor() + (value.IsInteger ? 0 : 1), value.Ceiling());
            Assert.Equal(top < 0 ? value.Ceiling() : value.Floor(), value.Truncate());
            Assert.Equal(value, value / new Rational(bottom, 7) * new Rational(bottom, 7));
        }
    }
}
