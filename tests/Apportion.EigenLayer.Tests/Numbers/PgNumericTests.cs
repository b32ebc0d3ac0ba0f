using System.Globalization;
using System.Numerics;
using Apportion.EigenLayer.Numbers;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Numbers;

public class PgNumericTests
{
    [Theory]
    [InlineData("10000000000000000000000", "2", "3", "6666666666666666666667")]
    [InlineData("12345678901234567890125", "1500", "10000", "1851851835185185183519")]
    [InlineData("1234567890123456789", "1000", "10000", "123456789012345679")]
    public void The_floor_of_a_large_quotient_is_the_rounded_quotient(string a, string b, string c, string expected)
    {
        var quotient = PgNumeric.Parse(a) * PgNumeric.Parse(b) / PgNumeric.Parse(c);
        Assert.Equal(expected, quotient.Floor().ToString());
    }

    [Theory]
    [InlineData("1.5", 2)]
    [InlineData("2.5", 3)]
    [InlineData("-2.5", -3)]
    [InlineData("2.4999", 2)]
    public void A_cast_to_an_integer_rounds_half_away_from_zero(string text, int expected) =>
        Assert.Equal(expected, PgNumeric.Parse(text).RoundToInteger());

    [Fact]
    public void A_tenth_keeps_twenty_digits() =>
        Assert.Equal("0.10000000000000000000", (new PgNumeric(1000) / new PgNumeric(10000)).ToString());

    [Fact]
    public void A_floor_goes_down_for_negative_numbers() =>
        Assert.Equal(new BigInteger(-2), PgNumeric.Parse("-1.5").FloorToInteger());

    [Fact]
    public void Equal_numbers_of_different_scale_are_equal_and_hash_alike()
    {
        var (a, b) = (PgNumeric.Parse("1.50"), PgNumeric.Parse("1.5000"));
        Assert.True(a == b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.NotEqual(a.ToString(), b.ToString());
    }

    [Fact]
    public void Division_by_zero_is_an_error() =>
        Assert.Throws<DivideByZeroException>(() => new PgNumeric(1) / PgNumeric.Zero);

    [Fact]
    public void The_cast_to_thirty_eight_digits_refuses_more() =>
        Assert.Throws<OverflowException>(() => new PgNumeric(BigInteger.Pow(10, 38)).ToDecimal38());

    [Fact]
    public void Every_division_of_the_vectors_agrees_in_value_and_scale()
    {
        var path = Vectors.At("eigenlayer/numeric/division.csv.gz");
        using var reader = Vectors.OpenText(path);
        reader.ReadLine();
        var count = 0;
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            var quotient = PgNumeric.Parse(fields[0]) / PgNumeric.Parse(fields[1]);
            Assert.Equal(fields[2], quotient.ToString());
            Assert.Equal(fields[3], quotient.Floor().ToString());
            count++;
        }
        Assert.Equal(4000, count);
    }

    [Fact]
    public void Every_double_cast_of_the_vectors_agrees()
    {
        var path = Vectors.At("eigenlayer/numeric/double_casts.csv.gz");
        using var reader = Vectors.OpenText(path);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            var bits = long.Parse(fields[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var number = new PgDouble(BitConverter.Int64BitsToDouble(bits));
            Assert.Equal(fields[1], number.ToString());
            Assert.Equal(fields[2], number.ToDecimal38By15Digits().ToString(CultureInfo.InvariantCulture));
            Assert.Equal(fields[3], number.ToDecimal38ByText().ToString(CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData(42687452894953696d, "4.2687452894953696e+16")]
    [InlineData(36903417462052224d, "3.6903417462052224e+16")]
    [InlineData(1.2345678901234569e+23, "1.2345678901234569e+23")]
    [InlineData(123456789012345d, "123456789012345")]
    [InlineData(1e15, "1e+15")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(9007199254740992d, "9.007199254740992e+15")]
    public void The_text_of_a_double_never_uses_a_midpoint(double value, string expected) =>
        Assert.Equal(expected, new PgDouble(value).ToString());

    [Fact]
    public void The_shortest_text_reads_back_as_the_same_double()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 20000; round++)
        {
            var value = Math.Abs(BitConverter.Int64BitsToDouble(random.NextInt64()));
            if (!double.IsFinite(value) || value == 0)
                continue;
            var text = new PgDouble(value).ToString();
            Assert.Equal(value, double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
        }
    }
}
