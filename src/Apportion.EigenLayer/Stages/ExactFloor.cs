using System.Numerics;
using Apportion.EigenLayer.Numbers;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// Divisions of token amounts as integers: floor of the exact fraction, towards negative infinity. Ours, for showing
/// what upstream's rounded quotients give away or hold back; never what a root commits to.
/// </summary>
/// <remarks>Source: the fractions of spec eigenlayer sections 6.2 and 7, without the rounding of section 6.</remarks>
internal static class ExactFloor
{
    /// <summary>floor(tokens * weight / total); the total is not zero.</summary>
    public static Int128 Share(Int128 tokens, PgNumeric weight, PgNumeric total)
    {
        var scale = Math.Max(weight.Scale, total.Scale);
        return Divide(tokens * weight.UnscaledAt(scale), total.UnscaledAt(scale));
    }

    /// <summary>floor(tokens * bips / 10000).</summary>
    public static Int128 Split(Int128 tokens, int bips) => Divide((BigInteger)tokens * bips, Tokens.AllBips);

    /// <summary>floor(dividend / divisor); the divisor is positive.</summary>
    public static Int128 Divide(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        return (Int128)(remainder.Sign < 0 ? quotient - 1 : quotient);
    }
}
