using System.Numerics;
using Apportion.Core;

namespace Apportion.EigenLayer.Numbers;

/// <summary>
/// Functions of PostgreSQL's numbers for formulas of derivations: <c>pg.div(a, b)</c> for operands of scale 0,
/// <c>pg.div(a, b, s)</c> where the larger scale is s; <c>pg.double15(p, t)</c> and <c>pg.doubletext(p, t)</c> for
/// double(p) * (double(t) * 0.999999999999999) cast to an integer by 15 digits or by the shortest text.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 6.2 and 6.5.</remarks>
public static class PgFormulas
{
    /// <summary>The built-in functions and these.</summary>
    public static FormulaLibrary Library { get; } =
        FormulaLibrary.BuiltIn.With(
            ("pg.div", Divide),
            ("pg.double15", values => Product(values).ToDecimal38By15Digits()),
            ("pg.doubletext", values => Product(values).ToDecimal38ByText())
        );

    private static Rational Divide(Rational[] values)
    {
        var scale = values.Length > 2 ? (int)values[2].Floor() : 0;
        var quotient = Numeric(values[0], scale) / Numeric(values[1], scale);
        return new Rational(quotient.Unscaled, PowersOfTen.Get(quotient.Scale));
    }

    private static PgDouble Product(Rational[] values) =>
        PgDouble.FromNumeric(Exact(values[0])) * (PgDouble.FromNumeric(Exact(values[1])) * PgDouble.JustBelowOne);

    private static PgNumeric Numeric(Rational value, int scale) =>
        new((value.Numerator * PowersOfTen.Get(scale) / value.Denominator), scale);

    /// <summary>A fraction whose denominator divides a power of ten, as a decimal.</summary>
    private static PgNumeric Exact(Rational value)
    {
        var scale = 0;
        while (!(value.Numerator * PowersOfTen.Get(scale) % value.Denominator).IsZero)
            scale++;
        return Numeric(value, scale);
    }
}
