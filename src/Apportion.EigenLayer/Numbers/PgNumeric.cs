using System.Numerics;

namespace Apportion.EigenLayer.Numbers;

/// <summary>
/// PostgreSQL's <c>numeric</c>: an exact decimal with a display scale. Two values that differ only in scale are equal
/// numbers but not equal texts, and the scale decides how many digits a division keeps.
/// </summary>
/// <remarks>Source: spec eigenlayer section 6.</remarks>
public readonly partial struct PgNumeric : IEquatable<PgNumeric>, IComparable<PgNumeric>
{
    /// <summary>The largest display scale a division gives.</summary>
    public const int MaximumScale = 1000;

    /// <summary>A number of <paramref name="unscaled"/> units of 10 to the power of minus <paramref name="scale"/>.</summary>
    public PgNumeric(BigInteger unscaled, int scale = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        Unscaled = unscaled;
        Scale = scale;
    }

    /// <summary>The number without its decimal point.</summary>
    public BigInteger Unscaled { get; }

    /// <summary>How many digits stand after the decimal point.</summary>
    public int Scale { get; }

    /// <summary>Zero with scale 0.</summary>
    public static PgNumeric Zero => default;

    /// <summary>One with scale 0.</summary>
    public static PgNumeric One => new(BigInteger.One);

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Unscaled.Sign;

    /// <summary>An integer with scale 0.</summary>
    public static implicit operator PgNumeric(BigInteger value) => new(value);

    /// <summary>An integer with scale 0.</summary>
    public static implicit operator PgNumeric(long value) => new(value);

    /// <summary>Exact sum; the scale is the larger of the two.</summary>
    public static PgNumeric operator +(PgNumeric left, PgNumeric right)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        return new PgNumeric(left.UnscaledAt(scale) + right.UnscaledAt(scale), scale);
    }

    /// <summary>Exact difference; the scale is the larger of the two.</summary>
    public static PgNumeric operator -(PgNumeric left, PgNumeric right)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        return new PgNumeric(left.UnscaledAt(scale) - right.UnscaledAt(scale), scale);
    }

    /// <summary>Exact product; the scales add up.</summary>
    public static PgNumeric operator *(PgNumeric left, PgNumeric right) =>
        new(left.Unscaled * right.Unscaled, left.Scale + right.Scale);

    /// <summary>The quotient rounded half away from zero to the scale of <see cref="QuotientScale"/>.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static PgNumeric operator /(PgNumeric left, PgNumeric right) => Divide(left, right);

    /// <summary>Whether the numbers are equal, whatever their scales.</summary>
    public static bool operator ==(PgNumeric left, PgNumeric right) => left.Equals(right);

    /// <summary>Whether the numbers differ, whatever their scales.</summary>
    public static bool operator !=(PgNumeric left, PgNumeric right) => !left.Equals(right);

    /// <summary>Whether the first number is smaller.</summary>
    public static bool operator <(PgNumeric left, PgNumeric right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first number is larger.</summary>
    public static bool operator >(PgNumeric left, PgNumeric right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first number is smaller or equal.</summary>
    public static bool operator <=(PgNumeric left, PgNumeric right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first number is larger or equal.</summary>
    public static bool operator >=(PgNumeric left, PgNumeric right) => left.CompareTo(right) >= 0;

    /// <summary>The largest integer that is not larger, with scale 0.</summary>
    public PgNumeric Floor() => new(FloorToInteger());

    /// <summary>The largest integer that is not larger.</summary>
    public BigInteger FloorToInteger()
    {
        if (Scale == 0)
            return Unscaled;
        var quotient = BigInteger.DivRem(Unscaled, PowersOfTen.Get(Scale), out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>Rounded half away from zero to an integer: the cast to <c>decimal(38,0)</c>.</summary>
    public BigInteger RoundToInteger() => RoundHalfAway(Unscaled, PowersOfTen.Get(Scale));

    /// <summary>The cast to <c>decimal(38,0)</c>, which refuses numbers of more than 38 digits.</summary>
    /// <exception cref="OverflowException">The rounded number has more than 38 digits.</exception>
    public BigInteger ToDecimal38()
    {
        var rounded = RoundToInteger();
        if (BigInteger.Abs(rounded) >= PowersOfTen.Get(38))
            throw new OverflowException($"numeric field overflow: {this} does not fit decimal(38,0)");
        return rounded;
    }

    /// <summary>The unscaled number this would have at a scale that is not smaller than its own.</summary>
    public BigInteger UnscaledAt(int scale) => scale == Scale ? Unscaled : Unscaled * PowersOfTen.Get(scale - Scale);

    /// <inheritdoc/>
    public int CompareTo(PgNumeric other)
    {
        var scale = Math.Max(Scale, other.Scale);
        return UnscaledAt(scale).CompareTo(other.UnscaledAt(scale));
    }

    /// <inheritdoc/>
    public bool Equals(PgNumeric other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PgNumeric other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Scale == 0 ? Unscaled.GetHashCode() : Trimmed().Unscaled.GetHashCode();

    private PgNumeric Trimmed()
    {
        var (unscaled, scale) = (Unscaled, Scale);
        while (scale > 0 && (unscaled % 10).IsZero)
            (unscaled, scale) = (unscaled / 10, scale - 1);
        return new PgNumeric(unscaled, scale);
    }
}
