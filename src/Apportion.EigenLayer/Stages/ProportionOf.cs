using System.Numerics;
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

    private readonly UInt256 _total;
    private readonly int _scale;
    private readonly bool _wide;

    /// <summary>Proportions of a total of integers that stand for units of 10^-scale.</summary>
    public ProportionOf(UInt256 total, int scale)
    {
        (_total, _scale) = (total, scale);
        Total = new PgNumeric((BigInteger)total, scale);
    }

    /// <summary>Proportions of any total, computed literally.</summary>
    public ProportionOf(PgNumeric total)
    {
        Total = total;
        _wide = true;
    }

    /// <summary>The total.</summary>
    public PgNumeric Total { get; }

    /// <summary>The proportion of a weight of a pool, in units of 10^-15.</summary>
    public ulong Of(StakePool pool, int index) =>
        _wide || pool.IsWide ? OfWide(pool.WeightOf(index)) : OfNarrow(pool.NarrowWeightOf(index));

    /// <summary>The proportion by the formula itself.</summary>
    public ulong OfWide(PgNumeric weight) => (ulong)(weight / Total * new PgNumeric(One)).FloorToInteger();

    /// <summary>floor((weight / total) * 10^15) / 10^15 as a decimal.</summary>
    public static PgNumeric Cut(PgNumeric weight, PgNumeric total) =>
        new PgNumeric((weight / total * new PgNumeric(One)).FloorToInteger()) / new PgNumeric(One);

    /// <summary>The proportion of an integer weight of the total's scale.</summary>
    public ulong OfNarrow(UInt256 weight)
    {
        var (quotient, remainder) = UInt256.DivRem(weight * (UInt256)One, _total);
        var proportion = (ulong)quotient;
        var missing = _total - remainder;
        return missing * NearlyOne <= _total && RoundsUp(weight, missing) ? proportion + 1 : proportion;
    }

    /// <summary>Whether the rounding of the inner quotient reaches the next multiple of 10^-15.</summary>
    private bool RoundsUp(UInt256 weight, UInt256 missing)
    {
        var scale = PgNumeric.QuotientScale(new PgNumeric((BigInteger)weight, _scale), Total);
        return (BigInteger)missing * 2 * PowersOfTen.Get(scale - Decimals) <= (BigInteger)_total;
    }
}
