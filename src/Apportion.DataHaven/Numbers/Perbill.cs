using Meziantou.Analyzer.Annotations;

namespace Apportion.DataHaven.Numbers;

/// <summary>
/// Parts per billion as Substrate computes with them: a fraction in [0, 1] of 10^9 parts. Every operation names its
/// rounding; additions and subtractions saturate at 100 % and 0 %. The default value is 0 %.
/// Source: spec datahaven section 3.
/// </summary>
[CultureInsensitiveType]
public readonly record struct Perbill : IComparable<Perbill>
{
    /// <summary>Parts of the whole: 10^9.</summary>
    public const uint Accuracy = 1_000_000_000;

    private Perbill(uint parts) => Parts = parts;

    /// <summary>Parts per billion, at most 10^9.</summary>
    public uint Parts { get; }

    /// <summary>0 %.</summary>
    public static Perbill Zero => default;

    /// <summary>100 %.</summary>
    public static Perbill One => new(Accuracy);

    /// <summary>True for 0 %.</summary>
    public bool IsZero => Parts == 0;

    /// <summary>From parts; more than 10^9 is 100 %.</summary>
    public static Perbill FromParts(uint parts) => new(Math.Min(parts, Accuracy));

    /// <summary>From whole percent; more than 100 is 100 %.</summary>
    public static Perbill FromPercent(uint percent) => new(Math.Min(percent, 100) * (Accuracy / 100));

    /// <summary><paramref name="numerator"/> / <paramref name="denominator"/>, rounded down; 100 % if the denominator is zero or smaller.</summary>
    public static Perbill FromRational(UInt128 numerator, UInt128 denominator) =>
        denominator == UInt128.Zero || numerator > denominator
            ? One
            : new((uint)Divide((BigInteger)numerator * Accuracy, denominator, PerbillRounding.Down));

    /// <summary>The same with a chosen rounding; false if the denominator is zero or smaller than the numerator.</summary>
    public static bool TryFromRational(
        UInt128 numerator,
        UInt128 denominator,
        PerbillRounding rounding,
        out Perbill result
    )
    {
        result = default;
        if (denominator == UInt128.Zero || numerator > denominator)
            return false;
        result = new Perbill((uint)Divide((BigInteger)numerator * Accuracy, denominator, rounding));
        return true;
    }

    /// <summary>Sum, at most 100 %.</summary>
    public Perbill SaturatingAdd(Perbill other) => FromParts(Parts + other.Parts);

    /// <summary>Difference, at least 0 %.</summary>
    public Perbill SaturatingSubtract(Perbill other) => new(Parts > other.Parts ? Parts - other.Parts : 0);

    /// <summary>Product of two fractions, rounded down.</summary>
    public Perbill Multiply(Perbill other) => new((uint)((ulong)Parts * other.Parts / Accuracy));

    /// <summary>Quotient of two fractions, rounded down; 100 % if the divisor is smaller or zero.</summary>
    public Perbill Divide(Perbill divisor) => FromRational(Parts, divisor.Parts);

    /// <summary>The fraction times itself, rounded down.</summary>
    public Perbill Square() => Multiply(this);

    /// <summary>What is missing to 100 %.</summary>
    public Perbill LeftFromOne() => new(Accuracy - Parts);

    /// <summary>The fraction times a whole number, at most 100 %.</summary>
    public Perbill MultiplyBy(uint factor) => new((uint)Math.Min((ulong)Parts * factor, Accuracy));

    /// <summary>How often another fraction fits, rounded down.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0 %.</exception>
    public uint DivideWhole(Perbill divisor) => Parts / divisor.Parts;

    /// <summary>The fraction of an integer, rounded down.</summary>
    public UInt128 MulFloor(UInt128 value) => Multiply(value, PerbillRounding.Down);

    /// <summary>The fraction of a 32-bit integer, rounded down; never more than the integer.</summary>
    public uint MulFloor(uint value) => (uint)((ulong)value * Parts / Accuracy);

    /// <summary>The fraction of an integer, rounded up.</summary>
    public UInt128 MulCeiling(UInt128 value) => Multiply(value, PerbillRounding.Up);

    /// <summary>The fraction of an integer, to the nearest, ties towards zero: Substrate's <c>*</c>. Not in the reward path.</summary>
    public UInt128 MulNearest(UInt128 value) => Multiply(value, PerbillRounding.NearestPreferDown);

    /// <summary>
    /// An integer divided by the fraction, saturating at <paramref name="maximum"/> (the largest value of the integer's own width).
    /// </summary>
    /// <exception cref="DivideByZeroException">The fraction is 0 %.</exception>
    public UInt128 SaturatingReciprocalMultiply(UInt128 value, PerbillRounding rounding, UInt128 maximum)
    {
        if (Parts == 0)
            throw new DivideByZeroException();
        var quotient = BigInteger.Min((BigInteger)(value / Parts) * Accuracy, (BigInteger)maximum);
        var correction = Divide((BigInteger)(value % Parts) * Accuracy, Parts, rounding);
        return (UInt128)BigInteger.Min(quotient + correction, (BigInteger)maximum);
    }

    /// <summary>Power by Substrate's square-and-multiply loop, every product rounded down.</summary>
    public Perbill SaturatingPower(uint exponent)
    {
        if (exponent == 0 || Parts == Accuracy)
            return One;
        var result = this;
        var squared = this;
        for (var left = exponent - 1; left > 0 && !result.IsZero; left /= 2)
        {
            if (left % 2 == 1)
                result = result.Multiply(squared);
            squared = squared.Square();
        }
        return result;
    }

    /// <inheritdoc/>
    public int CompareTo(Perbill other) => Parts.CompareTo(other.Parts);

    /// <summary>Order of value.</summary>
    public static bool operator <(Perbill left, Perbill right) => left.Parts < right.Parts;

    /// <summary>Order of value.</summary>
    public static bool operator >(Perbill left, Perbill right) => left.Parts > right.Parts;

    /// <summary>Order of value.</summary>
    public static bool operator <=(Perbill left, Perbill right) => left.Parts <= right.Parts;

    /// <summary>Order of value.</summary>
    public static bool operator >=(Perbill left, Perbill right) => left.Parts >= right.Parts;

    /// <summary>The parts.</summary>
    public override string ToString() => Parts.ToString(CultureInfo.InvariantCulture);

    // x = q*A + r: q*p is whole, so only r*p (below 2^60) needs rounding, and nothing overflows for p <= A.
    private UInt128 Multiply(UInt128 value, PerbillRounding rounding)
    {
        var (quotient, remainder) = UInt128.DivRem(value, Accuracy);
        var product = (ulong)remainder * Parts;
        var correction = product / Accuracy;
        var left = product % Accuracy;
        var roundsUp = rounding switch
        {
            PerbillRounding.Up => left > 0,
            PerbillRounding.NearestPreferDown => left > Accuracy / 2,
            PerbillRounding.NearestPreferUp => left >= Accuracy / 2,
            _ => false,
        };
        return quotient * Parts + correction + (roundsUp ? UInt128.One : UInt128.Zero);
    }

    private static BigInteger Divide(BigInteger dividend, UInt128 divisor, PerbillRounding rounding)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        var half = (BigInteger)(divisor / 2 + divisor % 2);
        var roundsUp = rounding switch
        {
            PerbillRounding.Up => remainder.Sign > 0,
            PerbillRounding.NearestPreferUp => remainder >= half,
            PerbillRounding.NearestPreferDown => remainder > (BigInteger)(divisor / 2),
            _ => false,
        };
        return roundsUp ? quotient + 1 : quotient;
    }
}
