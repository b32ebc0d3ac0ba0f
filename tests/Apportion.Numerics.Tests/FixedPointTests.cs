using System.Numerics;

namespace Apportion.Numerics.Tests;

public class FixedPointTests
{
    private static readonly BigInteger E = BigInteger.Pow(10, 18);

    [Fact]
    public void Wad_rounds_as_its_names_say()
    {
        var third = Wad.DivDown(Wad.Unit, 3 * Wad.Unit);
        Assert.Equal(333_333_333_333_333_333u, third);
        Assert.Equal(333_333_333_333_333_334u, Wad.DivUp(Wad.Unit, 3 * Wad.Unit));
        Assert.Equal(0u, Wad.MulDown(1, Wad.Unit - 1));
        Assert.Equal(1u, Wad.MulUp(1, Wad.Unit - 1));
        Assert.Equal(UInt256.MaxValue, Wad.MulDown(UInt256.MaxValue, Wad.Unit));
        Assert.Throws<OverflowException>(() => Wad.MulDown(UInt256.MaxValue, Wad.Unit + 1));
        Assert.Throws<OverflowException>(() => Wad.DivDown(UInt256.MaxValue, Wad.Unit - 1));
        Assert.Throws<DivideByZeroException>(() => Wad.DivUp(1, 0));
    }

    [Fact]
    public void Wad_agrees_with_BigInteger_in_a_million_random_cases() =>
        RandomCases.ForAll(
            (a, b) =>
            {
                var (x, y) = (a >> 60, (b >> 64) | 1);
                var (p, q) = ((BigInteger)x, (BigInteger)y);
                var product = BigInteger.DivRem(p * q, E, out var productRest);
                var quotient = BigInteger.DivRem(p * E, q, out var quotientRest);
                return (product >= EdgeValues.TwoTo256 - 1)
                    || (
                        (BigInteger)Wad.MulDown(x, y) == product
                        && (BigInteger)Wad.MulUp(x, y) == product + (productRest.IsZero ? 0 : 1)
                        && (BigInteger)Wad.DivDown(x, y) == quotient
                        && (BigInteger)Wad.DivUp(x, y) == quotient + (quotientRest.IsZero ? 0 : 1)
                    );
            }
        );

    [Fact]
    public void Parts_per_million_multiply_before_they_divide()
    {
        Assert.Equal(333_333u, Ppm.MulFloor(1_000_000, 333_333));
        Assert.Equal(0u, Ppm.MulFloor(1, 999_999));
        Assert.Equal(1u, Ppm.MulCeiling(1, 1));
        Assert.Equal(0u, Ppm.MulCeiling(0, 1));
        Assert.Equal(250_000_000_000_000_000u, Ppm.MulFloor(1_000_000_000_000_000_000, 250_000));
        Assert.True(Ppm.IsValid(0) && Ppm.IsValid(1_000_000) && !Ppm.IsValid(1_000_001));
        Assert.Equal(1u, Ppm.Complement(999_999));
        Assert.Throws<OverflowException>(() => Ppm.Complement(1_000_001));

        // As in the contracts the product itself has to fit.
        Assert.Equal(
            (UInt256.MaxValue / 1_000_000) * 1_000_000 / 1_000_000,
            Ppm.MulFloor(UInt256.MaxValue / 1_000_000, 1_000_000)
        );
        Assert.Throws<OverflowException>(() => Ppm.MulFloor((UInt256.MaxValue / 1_000_000) + 1, 1_000_000));
        Assert.Throws<OverflowException>(() => Ppm.MulCeiling(UInt256.MaxValue, 2));
    }

    [Fact]
    public void Floor_of_parts_and_ceiling_of_the_complement_sum_to_the_whole() =>
        RandomCases.ForAll(
            (a, b) =>
            {
                var (amount, parts) = (a >> 20, b % 1_000_001);
                return Ppm.MulFloor(amount, parts) + Ppm.MulCeiling(amount, Ppm.Complement(parts)) == amount;
            }
        );
}
