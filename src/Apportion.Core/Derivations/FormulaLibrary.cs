namespace Apportion.Core;

/// <summary>
/// Functions that formulas may call beyond arithmetic. A protocol adds those of its number system (PostgreSQL division,
/// Perbill, fixed-point logarithm) under a prefix, e.g. <c>pg.div</c>. Immutable.
/// </summary>
public sealed class FormulaLibrary
{
    private readonly Dictionary<string, Func<Rational[], Rational>> _functions;

    private FormulaLibrary(Dictionary<string, Func<Rational[], Rational>> functions) => _functions = functions;

    /// <summary>
    /// <c>min</c>, <c>max</c>, <c>abs</c>, <c>pow(base, n)</c>, <c>if(condition, then, else)</c>, <c>bits(x, n)</c> (x modulo 2^n).
    /// The roundings <c>floor</c>, <c>ceil</c>, <c>trunc</c>, <c>round</c> (ties away from zero) and <c>sum()</c> belong to the language.
    /// </summary>
    public static FormulaLibrary BuiltIn { get; } =
        new(
            new Dictionary<string, Func<Rational[], Rational>>(StringComparer.Ordinal)
            {
                ["min"] = values => values.Min(),
                ["max"] = values => values.Max(),
                ["abs"] = values => values[0].Numerator.Sign < 0 ? (Rational)BigInteger.Zero - values[0] : values[0],
                ["pow"] = values => Power(values[0], (int)values[1].Floor()),
                ["if"] = values => values[0].Numerator.IsZero ? values[2] : values[1],
                ["bits"] = values => values[0].Floor() & ((BigInteger.One << (int)values[1].Floor()) - 1),
            }
        );

    /// <summary>This library and further functions.</summary>
    /// <exception cref="ArgumentException">A name is there already.</exception>
    public FormulaLibrary With(params ReadOnlySpan<(string Name, Func<Rational[], Rational> Function)> functions)
    {
        var all = new Dictionary<string, Func<Rational[], Rational>>(_functions, StringComparer.Ordinal);
        foreach (var (name, function) in functions)
            all.Add(name, function);
        return new FormulaLibrary(all);
    }

    /// <summary>This library and all functions of another that it does not have.</summary>
    public FormulaLibrary With(FormulaLibrary other)
    {
        var all = new Dictionary<string, Func<Rational[], Rational>>(_functions, StringComparer.Ordinal);
        foreach (var (name, function) in other._functions)
            all.TryAdd(name, function);
        return new FormulaLibrary(all);
    }

    internal bool TryGet(string name, out Func<Rational[], Rational> function) =>
        _functions.TryGetValue(name, out function!);

    private static Rational Power(Rational value, int exponent) =>
        exponent >= 0
            ? new Rational(BigInteger.Pow(value.Numerator, exponent), BigInteger.Pow(value.Denominator, exponent))
            : new Rational(BigInteger.Pow(value.Denominator, -exponent), BigInteger.Pow(value.Numerator, -exponent));
}
