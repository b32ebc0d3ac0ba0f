using System.Numerics;

namespace Apportion.Numerics.Tests;

/// <summary>The division kernel itself: its reciprocal, and the add-back branch that random operands practically never reach.</summary>
public class LimbDivisionTests
{
    private const ulong Half = 1UL << 63;
    private const ulong Max = ulong.MaxValue;

    // The 64-bit forms of the operands by which Hacker's Delight tests 16- and 32-bit versions of algorithm D.
    [Theory]
    [InlineData(new ulong[] { 0, 0, Half, Half - 1 }, new ulong[] { 1, 0, Half }, 1)]
    [InlineData(new ulong[] { 3, 0, Half }, new ulong[] { 1, 0, 1UL << 61 }, 1)]
    [InlineData(new ulong[] { 0, 0, 0, 0, Half, Half - 1 }, new ulong[] { 1, 0, 0, 0, Half }, 1)]
    [InlineData(new ulong[] { 0, 0, 0, 0, 0, 0, Half, Half - 1 }, new ulong[] { 1, 0, 0, Half }, 1)]
    [InlineData(new ulong[] { 0, Max - 1, Half }, new ulong[] { Max, Half }, 0)]
    public void Add_back_runs_and_gives_the_exact_result(ulong[] numerator, ulong[] divisor, int expectedAddBacks)
    {
        Assert.Equal(expectedAddBacks, DivideAndCompare(numerator, divisor));
    }

    [Fact]
    public void Public_division_is_exact_on_add_back_operands()
    {
        var numerator = new UInt256(0, 0, Half, Half - 1);
        var divisor = new UInt256(1, 0, Half, 0);
        Assert.Equal(1, DivideAndCompare([0, 0, Half, Half - 1], [1, 0, Half]));
        AssertExact(numerator, divisor);

        // The same numerator as a product: 2^191 * (2^64 - 1)  =  (2^63 * 2^128) + ((2^63 - 1) * 2^192).
        var left = UInt256.One << 191;
        var right = (UInt256)Max;
        Assert.Equal(numerator, left * right);
        var (quotient, remainder) = UInt256.MulDivRem(left, right, divisor);
        Assert.Equal((numerator / divisor, numerator % divisor), (quotient, remainder));
    }

    [Fact]
    public void Families_around_the_add_back_condition_are_exact_and_reach_it_often()
    {
        var addBacks = 0;
        foreach (var low in new ulong[] { 1, 2, 3, Half - 1, Half, Half + 1, Max - 1, Max })
        foreach (var middle in new ulong[] { 0, 1, Half, Max })
        foreach (var top in new ulong[] { Half, Half + 1, Max, 1, 2, 1UL << 61 })
        foreach (var high in new ulong[] { 0, 1, Half - 1, Half, Max - 1, Max })
        foreach (var fill in new ulong[] { 0, 1, Half, Max })
        {
            addBacks += DivideAndCompare([0, fill, top - 1, high], [low, middle, top]);
            addBacks += DivideAndCompare([0, 0, fill, top, high], [low, middle, top]);
            addBacks += DivideAndCompare([0, fill, 0, top, high - (high & 1)], [low, 0, middle, top]);
            addBacks += DivideAndCompare([0, 0, fill, 0, 0, Half, top, high], [low, 0, middle, top]);
        }

        Assert.True(addBacks > 500, $"only {(uint)addBacks} add-backs");
    }

    [Fact]
    public void A_million_divisions_of_any_lengths_are_exact()
    {
        RandomCases.ForAll(
            (ref source, out operands) =>
            {
                var lengths = source.NextLimb();
                Span<ulong> numerator = stackalloc ulong[8];
                Span<ulong> divisor = stackalloc ulong[8];
                numerator = numerator[..(int)(1 + (lengths % 8))];
                divisor = divisor[..(int)(1 + (lengths / 8 % 8))];
                Fill(numerator, ref source);
                Fill(divisor, ref source);
                var (agrees, _) = Divide(numerator, divisor);
                operands = agrees
                    ? ""
                    : $"{string.Join(',', numerator.ToArray())} / {string.Join(',', divisor.ToArray())}";
                return agrees;
            }
        );
    }

    [Fact]
    public void Reciprocals_are_exact_for_edges_and_a_million_random_divisors()
    {
        for (var i = 0UL; i < 2000; i++)
        {
            Assert.True(ReciprocalIsExact(Half + i));
            Assert.True(ReciprocalIsExact(Max - i));
            Assert.True(ReciprocalIsExact(Half | (1UL << (int)(i % 63)) | (i % 2)));
            Assert.True(ReciprocalIsExact(Half | ((i * 2) << 54) | 1));
        }

        RandomCases.ForAll(
            (ref source, out operands) =>
            {
                var divisor = source.NextLimb() | Half;
                operands = $"{divisor:x}";
                return ReciprocalIsExact(divisor);
            }
        );
    }

