using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Apportion.Numerics.Tests;

public class UInt512Tests
{
    private static readonly BigInteger TwoTo512 = BigInteger.One << 512;

    private static readonly UInt512[] Edges =
    [
        .. from upper in EdgeValues.Few.Where((_, index) => index % 4 == 0).Append(UInt256.MaxValue)
        from lower in EdgeValues.Few.Where((_, index) => index % 5 == 0).Append(UInt256.MaxValue)
        select new UInt512(lower, upper),
    ];

    [Fact]
    public void Arithmetic_agrees_with_BigInteger_on_the_cross_product_of_edges()
    {
        foreach (var a in Edges)
        foreach (var b in Edges)
        {
            var (x, y) = ((BigInteger)a, (BigInteger)b);
            AssertForms(x + y, unchecked(a + b), () => checked(a + b));
            AssertForms(x - y, unchecked(a - b), () => checked(a - b));
            AssertForms(x * y, unchecked(a * b), () => checked(a * b));
            Assert.Equal(x.CompareTo(y), a.CompareTo(b));
            Assert.Equal(
                (x < y, x <= y, x > y, x >= y, x == y, x != y),
                (a < b, a <= b, a > b, a >= b, a == b, a != b)
            );
            if (b.IsZero)
            {
                Assert.Throws<DivideByZeroException>(() => a / b);
                continue;
            }

            var quotient = BigInteger.DivRem(x, y, out var remainder);
            Assert.Equal(quotient, (BigInteger)(a / b));
            Assert.Equal(quotient, (BigInteger)UInt512.DivFloor(a, b));
            Assert.Equal(remainder, (BigInteger)(a % b));
            Assert.Equal(quotient + (remainder.IsZero ? 0 : 1), (BigInteger)UInt512.DivCeiling(a, b));
        }
    }

    [Fact]
    public void Products_and_sums_of_amounts_are_exact_in_a_million_random_cases() =>
        RandomCases.ForAll(
            (a, b) =>
                (BigInteger)UInt512.Product(a, b) == (BigInteger)a * (BigInteger)b
                && (BigInteger)UInt512.Sum(a, b) == (BigInteger)a + (BigInteger)b
        );

    [Fact]
    public void Wide_values_divide_exactly_in_a_million_random_cases() =>
        RandomCases.ForAll(
            (a, b, c) =>
            {
                if (c.IsZero)
                    return true;
                var quotient = BigInteger.DivRem((BigInteger)new UInt512(a, b), (BigInteger)c, out var remainder);
                var found = UInt512.DivRem(new UInt512(a, b), c);
                return ((BigInteger)found.Quotient, (BigInteger)found.Remainder) == (quotient, remainder);
            }
        );

    [Fact]
    public void Wide_arithmetic_wraps_exactly_in_a_million_random_cases() =>
        RandomCases.ForAll(
            (a, b, c) =>
            {
                var (left, right) = (new UInt512(a, b), new UInt512(c, a));
                var (x, y) = ((BigInteger)left, (BigInteger)right);
                return (BigInteger)unchecked(left + right) == ((x + y) & (TwoTo512 - 1))
                    && (BigInteger)unchecked(left - right) == ((x - y) & (TwoTo512 - 1))
                    && (BigInteger)unchecked(left * right) == ((x * y) & (TwoTo512 - 1));
            }
        );

    [Fact]
    public void A_sum_beyond_256_bits_comes_back_by_division()
    {
        // The mean of three amounts near the maximum: the sum needs 258 bits.
        UInt512 sum = UInt256.MaxValue;
        sum += UInt256.MaxValue;
        sum += UInt256.MaxValue - 3;
        Assert.Equal(258, sum.BitLength);
        Assert.Equal(sum, UInt512.Sum([UInt256.MaxValue, UInt256.MaxValue, UInt256.MaxValue - 3]));
        Assert.Equal(UInt512.Zero, UInt512.Sum([]));
        Assert.Equal(UInt256.MaxValue - 1, (UInt256)(sum / 3));
        Assert.Throws<OverflowException>(() => (UInt256)sum);
        Assert.Equal(sum.Lower, unchecked((UInt256)sum));
        Assert.False(sum.TryToUInt256(out _));
        Assert.True(((UInt512)UInt256.MaxValue).TryToUInt256(out var narrow));
        Assert.Equal(UInt256.MaxValue, narrow);
    }

    [Fact]
    public void Text_round_trips_and_is_strict()
    {
        Span<char> room = stackalloc char[155];
        foreach (var value in Edges.Append(UInt512.MaxValue))
        {
            var text = ((BigInteger)value).ToString(CultureInfo.InvariantCulture);
            Assert.Equal(text, value.ToString());
            Assert.Equal(value, UInt512.Parse(text));
            Assert.Equal(value, (UInt512)(BigInteger)value);
            Assert.True(value.TryFormat(room, out var written));
            Assert.Equal(text, room[..written].ToString());
        }

        Assert.Equal(155, UInt512.MaxValue.ToString().Length);
        Assert.Equal(new string('f', 128), UInt512.MaxValue.ToString("x"));
        Assert.False(UInt512.MaxValue.TryFormat(stackalloc char[154], out _));
        Assert.Throws<FormatException>(() => UInt512.Parse("-1"));
        Assert.Throws<FormatException>(() => UInt512.Parse(""));
        var tooLarge = TwoTo512.ToString(CultureInfo.InvariantCulture);
        Assert.Throws<OverflowException>(() => UInt512.Parse(tooLarge));
        Assert.False(UInt512.TryParse(tooLarge, out _));
        Assert.True(UInt512.TryParse("12", out var twelve));
        Assert.Equal(12u, twelve);
        Assert.Throws<OverflowException>(() => (UInt512)TwoTo512);
        Assert.Throws<OverflowException>(() => (UInt512)BigInteger.MinusOne);
    }

    [Fact]
    public void Json_is_a_decimal_string()
    {
        var json = JsonSerializer.Serialize(UInt512.MaxValue);
        Assert.Equal($"\"{UInt512.MaxValue}\"", json);
        Assert.Equal(UInt512.MaxValue, JsonSerializer.Deserialize<UInt512>(json));
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<UInt512>("1"));
        Assert.Contains("Found a JSON Number", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<UInt512>("\"-1\""));
        Assert.Contains("Found \"-1\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_compare_and_hash()
    {
        Assert.True(UInt512.One.Equals((object)UInt512.One));
        Assert.False(UInt512.One.Equals((object)UInt256.One));
        Assert.Equal(UInt512.MaxValue.GetHashCode(), new UInt512(UInt256.MaxValue, UInt256.MaxValue).GetHashCode());
        Assert.True(UInt512.One.CompareTo(null) > 0);
        Assert.Throws<ArgumentException>(() => UInt512.One.CompareTo("1"));
        Assert.True(UInt512.MinValue.IsZero);
        Assert.Equal(0, UInt512.Zero.BitLength);
    }

    private static void AssertForms(BigInteger exact, UInt512 wrapped, Func<UInt512> computeChecked)
    {
        Assert.Equal(exact & (TwoTo512 - 1), (BigInteger)wrapped);
        if (exact.Sign >= 0 && exact < TwoTo512)
            Assert.Equal(exact, (BigInteger)computeChecked());
        else
            Assert.Throws<OverflowException>(() => computeChecked());
    }
}
