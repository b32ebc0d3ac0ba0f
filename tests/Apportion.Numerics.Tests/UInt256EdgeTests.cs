using System.Numerics;

namespace Apportion.Numerics.Tests;

/// <summary>Every operation equals BigInteger on the full cross product of edge values.</summary>
public class UInt256EdgeTests
{
    [Fact]
    public void Sums_differences_and_products_agree_with_BigInteger_wrapped_and_checked()
    {
        foreach (var a in EdgeValues.Many)
        foreach (var b in EdgeValues.Many)
        {
            var (x, y) = ((BigInteger)a, (BigInteger)b);
            AssertForms(x + y, unchecked(a + b), () => checked(a + b), (a, b, "+"));
            AssertForms(x - y, unchecked(a - b), () => checked(a - b), (a, b, "-"));
            AssertForms(x * y, unchecked(a * b), () => checked(a * b), (a, b, "*"));
            Assert.Equal(x + y < EdgeValues.TwoTo256, UInt256.TryAdd(a, b, out var sum));
            Assert.Equal(unchecked(a + b), sum);
            Assert.Equal(x >= y, UInt256.TrySubtract(a, b, out var difference));
            Assert.Equal(unchecked(a - b), difference);
            Assert.Equal(x * y < EdgeValues.TwoTo256, UInt256.TryMultiply(a, b, out var product));
            Assert.Equal(unchecked(a * b), product);
            Assert.Equal(BigInteger.Max(x - y, 0), (BigInteger)UInt256.SaturatingSubtract(a, b));
            Assert.Equal(BigInteger.Abs(x - y), (BigInteger)UInt256.AbsoluteDifference(a, b));
        }
    }

    [Fact]
    public void Quotients_and_remainders_agree_with_BigInteger()
    {
        foreach (var a in EdgeValues.Many)
        foreach (var b in EdgeValues.Many)
        {
            if (b.IsZero)
            {
                Assert.Throws<DivideByZeroException>(() => a / b);
                Assert.Throws<DivideByZeroException>(() => a % b);
                Assert.Throws<DivideByZeroException>(() => UInt256.DivCeiling(a, b));
                Assert.Throws<DivideByZeroException>(() => UInt256.DivHalfUp(a, b));
                continue;
            }

            var quotient = BigInteger.DivRem((BigInteger)a, (BigInteger)b, out var remainder);
            Assert.Equal(quotient, (BigInteger)(a / b));
            Assert.Equal(quotient, (BigInteger)unchecked(a / b));
            Assert.Equal(remainder, (BigInteger)(a % b));
            Assert.Equal(quotient, (BigInteger)UInt256.DivFloor(a, b));
            Assert.Equal(quotient + (remainder.IsZero ? 0 : 1), (BigInteger)UInt256.DivCeiling(a, b));
            Assert.Equal(quotient + (remainder * 2 >= (BigInteger)b ? 1 : 0), (BigInteger)UInt256.DivHalfUp(a, b));
        }
    }

    [Fact]
    public void Comparison_and_bit_operations_agree_with_BigInteger()
    {
        foreach (var a in EdgeValues.Many)
        foreach (var b in EdgeValues.Many)
        {
            var (x, y) = ((BigInteger)a, (BigInteger)b);
            Assert.Equal(x.CompareTo(y), a.CompareTo(b));
            Assert.Equal(x < y, a < b);
            Assert.Equal(x <= y, a <= b);
            Assert.Equal(x > y, a > b);
            Assert.Equal(x >= y, a >= b);
            Assert.Equal(x == y, a == b);
            Assert.Equal(x != y, a != b);
            Assert.Equal(x == y, a.Equals((object)b));
            Assert.Equal(BigInteger.Min(x, y), (BigInteger)UInt256.Min(a, b));
            Assert.Equal(BigInteger.Max(x, y), (BigInteger)UInt256.Max(a, b));
            Assert.Equal(x & y, (BigInteger)(a & b));
            Assert.Equal(x | y, (BigInteger)(a | b));
            Assert.Equal(x ^ y, (BigInteger)(a ^ b));
            Assert.Equal(EdgeValues.TwoTo256 - 1 - x, (BigInteger)~a);
        }
    }

