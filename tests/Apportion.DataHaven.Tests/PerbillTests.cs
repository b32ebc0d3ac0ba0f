using System.Numerics;
using Apportion.DataHaven.Numbers;

namespace Apportion.DataHaven.Tests;

/// <summary>Perbill against exact integers on the cross product of edge values.</summary>
public sealed class PerbillTests
{
    private static readonly uint[] Parts =
    [
        0,
        1,
        2,
        3,
        7,
        333_333_333,
        499_999_999,
        500_000_000,
        500_000_001,
        600_000_000,
        999_999_999,
        1_000_000_000,
    ];

    private static readonly UInt128[] Values =
    [
        0,
        1,
        2,
        3,
        999_999_999,
        1_000_000_000,
        1_000_000_001,
        1_500_000_000,
        uint.MaxValue,
        (UInt128)uint.MaxValue + 1,
        ulong.MaxValue - 1,
        ulong.MaxValue,
        (UInt128)ulong.MaxValue + 1,
        UInt128.MaxValue - 1,
        UInt128.MaxValue,
    ];

    private static readonly BigInteger Accuracy = 1_000_000_000;

    [Fact]
    public void Multiplication_rounds_as_the_exact_product_does()
    {
        foreach (var parts in Parts)
        foreach (var value in Values)
        {
            var perbill = Perbill.FromParts(parts);
            var (floor, remainder) = BigInteger.DivRem((BigInteger)value * parts, Accuracy);
            Assert.Equal(floor, (BigInteger)perbill.MulFloor(value));
            Assert.Equal(remainder.IsZero ? floor : floor + 1, (BigInteger)perbill.MulCeiling(value));
            Assert.Equal(remainder * 2 > Accuracy ? floor + 1 : floor, (BigInteger)perbill.MulNearest(value));
            if (value <= uint.MaxValue)
                Assert.Equal(floor, perbill.MulFloor((uint)value));
        }
    }

    [Fact]
    public void Rationals_round_down_and_never_exceed_the_whole()
    {
        foreach (var numerator in Values)
        foreach (var denominator in Values)
        {
            var exact =
                denominator == 0 || numerator > denominator
                    ? Accuracy
                    : (BigInteger)numerator * Accuracy / (BigInteger)denominator;
            Assert.Equal(exact, Perbill.FromRational(numerator, denominator).Parts);
            Assert.Equal(
                denominator != 0 && numerator <= denominator,
                Perbill.TryFromRational(numerator, denominator, PerbillRounding.Down, out _)
            );
        }
    }

    [Fact]
    public void Reciprocals_saturate_at_the_width_of_their_operand()
    {
        foreach (var parts in Parts.Where(parts => parts > 0))
        foreach (var value in Values)
        {
            var (floor, remainder) = BigInteger.DivRem((BigInteger)value * Accuracy, parts);
            var perbill = Perbill.FromParts(parts);
            var most = (BigInteger)UInt128.MaxValue;
            Assert.Equal(
                BigInteger.Min(floor, most),
                (BigInteger)perbill.SaturatingReciprocalMultiply(value, PerbillRounding.Down, UInt128.MaxValue)
            );
            Assert.Equal(
                BigInteger.Min(remainder.IsZero ? floor : floor + 1, most),
                (BigInteger)perbill.SaturatingReciprocalMultiply(value, PerbillRounding.Up, UInt128.MaxValue)
            );
        }
    }

    [Fact]
    public void Sums_and_differences_stop_at_the_whole_and_at_nothing()
    {
        foreach (var a in Parts)
        foreach (var b in Parts)
        {
            var (left, right) = (Perbill.FromParts(a), Perbill.FromParts(b));
            Assert.Equal(Math.Min((ulong)a + b, 1_000_000_000), left.SaturatingAdd(right).Parts);
            Assert.Equal(a > b ? a - b : 0, left.SaturatingSubtract(right).Parts);
            Assert.Equal((ulong)a * b / 1_000_000_000, left.Multiply(right).Parts);
            Assert.Equal((ulong)Math.Min((ulong)a * b, 1_000_000_000), left.MultiplyBy(b).Parts);
        }
    }

    [Fact]
    public void Division_by_nothing_traps()
    {
        Assert.Throws<DivideByZeroException>(() => Perbill.One.DivideWhole(Perbill.Zero));
        Assert.Throws<DivideByZeroException>(() =>
            Perbill.Zero.SaturatingReciprocalMultiply(5, PerbillRounding.Down, ulong.MaxValue)
        );
        Assert.Equal(Perbill.One, Perbill.One.Divide(Perbill.Zero));
    }

    [Theory]
    [InlineData(500_000_000u, 0u, 1_000_000_000u)]
    [InlineData(500_000_000u, 1u, 500_000_000u)]
    [InlineData(500_000_000u, 2u, 250_000_000u)]
    [InlineData(500_000_000u, 3u, 125_000_000u)]
    [InlineData(999_999_999u, 2u, 999_999_998u)]
    [InlineData(1u, 2u, 0u)]
    public void Powers_round_every_product_down(uint parts, uint exponent, uint expected) =>
        Assert.Equal(expected, Perbill.FromParts(parts).SaturatingPower(exponent).Parts);
}