    [Fact]
    public void A_million_two_by_one_divisions_are_exact()
    {
        RandomCases.ForAll(
            (ref source, out operands) =>
            {
                var divisor = source.NextLimb() | Half;
                var high = source.NextLimb() % divisor;
                var low = source.NextLimb();
                var quotient = Limbs.DivRemTwoByOne(high, low, divisor, Limbs.Reciprocal(divisor), out var remainder);
                operands = "";
                if (remainder < divisor && ((UInt128)quotient * divisor) + remainder == new UInt128(high, low))
                    return true;
                operands = $"({high}, {low}) / {divisor}";
                return false;
            }
        );
    }

    // Random limbs practically never need the second correction, and never meet its boundary; these limbs do, often.
    [Fact]
    public void Three_by_two_divisions_are_exact_in_every_correction()
    {
        ulong[] limbs = [0, 1, 2, 3, 5, 1UL << 32, (1UL << 32) - 1, Half - 1, Half, Half + 1, Max - 4, Max - 1, Max];
        foreach (var d1 in limbs.Select(limb => limb | Half).Distinct())
        foreach (var d0 in limbs)
        {
            var divisor = new UInt128(d1, d0);
            var reciprocal = Limbs.Reciprocal(divisor);
            Assert.Equal((BigInteger.Pow(2, 192) - 1) / divisor - BigInteger.Pow(2, 64), reciprocal);
            foreach (var quotient in limbs)
            foreach (var remainder in (UInt128[])[0, 1, divisor / 2, divisor - 2, divisor - 1])
            {
                var numerator = ((BigInteger)quotient * divisor) + remainder;
                var found = Limbs.DivRemThreeByTwo(
                    (UInt128)(numerator >> 64),
                    (ulong)(numerator & Max),
                    divisor,
                    reciprocal,
                    out var rest
                );
                Assert.Equal((quotient, remainder), (found, rest));
            }
        }
    }

    private static bool ReciprocalIsExact(ulong divisor)
    {
        // v = floor((2^128 - 1) / d) - 2^64, so (v + 2^64) * d is the largest multiple of d below 2^128.
        var multiple = unchecked(((UInt128)Limbs.Reciprocal(divisor) * divisor) + ((UInt128)divisor << 64));
        return UInt128.MaxValue - multiple < divisor && multiple >= (UInt128)Half << 64;
    }

    private static void Fill(Span<ulong> limbs, ref RandomCases.Source source)
    {
        for (var i = 0; i < limbs.Length; i++)
        {
            var limb = source.NextLimb();
            limbs[i] = (limb % 5) switch
            {
                0 => 0,
                1 => Max,
                2 => Half,
                _ => limb >> (int)(limb % 64),
            };
        }

        if (limbs[^1] == 0)
            limbs[^1] = source.NextLimb() | 1;
    }

    private static int DivideAndCompare(ReadOnlySpan<ulong> numerator, ReadOnlySpan<ulong> divisor)
    {
        numerator = numerator[..Limbs.Length(numerator)];
        divisor = divisor[..Limbs.Length(divisor)];
        var (agrees, addBacks) = Divide(numerator, divisor);
        Assert.True(agrees, $"{string.Join(',', numerator.ToArray())} / {string.Join(',', divisor.ToArray())}");
        return addBacks;
    }

    private static (bool Agrees, int AddBacks) Divide(ReadOnlySpan<ulong> numerator, ReadOnlySpan<ulong> divisor)
    {
        Span<ulong> quotient = stackalloc ulong[8];
        Span<ulong> remainder = stackalloc ulong[8];
        var addBacks = Limbs.DivRem(numerator, divisor, quotient[..numerator.Length], remainder[..divisor.Length]);
        var expected = BigInteger.DivRem(ToBig(numerator), ToBig(divisor), out var rest);
        return (ToBig(quotient) == expected && ToBig(remainder) == rest, addBacks);
    }

    private static BigInteger ToBig(ReadOnlySpan<ulong> limbs) =>
        new(System.Runtime.InteropServices.MemoryMarshal.AsBytes(limbs), isUnsigned: true);

    private static void AssertExact(UInt256 numerator, UInt256 divisor)
    {
        var expected = BigInteger.DivRem((BigInteger)numerator, (BigInteger)divisor, out var rest);
        var (quotient, remainder) = UInt256.DivRem(numerator, divisor);
        Assert.Equal((expected, rest), ((BigInteger)quotient, (BigInteger)remainder));
    }
}
