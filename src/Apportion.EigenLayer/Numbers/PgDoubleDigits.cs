using System.Numerics;

namespace Apportion.EigenLayer.Numbers;

/// <summary>
/// Decimal digits of a positive finite double, by exact integers. The shortest form takes the fewest digits that lie
/// strictly between the midpoints to the neighbouring doubles: unlike .NET's, it never uses a midpoint itself.
/// </summary>
/// <remarks>Source: spec eigenlayer section 6.5.</remarks>
internal static class PgDoubleDigits
{
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
