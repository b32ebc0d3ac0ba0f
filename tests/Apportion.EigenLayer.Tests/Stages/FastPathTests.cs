using System.Numerics;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Stages;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Tests.Stages;

/// <summary>Every integer fast path gives what the formula in PostgreSQL's numbers gives.</summary>
public class FastPathTests
{
    private const int Seed = 20260312;

    [Fact]
    public void Split_amounts_equal_the_formula_around_the_limit_of_decimals()
    {
        var random = new Random(Seed);
        foreach (var product in new[] { "199999999999999999999", "200000000000000000000", "100000000000000000000" })
        foreach (var bips in new[] { 0, 1, 333, 1000, 1500, 9999, 10000, 12000 })
            for (var off = -3; off <= 3; off++)
            {
                var tokens = bips == 0 ? 5 : (Int128)(BigInteger.Parse(product, null) / bips + off);
                Assert.Equal(Tokens.SplitLiterally(tokens, bips), Tokens.Split(tokens, bips));
            }
        for (var round = 0; round < 20000; round++)
        {
            var tokens = Number(random, 126);
            var bips = random.Next(10001);
            Assert.Equal(Tokens.SplitLiterally(tokens, bips), Tokens.Split(tokens, bips));
        }
    }

    [Fact]
    public void Large_splits_are_rounded_not_floored() =>
        Assert.Equal(
            Int128.Parse("1851851835185185183519", null),
            Tokens.Split(Int128.Parse("12345678901234567890125", null), 1500)
        );

    [Fact]
    public void Floored_shares_equal_the_formula()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 20000; round++)
        {
            var tokens = Number(random, 126);
            var proportion = (ulong)random.NextInt64(0, (long)ProportionOf.One + 1);
            Assert.Equal(Tokens.FloorShareLiterally(proportion, tokens), Tokens.FloorShare(proportion, tokens));
            Assert.Equal(Tokens.FloorShareLiterally(proportion, -tokens), Tokens.FloorShare(proportion, -tokens));
        }
    }

    [Fact]
    public void Proportions_equal_the_formula()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 20000; round++)
        {
            var total = (BigInteger)Number(random, 126) * Number(random, 76) + 1;
            var weight = total * random.NextInt64(0, 1L << 40) / (1L << 40);
            AssertProportion(weight, total, 0);
        }
    }

    [Fact]
    public void Proportions_equal_the_formula_just_below_a_multiple_of_the_last_decimal()
    {
        var random = new Random(Seed);
        var one = new BigInteger(ProportionOf.One);
        for (var round = 0; round < 20000; round++)
        {
            var total = (BigInteger)Number(random, 120) * Number(random, 70) + 1;
            var next = total * random.NextInt64(1, (long)ProportionOf.One + 1) / one;
            var near = next - total / (one * random.NextInt64(1, 10_000_000));
            foreach (var weight in new[] { next, next - 1, near, near + 1 })
                if (weight.Sign >= 0)
                    AssertProportion(weight, total, random.Next(2) * 4);
        }
    }

    [Fact]
    public void Proportions_of_small_totals_equal_the_formula()
    {
        for (var total = 1; total < 60; total++)
        for (var weight = 0; weight <= total; weight++)
            AssertProportion(weight, total, 0);
    }

    [Fact]
    public void Allocated_shares_equal_the_formula_in_value_and_scale()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 20000; round++)
        {
            var shares = Number(random, 100) + 1;
            var magnitude = (ulong)random.NextInt64(1, 1_000_000_000_000_000_001);
            var maximum =
                round % 2 == 0 ? 1_000_000_000_000_000_000 : (ulong)random.NextInt64(1, 1_000_000_000_000_000_001);
            var term = new WeightTerm(UInt256.One, magnitude, maximum);
            var expected = new PgNumeric(shares) * new PgNumeric(magnitude) / new PgNumeric(maximum);
            var (quotient, scale) = term.Allocated(shares);
            Assert.Equal(expected.ToString(), new PgNumeric((BigInteger)quotient, scale).ToString());
        }
    }

    [Fact]
    public void Narrow_terms_equal_the_formula()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 5000; round++)
        {
            var shares = Number(random, 100) + 1;
            var multiplier = (UInt256)(UInt128)Number(random, 96) + UInt256.One;
            var term = new WeightTerm(multiplier);
            if (term.TryNarrow(shares, 0, out var narrow, out _))
                Assert.Equal(term.Wide(new PgNumeric(shares)).Unscaled, (BigInteger)narrow);
        }
    }

    [Fact]
    public void The_shortest_integer_of_a_double_equals_the_search()
    {
        var random = new Random(Seed);
        var taken = 0;
        for (var round = 0; round < 50000; round++)
        {
            var value = Math.ScaleB(1 + random.NextDouble(), random.Next(53, 121));
            if (!PgDoubleDigits.TryShortestInteger(value, out var integer))
                continue;
            taken++;
            Assert.Equal(PgNumeric.Parse(new PgDouble(value).ToString()).ToDecimal38(), (BigInteger)integer);
        }
        Assert.True(taken > 40000);
    }

    [Theory]
    [InlineData(42687452894953696d)]
    [InlineData(36903417462052224d)]
    public void A_double_whose_short_form_is_a_midpoint_is_left_to_the_search(double value) =>
        Assert.Equal((BigInteger)value, new PgDouble(value).ToDecimal38ByText());

    [Fact]
    public void Fifteen_decimals_become_the_nearest_double()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 20000; round++)
        {
            var units = (ulong)random.NextInt64(0, (long)ProportionOf.One + 1);
            Assert.Equal(
                PgDouble.FromNumeric(new PgNumeric(units, ProportionOf.Decimals)),
                PgDouble.FromFifteenDecimals(units)
            );
        }
    }

    [Fact]
    public void An_invariant_divisor_divides_like_big_integers()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 20000; round++)
        {
            var divisor = (ulong)random.NextInt64(1, long.MaxValue) >> random.Next(62) | 1;
            var number = (BigInteger)Number(random, 126) * Number(random, 50);
            var (quotient, remainder) = new InvariantDivisor(divisor).DivRem(
                (ulong)(number >> 128),
                (ulong)(number >> 64 & ulong.MaxValue),
                (ulong)(number & ulong.MaxValue)
            );
            Assert.Equal(number / divisor, (BigInteger)quotient);
            Assert.Equal(number % divisor, remainder);
        }
    }

    private static void AssertProportion(BigInteger weight, BigInteger total, int scale)
    {
        var proportions = new ProportionOf((UInt256)total, scale);
        Assert.Equal(proportions.OfWide(new PgNumeric(weight, scale)), proportions.OfNarrow((UInt256)weight));
    }

    private static Int128 Number(Random random, int bits)
    {
        var number = new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64() << 1 | (uint)random.Next(2));
        return (Int128)(number >> (128 - random.Next(1, bits + 1)) & (UInt128)Int128.MaxValue);
    }
}