    [Fact]
    public void Shifts_agree_with_BigInteger_for_every_distance()
    {
        foreach (var a in EdgeValues.Many)
        {
            var x = (BigInteger)a;
            for (var bits = 0; bits <= 300; bits++)
            {
                Assert.Equal((x << bits) & (EdgeValues.TwoTo256 - 1), (BigInteger)(a << bits));
                Assert.Equal(x >> bits, (BigInteger)(a >> bits));
                Assert.Equal(x >> bits, (BigInteger)(a >>> bits));
            }

            Assert.Equal((int)x.GetBitLength(), a.BitLength);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => UInt256.One << -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => UInt256.One >> -1);
    }

    [Fact]
    public void MulDiv_in_every_rounding_agrees_with_BigInteger()
    {
        foreach (var a in EdgeValues.Few)
        foreach (var b in RandomCases.Thinned(EdgeValues.Few))
        foreach (var d in EdgeValues.Few)
        {
            if (d.IsZero)
            {
                Assert.Throws<DivideByZeroException>(() => UInt256.MulDivFloor(a, b, d));
                Assert.Throws<DivideByZeroException>(() => UInt256.MulDivCeiling(a, b, d));
                Assert.Throws<DivideByZeroException>(() => UInt256.MulDivHalfUp(a, b, d));
                continue;
            }

            var divisor = (BigInteger)d;
            var floor = BigInteger.DivRem((BigInteger)a * (BigInteger)b, divisor, out var remainder);
            AssertResult(floor, () => UInt256.MulDivFloor(a, b, d), (a, b, d));
            AssertResult(floor, () => UInt256.MulDivRem(a, b, d).Quotient, (a, b, d));
            AssertResult(floor + (remainder.IsZero ? 0 : 1), () => UInt256.MulDivCeiling(a, b, d), (a, b, d));
            AssertResult(floor + (remainder * 2 >= divisor ? 1 : 0), () => UInt256.MulDivHalfUp(a, b, d), (a, b, d));
            Assert.Equal(floor < EdgeValues.TwoTo256, UInt256.TryMulDivRem(a, b, d, out var quotient, out var rest));
            Assert.Equal(floor & (EdgeValues.TwoTo256 - 1), (BigInteger)quotient);
            Assert.Equal(remainder, (BigInteger)rest);
        }
    }

    [Fact]
    public void Increment_and_decrement_wrap_unchecked_and_throw_checked()
    {
        foreach (var edge in EdgeValues.Many)
        {
            var (up, down) = (edge, edge);
            unchecked
            {
                up++;
                down--;
            }

            AssertForms((BigInteger)edge + 1, up, () => Incremented(edge), edge);
            AssertForms((BigInteger)edge - 1, down, () => Decremented(edge), edge);
        }

        static UInt256 Incremented(UInt256 value) => checked(++value);
        static UInt256 Decremented(UInt256 value) => checked(--value);
    }

    [Fact]
    public void Square_roots_are_floors()
    {
        foreach (var edge in EdgeValues.Many)
        {
            var root = (BigInteger)UInt256.SqrtFloor(edge);
            Assert.True(root * root <= (BigInteger)edge && (root + 1) * (root + 1) > (BigInteger)edge, $"sqrt {edge}");
        }
    }

    [Fact]
    public void Powers_are_exact_or_throw()
    {
        Assert.Equal(UInt256.One, UInt256.Pow(0, 0));
        Assert.Equal(BigInteger.Pow(10, 77), (BigInteger)UInt256.Pow(10, 77));
        Assert.Equal(BigInteger.Pow(3, 161), (BigInteger)UInt256.Pow(3, 161));
        Assert.Equal(UInt256.MaxValue, UInt256.Pow(UInt256.MaxValue, 1));
        Assert.Throws<OverflowException>(() => UInt256.Pow(10, 78));
        Assert.Throws<OverflowException>(() => UInt256.Pow(3, 162));
        Assert.Throws<OverflowException>(() => UInt256.Pow(2, 256));
        Assert.Throws<ArgumentOutOfRangeException>(() => UInt256.Pow(2, -1));
    }

