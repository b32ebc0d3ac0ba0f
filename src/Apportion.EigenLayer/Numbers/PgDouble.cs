using System.Globalization;
using System.Numerics;

namespace Apportion.EigenLayer.Numbers;

/// <summary>
/// PostgreSQL's <c>double precision</c>, which early rewards were computed in. It exists to reproduce those amounts;
/// nothing else may use it.
/// </summary>
/// <remarks>Source: spec eigenlayer section 6.5.</remarks>
public readonly partial record struct PgDouble(double Value)
{
    /// <summary>(10^15 - 1) / 10^15: what a day's tokens are multiplied with.</summary>
    public static PgDouble JustBelowOne => new((1e15 - 1) / 1e15);

    /// <summary>The nearest double of a decimal number, as a cast by way of its text gives it.</summary>
    public static PgDouble FromNumeric(PgNumeric number) =>
        new(double.Parse(number.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture));

    /// <summary>The nearest double of k / 10^15 for k up to 10^15: both are exact doubles, so one division rounds once.</summary>
    public static PgDouble FromFifteenDecimals(ulong units) => new(units / 1e15);

    /// <summary>One IEEE multiplication.</summary>
    public static PgDouble operator *(PgDouble left, PgDouble right) => new(left.Value * right.Value);

    /// <summary>
    /// The cast straight to <c>decimal(38,0)</c>: 15 significant digits, then rounded half away from zero.
    /// </summary>
    /// <exception cref="OverflowException">The value has more than 38 digits.</exception>
    public BigInteger ToDecimal38By15Digits() => ToNumeric(15).ToDecimal38();

    /// <summary>
    /// The cast by way of text to <c>decimal(38,0)</c>: the shortest text that reads back as the same double, then
    /// rounded half away from zero.
    /// </summary>
    /// <exception cref="OverflowException">The value has more than 38 digits.</exception>
    public BigInteger ToDecimal38ByText() =>
        PgDoubleDigits.TryShortestInteger(Value, out var integer) ? integer : PgNumeric.Parse(ToString()).ToDecimal38();

    /// <summary>The value rounded to a number of significant digits, exact ties to the even digit.</summary>
    public PgNumeric ToNumeric(int significantDigits)
    {
        if (Value == 0)
            return PgNumeric.Zero;
        var (digits, exponent) = PgDoubleDigits.Nearest(Math.Abs(Value), significantDigits);
        var unscaled = Value < 0 ? -digits : digits;
        return exponent >= 0 ? new(unscaled * PowersOfTen.Get(exponent)) : new(unscaled, -exponent);
    }

    /// <summary>PostgreSQL's shortest text: fixed below 10^15, with an exponent of at least two digits from there.</summary>
    public override string ToString()
    {
        if (Value == 0)
            return double.IsNegative(Value) ? "-0" : "0";
        var (digits, exponent) = PgDoubleDigits.Shortest(Math.Abs(Value));
        var text = digits.ToString(CultureInfo.InvariantCulture);
        var sign = Value < 0 ? "-" : "";
        var first = text.Length - 1 + exponent;
        return sign + (first is >= -4 and < 15 ? Fixed(digits, exponent) : Scientific(text, first));
    }

    private static string Fixed(BigInteger digits, int exponent) =>
        (exponent >= 0 ? new PgNumeric(digits * PowersOfTen.Get(exponent)) : new(digits, -exponent)).ToString();

    private static string Scientific(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : $"{digits.AsSpan(0, 1)}.{digits.AsSpan(1)}";
        var sign = exponent < 0 ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{sign}{Math.Abs(exponent):D2}");
    }
}
