using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Apportion.Numerics;

public readonly partial struct UInt256 : ISpanParsable<UInt256>, IUtf8SpanParsable<UInt256>
{
    /// <summary>
    /// Reads a decimal number: ASCII digits and nothing else (no sign, no space, no separator; leading zeros are allowed), in
    /// every culture. Throws <see cref="FormatException"/> for other text, <see cref="OverflowException"/> above 2^256 - 1.
    /// </summary>
    public static UInt256 Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static UInt256 Parse(ReadOnlySpan<char> text)
    {
        var outcome = DigitText.ReadDecimal(text, out var value);
        return outcome == DigitOutcome.Read ? value : throw DigitText.Error(outcome, text, "decimal digits");
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static UInt256 Parse(ReadOnlySpan<byte> utf8Text)
    {
        var outcome = DigitText.ReadDecimal(utf8Text, out var value);
        return outcome == DigitOutcome.Read ? value : throw DigitText.Error(outcome, utf8Text, "decimal digits");
    }

    /// <summary>As <see cref="Parse(string)"/>, but false and 0 instead of an exception.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UInt256 value) =>
        DigitText.ReadDecimal(text.AsSpan(), out value) == DigitOutcome.Read;

    /// <inheritdoc cref="TryParse(string?, out UInt256)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out UInt256 value) =>
        DigitText.ReadDecimal(text, out value) == DigitOutcome.Read;

    /// <inheritdoc cref="TryParse(string?, out UInt256)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out UInt256 value) =>
        DigitText.ReadDecimal(utf8Text, out value) == DigitOutcome.Read;

    /// <summary>
    /// Reads a hexadecimal number with the prefix <c>0x</c>, either case, at least one digit, leading zeros allowed. Throws
    /// <see cref="FormatException"/> for other text, <see cref="OverflowException"/> above 2^256 - 1.
    /// </summary>
    public static UInt256 ParseHex(ReadOnlySpan<char> text)
    {
        var outcome = DigitText.ReadHex(text, out var value);
        return outcome == DigitOutcome.Read ? value : throw DigitText.Error(outcome, text, "0x and hexadecimal digits");
    }

    /// <inheritdoc cref="ParseHex(ReadOnlySpan{char})"/>
    public static UInt256 ParseHex(ReadOnlySpan<byte> utf8Text)
    {
        var outcome = DigitText.ReadHex(utf8Text, out var value);
        return outcome == DigitOutcome.Read
            ? value
            : throw DigitText.Error(outcome, utf8Text, "0x and hexadecimal digits");
    }

    /// <inheritdoc cref="ParseHex(ReadOnlySpan{char})"/>
    public static UInt256 ParseHex(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ParseHex(text.AsSpan());
    }

    /// <summary>As <see cref="ParseHex(string)"/>, but false and 0 instead of an exception.</summary>
    public static bool TryParseHex([NotNullWhen(true)] string? text, out UInt256 value) =>
        DigitText.ReadHex(text.AsSpan(), out value) == DigitOutcome.Read;

    /// <inheritdoc cref="TryParseHex(string?, out UInt256)"/>
    public static bool TryParseHex(ReadOnlySpan<char> text, out UInt256 value) =>
        DigitText.ReadHex(text, out value) == DigitOutcome.Read;

    /// <inheritdoc cref="TryParseHex(string?, out UInt256)"/>
    public static bool TryParseHex(ReadOnlySpan<byte> utf8Text, out UInt256 value) =>
        DigitText.ReadHex(utf8Text, out value) == DigitOutcome.Read;

    static UInt256 IParsable<UInt256>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<UInt256>.TryParse(string? s, IFormatProvider? provider, out UInt256 result) =>
        TryParse(s, out result);

    static UInt256 ISpanParsable<UInt256>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<UInt256>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out UInt256 result) =>
        TryParse(s, out result);

    static UInt256 IUtf8SpanParsable<UInt256>.Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) =>
        Parse(utf8Text);

    static bool IUtf8SpanParsable<UInt256>.TryParse(
        ReadOnlySpan<byte> utf8Text,
        IFormatProvider? provider,
        out UInt256 result
    ) => TryParse(utf8Text, out result);
}
