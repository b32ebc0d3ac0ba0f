using System.Numerics;
using Apportion.EigenLayer.Numbers;

namespace Apportion.EigenLayer.Stages;

/// <summary>Divisions of token amounts, as PostgreSQL's numeric does them.</summary>
/// <remarks>Source: spec eigenlayer sections 6.2, 6.3 and 7.</remarks>
internal static class Tokens
{
    /// <summary>All of a split, in basis points.</summary>
    public const int AllBips = 10000;

    /// <summary>What an operator keeps when nothing else is known, in basis points.</summary>
    public const int DefaultBips = 1000;

    private static readonly UInt128 RoundedFrom =
        2 * UInt128.Parse("100000000000000000000", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>
    /// splitAmount: floor((tokens * bips) / 10000). The division keeps decimals while the product is below 2 * 10^20;
    /// from there it rounds half up to an integer and the floor does nothing.
    /// </summary>
    public static Int128 Split(Int128 tokens, int bips)
    {
        if (tokens < 0 || tokens >= Int128.One << 112 || bips < 0)
            return (Int128)(new PgNumeric(tokens) * bips / AllBips).FloorToInteger();
        var product = (UInt128)tokens * (uint)bips;
        var (quotient, remainder) = UInt128.DivRem(product, AllBips);
        return (Int128)(product >= RoundedFrom && remainder >= AllBips / 2 ? quotient + 1 : quotient);
    }

    /// <summary>floor(proportion * tokens) for a proportion cut to 15 decimals.</summary>
    public static Int128 FloorShare(ulong proportion, Int128 tokens)
    {
        if (tokens < 0)
            return (Int128)(new PgNumeric(tokens) * new PgNumeric(proportion, ProportionOf.Decimals)).FloorToInteger();
        var low = Math.BigMul((ulong)((UInt128)tokens & ulong.MaxValue), proportion, out var bottom);
        var high = (UInt128)(ulong)(tokens >> 64) * proportion + low;
        var (top, topRemainder) = UInt128.DivRem(high, ProportionOf.One);
        var (rest, _) = UInt128.DivRem(new UInt128((ulong)topRemainder, bottom), ProportionOf.One);
        return (Int128)((top << 64) + rest);
    }
}
