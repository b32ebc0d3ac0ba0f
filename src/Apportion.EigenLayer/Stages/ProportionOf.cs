using System.Numerics;
using System.Runtime.InteropServices;
using Apportion.EigenLayer.Numbers;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// Proportions of one total: floor((w / W) * 10^15) / 10^15 with two numeric divisions, kept as the integer of the
/// inner floor. The inner quotient is rounded to at least 20 decimals, so the floor differs from that of the exact
/// fraction only where the fraction lies within half a unit of the last of these decimals below a multiple of 10^-15.
/// </summary>
/// <remarks>Source: spec eigenlayer section 6.4.</remarks>
internal sealed class ProportionOf
{
    /// <summary>How many decimals a proportion keeps.</summary>
    public const int Decimals = 15;

    /// <summary>The proportion of the whole.</summary>
    public const ulong One = 1_000_000_000_000_000;

    /// <summary>Twice what separates 15 decimals from the 20 a quotient has at least.</summary>
    private const ulong NearlyOne = 200_000;

    /// <summary>Bits below the integer part of the scaled reciprocal.</summary>
    private const int ReciprocalBits = 77;

    private readonly UInt256 _total;
    private readonly ulong _reciprocal;
    private readonly int _shift;
    private readonly int _scale;
    private readonly bool _wide;

    /// <summary>Proportions of a total of integers that stand for units of 10^-scale.</summary>
    public ProportionOf(UInt256 total, int scale)
    {
        (_total, _scale) = (total, scale);
        var exact = (BigInteger)total;
        Total = new PgNumeric(exact, scale);
        _shift = total.BitLength - 64;
        if (_shift >= 0)
            _reciprocal = (ulong)(((BigInteger)One << (ReciprocalBits + _shift)) / exact);
    }

    /// <summary>Proportions of any total, computed literally.</summary>
    public ProportionOf(PgNumeric total)
    {
        Total = total;
        _wide = true;
    }

    /// <summary>The total.</summary>
    public PgNumeric Total { get; }

    /// <summary>The operators whose stakers' weights add up to the total; null where it is one pool's.</summary>
    public IReadOnlyList<OperatorLane>? Lanes { get; init; }

    /// <summary>The proportion of a weight of a pool, in units of 10^-15.</summary>
    public ulong Of(StakePool pool, int index) =>
        _wide || pool.IsWide ? OfWide(pool.WeightOf(index)) : OfNarrow(in pool.NarrowWeightOf(index));

    /// <summary>The proportion by the formula itself.</summary>
    public ulong OfWide(PgNumeric weight) => (ulong)(weight / Total * new PgNumeric(One)).FloorToInteger();

    /// <summary>floor((weight / total) * 10^15) / 10^15 as a decimal.</summary>
    public static PgNumeric Cut(PgNumeric weight, PgNumeric total) =>
        new PgNumeric((weight / total * new PgNumeric(One)).FloorToInteger()) / new PgNumeric(One);

    /// <summary>The proportion of an integer weight of the total's scale, at most the total.</summary>
    public ulong OfNarrow(in UInt256 weight)
    {
        if (_shift < 0)
        {
            var (quotient, rest) = UInt256.DivRem(weight * (UInt256)One, _total);
            return Round(weight, (ulong)quotient, rest);
        }
        // The estimate by the reciprocal is right or one too small, which the remainder tells.
        var estimate = Math.BigMul(TopBits(weight), _reciprocal, out _) >> (ReciprocalBits - 64);
        unchecked
        {
            var remainder = weight * (UInt256)One - _total * (UInt256)estimate;
            if (remainder >= _total)
            {
                remainder -= _total;
                estimate++;
            }
            return TopBits(_total) - TopBits(remainder) > ulong.MaxValue / NearlyOne + 1
                ? estimate
                : Round(weight, estimate, remainder);
        }
    }

    /// <summary>The bits of a number that stand where the total's leading 64 bits stand.</summary>
    private ulong TopBits(in UInt256 number)
    {
        var limbs = MemoryMarshal.Cast<UInt256, ulong>(MemoryMarshal.CreateReadOnlySpan(in number, 1));
        var (limb, bit) = (_shift >> 6, _shift & 63);
        return bit == 0 ? limbs[limb] : limbs[limb] >> bit | limbs[limb + 1] << (64 - bit);
    }

    /// <summary>Adds one where the rounding of the inner quotient reaches the next multiple of 10^-15.</summary>
    private ulong Round(in UInt256 weight, ulong proportion, in UInt256 remainder)
    {
        var missing = _total - remainder;
        if (missing * (UInt256)NearlyOne > _total)
            return proportion;
        var scale = PgNumeric.QuotientScale(new PgNumeric((BigInteger)weight, _scale), Total);
        return (BigInteger)missing * 2 * PowersOfTen.Get(scale - Decimals) <= (BigInteger)_total
            ? proportion + 1
            : proportion;
    }
}
