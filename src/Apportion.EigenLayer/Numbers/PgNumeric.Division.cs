using System.Numerics;

namespace Apportion.EigenLayer.Numbers;

public readonly partial struct PgNumeric
{
    private const int SignificantDigits = 16;
    private const int DigitsPerGroup = 4;

    /// <summary>
    /// The scale PostgreSQL gives to a quotient: 16 digits less four for every base-10000 digit of the whole part, but
    /// never less than either operand shows. From about 17 whole digits on, the quotient of two integers has scale 0:
    /// it is already rounded, and a floor after it changes nothing.
    /// </summary>
    /// <remarks>Source: spec eigenlayer sections 6.2 and 6.3.</remarks>
    public static int QuotientScale(PgNumeric dividend, PgNumeric divisor)
    {
        var (dividendWeight, dividendFirst) = LeadingGroup(dividend);
        var (divisorWeight, divisorFirst) = LeadingGroup(divisor);
        var weight = dividendWeight - divisorWeight - (dividendFirst <= divisorFirst ? 1 : 0);
        var scale = Math.Max(SignificantDigits - DigitsPerGroup * weight, Math.Max(dividend.Scale, divisor.Scale));
        return Math.Clamp(scale, 0, MaximumScale);
    }

    /// <summary><paramref name="numerator"/> / <paramref name="denominator"/> rounded half away from zero.</summary>
    public static BigInteger RoundHalfAway(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(BigInteger.Abs(numerator), BigInteger.Abs(denominator), out var remainder);
        if (remainder * 2 >= BigInteger.Abs(denominator))
            quotient += 1;
        return numerator.Sign * denominator.Sign < 0 ? -quotient : quotient;
    }

    private static PgNumeric Divide(PgNumeric dividend, PgNumeric divisor)
    {
        if (divisor.Unscaled.IsZero)
            throw new DivideByZeroException("division by zero");
        var scale = QuotientScale(dividend, divisor);
        var shift = scale + divisor.Scale - dividend.Scale;
        return shift >= 0
            ? new(RoundHalfAway(dividend.Unscaled * PowersOfTen.Get(shift), divisor.Unscaled), scale)
            : new(RoundHalfAway(dividend.Unscaled, divisor.Unscaled * PowersOfTen.Get(-shift)), scale);
    }

    /// <summary>Exponent and value of the first base-10000 digit, with groups aligned to the decimal point.</summary>
    private static (int Weight, int First) LeadingGroup(PgNumeric number)
    {
        if (number.Unscaled.IsZero)
            return (0, 0);
        var magnitude = BigInteger.Abs(number.Unscaled);
        var exponent = PowersOfTen.CountDigits(magnitude) - 1 - number.Scale;
        var weight = exponent >> 2;
        var shift = weight * DigitsPerGroup + number.Scale;
        var first = shift >= 0 ? magnitude / PowersOfTen.Get(shift) : magnitude * PowersOfTen.Get(-shift);
        return (weight, (int)first);
    }
}
