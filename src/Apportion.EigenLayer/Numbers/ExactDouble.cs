using System.Numerics;

namespace Apportion.EigenLayer.Numbers;

/// <summary>
/// A positive finite double as mantissa * 2^exponent with two spare bits, so that the midpoints to its neighbours are
/// whole mantissa steps too.
/// </summary>
internal readonly record struct ExactDouble(BigInteger Mantissa, int Exponent, bool IsPowerOfTwo)
{
    private const int MantissaBits = 52;
    private const int SpareBits = 2;
    private const int Bias = 1075;
    private const double DecimalDigitsPerBit = 0.30102999566398120;

    /// <summary>Takes a double apart.</summary>
    public static ExactDouble Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var field = (int)(bits >> MantissaBits) & 0x7FF;
        var fraction = bits & ((1L << MantissaBits) - 1);
        var mantissa = field == 0 ? fraction : fraction | (1L << MantissaBits);
        return new(
            (BigInteger)mantissa << SpareBits,
            Math.Max(field, 1) - Bias - SpareBits,
            fraction == 0 && field > 1
        );
    }

    /// <summary>The exponent of ten of the leading decimal digit.</summary>
    public int DecimalExponent()
    {
        var bits = (int)Mantissa.GetBitLength() - 1 + Exponent;
        var guess = (int)Math.Floor(bits * DecimalDigitsPerBit) - 1;
        while (!DivideByPowerOfTen(guess + 1).Quotient.IsZero)
            guess++;
        return guess;
    }

    /// <summary>value / 10^exponent, exactly.</summary>
    public Division DivideByPowerOfTen(int exponent)
    {
        var step = BigInteger.One << Math.Max(Exponent, 0);
        var unit = BigInteger.One << Math.Max(-Exponent, 0);
        if (exponent >= 0)
            unit *= PowersOfTen.Get(exponent);
        else
            step *= PowersOfTen.Get(-exponent);
        var quotient = BigInteger.DivRem(Mantissa * step, unit, out var remainder);
        return new(quotient, remainder, unit, step);
    }

    /// <summary>Whole part, remainder, divisor, and a quarter of the distance to the next larger double.</summary>
    internal readonly record struct Division(
        BigInteger Quotient,
        BigInteger Remainder,
        BigInteger Unit,
        BigInteger QuarterStep
    );
}
