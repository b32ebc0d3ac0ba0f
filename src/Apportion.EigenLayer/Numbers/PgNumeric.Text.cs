using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Apportion.EigenLayer.Numbers;

public readonly partial struct PgNumeric
{
    /// <summary>Reads a decimal such as <c>-12.3400</c>; the digits after the point give the scale.</summary>
    /// <exception cref="FormatException">The text is not a plain decimal number.</exception>
    public static PgNumeric Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var number) ? number : throw new FormatException($"'{text}' is not a decimal number");

    private const int MostWholeDigits = 131_072;
    private const int MostDecimals = 16_383;

    /// <summary>
    /// Reads a decimal such as <c>-12.3400</c>, or an exponent form such as <c>1.5e+21</c>, within what PostgreSQL's
    /// <c>numeric</c> holds: 131,072 digits before the point and 16,383 after it.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out PgNumeric number)
    {
        number = default;
        if (text.Length > MostWholeDigits + MostDecimals)
            return false;
        var exponent = 0;
        var mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            if (
                !int.TryParse(
                    text[(mark + 1)..],
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out exponent
                ) || exponent is > MostWholeDigits or < -MostDecimals
            )
                return false;
            text = text[..mark];
        }
        var point = text.IndexOf('.');
        var scale = point < 0 ? 0 : text.Length - point - 1;
        var digits = point < 0 ? text : string.Concat(text[..point], text[(point + 1)..]);
        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unscaled))
            return false;
        number = Shift(unscaled, scale - exponent);
        return true;
    }

    /// <summary>The number with all digits of its scale, as PostgreSQL prints it.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Unscaled).ToString("D" + (Scale + 1), CultureInfo.InvariantCulture);
        var sign = Unscaled.Sign < 0 ? "-" : "";
        return Scale == 0
            ? sign + digits
            : $"{sign}{digits.AsSpan(0, digits.Length - Scale)}.{digits.AsSpan(digits.Length - Scale)}";
    }

    private static PgNumeric Shift(BigInteger unscaled, int scale) =>
        scale >= 0 ? new(unscaled, scale) : new(unscaled * PowersOfTen.Get(-scale));
}