    [Fact]
    public void Text_and_bytes_round_trip()
    {
        Span<byte> bytes = stackalloc byte[32];
        foreach (var edge in EdgeValues.Many)
        {
            var big = (BigInteger)edge;
            var text = big.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(text, edge.ToString());
            Assert.Equal(edge, UInt256.Parse(text));
            Assert.Equal(edge, UInt256.ParseHex("0x" + edge.ToString("x64")));
            Assert.Equal(edge, UInt256.ParseHex("0x" + edge.ToString("X")));
            edge.WriteBigEndian(bytes);
            Assert.Equal(edge, UInt256.ReadBigEndian(bytes));
            Assert.Equal(big, new BigInteger(bytes, isUnsigned: true, isBigEndian: true));
            edge.WriteLittleEndian(bytes);
            Assert.Equal(edge, UInt256.ReadLittleEndian(bytes));
            Assert.Equal(big, new BigInteger(bytes, isUnsigned: true));
            Assert.Equal(edge, (UInt256)big);
        }
    }

    [Fact]
    public void MulDiv_agrees_on_the_full_cross_product_of_three_edge_values()
    {
        foreach (var a in EdgeValues.Many)
        foreach (var b in RandomCases.Thinned(EdgeValues.Many.Where(b => b >= a)))
        {
            var product = (BigInteger)a * (BigInteger)b;
            foreach (var d in RandomCases.Thinned(EdgeValues.Many.Where(d => !d.IsZero)))
            {
                var exact = BigInteger.DivRem(product, (BigInteger)d, out var rest);
                var fits = UInt256.TryMulDivRem(a, b, d, out var quotient, out var remainder);
                if (
                    fits != exact < EdgeValues.TwoTo256
                    || (BigInteger)remainder != rest
                    || (BigInteger)quotient != (fits ? exact : exact & (EdgeValues.TwoTo256 - 1))
                    || UInt256.TryMulDivRem(b, a, d, out var swapped, out _) != fits
                    || swapped != quotient
                )
                    Assert.Fail($"{a} * {b} / {d}");
            }
        }
    }

    [Fact]
    public void Results_may_be_written_over_operands()
    {
        foreach (var a in EdgeValues.Few)
        foreach (var b in EdgeValues.Few.Where(b => !b.IsZero))
        {
            var (sum, difference, product, over) = (a, b, a, a);
            UInt256.TryAdd(sum, b, out sum);
            UInt256.TrySubtract(a, difference, out difference);
            UInt256.TryMultiply(product, product, out product);
            UInt256.TryMulDivRem(over, over, b, out over, out _);
            var (left, right, divisor) = (a, a, b);
            UInt256.TryMulDivRem(left, right, divisor, out divisor, out left);
            Assert.Equal(unchecked(a + b), sum);
            Assert.Equal(unchecked(a - b), difference);
            Assert.Equal(unchecked(a * a), product);
            UInt256.TryMulDivRem(a, a, b, out var quotient, out var remainder);
            Assert.Equal((quotient, quotient, remainder), (over, divisor, left));
        }
    }

    private static void AssertForms(BigInteger exact, UInt256 wrapped, Func<UInt256> computeChecked, object context)
    {
        Assert.Equal(exact & (EdgeValues.TwoTo256 - 1), (BigInteger)wrapped);
        AssertResult(exact, computeChecked, context);
    }

    private static void AssertResult(BigInteger exact, Func<UInt256> compute, object context)
    {
        if (exact.Sign >= 0 && exact < EdgeValues.TwoTo256)
            Assert.True(exact == (BigInteger)compute(), $"{context}");
        else
            Assert.True(Overflows(compute), $"{context} must overflow");
    }

    private static bool Overflows(Func<UInt256> compute)
    {
        try
        {
            compute();
            return false;
        }
        catch (OverflowException)
        {
            return true;
        }
    }
}
