using System.Numerics;
using Apportion.EigenLayer.Numbers;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// What one strategy adds to a weight: shares * multiplier, or for allocated stake
/// ((shares * magnitude) / max_magnitude) * multiplier, from left to right.
/// </summary>
/// <param name="Multiplier">The submission's multiplier, not zero.</param>
/// <param name="Magnitude">Allocated part, or 0 for stake as a whole.</param>
/// <param name="Maximum">The maximum magnitude, not zero if there is a magnitude.</param>
/// <param name="RoundsShares">Shares are first rounded half away from zero to an integer.</param>
/// <remarks>Source: spec eigenlayer sections 7.2, 7.16, 7.17, 7.19.</remarks>
internal readonly record struct WeightTerm(
    UInt256 Multiplier,
    ulong Magnitude = 0,
    ulong Maximum = 0,
    bool RoundsShares = false
)
{
    /// <summary>The term by the formula itself.</summary>
    public PgNumeric Wide(PgNumeric shares)
    {
        if (RoundsShares)
            shares = new PgNumeric(shares.RoundToInteger());
        if (Magnitude != 0)
            shares = shares * new PgNumeric(Magnitude) / new PgNumeric(Maximum);
        return shares * new PgNumeric((BigInteger)Multiplier);
    }

    /// <summary>
    /// The term as an integer of units of 10^-scale. False if it needs a larger scale (given back) or is too wide (-1).
    /// </summary>
    public bool TryNarrow(Int128 shares, int scale, out UInt256 term, out int neededScale)
    {
        neededScale = 0;
        if (Magnitude == 0)
            return TryMultiply((UInt256)(UInt128)shares, scale, out term, out neededScale);
        var product = new PgNumeric(shares) * new PgNumeric(Magnitude);
        var quotient = product / new PgNumeric(Maximum);
        neededScale = quotient.Scale;
        term = default;
        if (quotient.Scale > scale)
            return false;
        return TryMultiply((UInt256)quotient.Unscaled, scale - quotient.Scale, out term, out neededScale);
    }

    private bool TryMultiply(UInt256 shares, int power, out UInt256 term, out int neededScale)
    {
        neededScale = -1;
        term = default;
        if (!UInt256.TryMultiply(shares, Multiplier, out var product))
            return false;
        if (power == 0)
            term = product;
        else if (power > 60 || !UInt256.TryMultiply(product, (UInt256)PowersOfTen.Get(power), out term))
            return false;
        return StakePool.Fits(term);
    }
}
