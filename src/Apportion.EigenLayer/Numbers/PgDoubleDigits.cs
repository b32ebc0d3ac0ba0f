using System.Globalization;
using System.Numerics;

namespace Apportion.EigenLayer.Numbers;

/// <summary>
/// Decimal digits of a positive finite double, by exact integers. The shortest form takes the fewest digits that lie
/// strictly between the midpoints to the neighbouring doubles: unlike .NET's, it never uses a midpoint itself.
/// </summary>
/// <remarks>Source: spec eigenlayer section 6.5.</remarks>
internal static class PgDoubleDigits
{
    private const double SmallestFast = 9007199254740992;
    private const double LargestFast = 1e37;
    private const int MantissaBits = 52;
    private const int Bias = 1075;
    private static readonly Int128[] Powers = PowersUpTo(37);

    /// <summary>The nearest number of <paramref name="count"/> significant digits, exact ties to the even digit.</summary>
    public static (BigInteger Digits, int Exponent) Nearest(double value, int count)
    {
        var exact = ExactDouble.Of(value);
        var exponent = exact.DecimalExponent() - (count - 1);
        return TrimZeros(NearestDigits(exact.DivideByPowerOfTen(exponent)), exponent);
    }

    /// <summary>The shortest digits that read back as this double.</summary>
    public static (BigInteger Digits, int Exponent) Shortest(double value)
    {
        var exact = ExactDouble.Of(value);
        for (var exponent = exact.DecimalExponent(); ; exponent--)
            if (DigitsInside(exact, exact.DivideByPowerOfTen(exponent)) is { } digits)
                return TrimZeros(digits, exponent);
    }

    /// <summary>
    /// The shortest digits of a whole number from 2^53 up to 10^38, by .NET's own shortest form. That form differs from
    /// PostgreSQL's only where it lands exactly on a midpoint to a neighbour or between two candidates; then this
    /// declines.
    /// </summary>
    public static bool TryShortestInteger(double value, out Int128 integer)
    {
        integer = default;
        if (value is not (>= SmallestFast and < LargestFast))
            return false;
        Span<byte> text = stackalloc byte[32];
        if (!value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture))
            return false;
        return TryRead(value, text[..length], out integer);
    }

    private static bool TryRead(double value, ReadOnlySpan<byte> text, out Int128 integer)
    {
        var (digits, decimals, exponent, index) = (0UL, 0, 0, 0);
        var afterPoint = false;
        for (; index < text.Length && text[index] != (byte)'E'; index++)
        {
            if (text[index] == (byte)'.')
            {
                afterPoint = true;
                continue;
            }
            digits = digits * 10 + (ulong)(text[index] - '0');
            decimals += afterPoint ? 1 : 0;
        }
        for (index += 2; index < text.Length; index++)
            exponent = exponent * 10 + (text[index] - '0');
        exponent -= decimals;
        integer = default;
        if (exponent < 0)
            return false;
        var unit = Powers[exponent];
        integer = digits * unit;
        return IsInside(value, Int128.Abs(integer - (Int128)value), unit);
    }

    private static bool IsInside(double value, Int128 distance, Int128 unit)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var isPowerOfTwo = (bits & ((1L << MantissaBits) - 1)) == 0;
        var halfGap = Int128.One << ((int)(bits >> MantissaBits) - Bias - 1);
        return !isPowerOfTwo && distance != halfGap && distance + distance != unit;
    }

    private static Int128[] PowersUpTo(int exponent)
    {
        var powers = new Int128[exponent + 1];
        powers[0] = 1;
        for (var power = 1; power <= exponent; power++)
            powers[power] = powers[power - 1] * 10;
        return powers;
    }

    private static BigInteger? DigitsInside(ExactDouble exact, ExactDouble.Division division)
    {
        var gapAbove = division.QuarterStep * 2;
        var gapBelow = exact.IsPowerOfTwo ? division.QuarterStep : gapAbove;
        var belowFits = division.Remainder < gapBelow;
        var aboveFits = division.Unit - division.Remainder < gapAbove;
        if (belowFits && aboveFits)
            return NearestDigits(division);
        return belowFits ? division.Quotient
            : aboveFits ? division.Quotient + 1
            : null;
    }

    private static BigInteger NearestDigits(ExactDouble.Division division)
    {
        var half = (division.Remainder * 2).CompareTo(division.Unit);
        var up = half > 0 || (half == 0 && !division.Quotient.IsEven);
        return up ? division.Quotient + 1 : division.Quotient;
    }

    private static (BigInteger Digits, int Exponent) TrimZeros(BigInteger digits, int exponent)
    {
        while (!digits.IsZero && (digits % 10).IsZero)
            (digits, exponent) = (digits / 10, exponent + 1);
        return (digits, exponent);
    }
}
