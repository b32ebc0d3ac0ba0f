using System.Diagnostics.CodeAnalysis;

namespace Apportion.Numerics;

public readonly partial struct UInt512 : ISpanFormattable, ISpanParsable<UInt512>
{
    /// <summary>
    /// Reads a decimal number: ASCII digits and nothing else (no sign, no space, no separator; leading zeros are allowed), in
    /// every culture. Throws <see cref="FormatException"/> for other text, <see cref="OverflowException"/> above 2^512 - 1.
    /// </summary>
    public static UInt512 Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static UInt512 Parse(ReadOnlySpan<char> text)
    {
        var outcome = Read(text, out var value);
        return outcome == DigitOutcome.Read
            ? value
            : throw DigitText.Error(outcome, text, "decimal digits", nameof(UInt512));
    }

    /// <summary>As <see cref="Parse(string)"/>, but false and 0 instead of an exception.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UInt512 value) =>
        TryParse(text.AsSpan(), out value);

    /// <inheritdoc cref="TryParse(string?, out UInt512)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out UInt512 value) =>
        Read(text, out value) == DigitOutcome.Read;

    /// <summary>The decimal digits without leading zeros, the same in every culture.</summary>
    public override string ToString() => ToString(null);

    /// <summary>The number as text in the formats of <see cref="UInt256.ToString(string?)"/>.</summary>
    public string ToString(string? format)
    {
        Span<char> buffer = stackalloc char[NumberText.MaxLength];
        return new string(buffer[..Write(buffer, format)]);
    }

    /// <summary>Writes what <see cref="ToString(string?)"/> gives; false if the destination is too short.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default)
    {
        Span<char> buffer = stackalloc char[NumberText.MaxLength];
        var length = Write(buffer, format);
        charsWritten = buffer[..length].TryCopyTo(destination) ? length : 0;
        return charsWritten != 0;
    }

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString(format);

    bool ISpanFormattable.TryFormat(
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) => TryFormat(destination, out charsWritten, format);

    static UInt512 IParsable<UInt512>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<UInt512>.TryParse(string? s, IFormatProvider? provider, out UInt512 result) =>
        TryParse(s, out result);

    static UInt512 ISpanParsable<UInt512>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<UInt512>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out UInt512 result) =>
        TryParse(s, out result);

    private static DigitOutcome Read(ReadOnlySpan<char> text, out UInt512 value)
    {
        Span<ulong> limbs = stackalloc ulong[LimbCount];
        var outcome = DigitText.ReadDecimal(text, limbs);
        value = outcome == DigitOutcome.Read ? FromLimbs(limbs) : Zero;
        return outcome;
    }

    private int Write(Span<char> buffer, ReadOnlySpan<char> format)
    {
        Span<ulong> limbs = stackalloc ulong[LimbCount];
        CopyTo(limbs);
        var kind = NumberText.ReadFormat(format, out var width);
        return kind == 'D' ? NumberText.WriteDecimal(limbs, buffer) : NumberText.WriteHex(limbs, buffer, kind, width);
    }
}
