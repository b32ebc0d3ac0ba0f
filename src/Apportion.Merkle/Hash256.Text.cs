using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Apportion.Merkle;

/// <content>Reading and writing as text.</content>
public readonly partial struct Hash256
    : ISpanFormattable,
        IUtf8SpanFormattable,
        ISpanParsable<Hash256>,
        IUtf8SpanParsable<Hash256>
{
    /// <summary>Characters of the text form: <c>0x</c> and 64 digits.</summary>
    public const int TextLength = 2 + (2 * Size);

    /// <summary>Reads <c>0x</c> and 64 hexadecimal digits of either case; nothing else is accepted.</summary>
    /// <exception cref="FormatException">The text is anything else; the message quotes its beginning and length.</exception>
    public static Hash256 ParseHex(ReadOnlySpan<char> text) =>
        TryParse(text, out Hash256 hash) ? hash : throw Refused(text);

    /// <inheritdoc cref="ParseHex" />
    public static Hash256 Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ParseHex(text);
    }

    /// <summary>Reads <c>0x</c> and 64 hexadecimal digits of either case; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Hash256 hash)
    {
        hash = default;
        if (text.Length != TextLength || text[0] != '0' || text[1] != 'x')
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[Size];
        if (Convert.FromHexString(text[2..], bytes, out _, out _) != OperationStatus.Done)
        {
            return false;
        }

        hash = MemoryMarshal.Read<Hash256>(bytes);
        return true;
    }

    /// <summary>Reads <c>0x</c> and 64 hexadecimal digits of either case, as UTF-8; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out Hash256 hash)
    {
        hash = default;
        if (utf8Text.Length != TextLength || utf8Text[0] != (byte)'0' || utf8Text[1] != (byte)'x')
        {
            return false;
        }

        if (Vector256.IsHardwareAccelerated)
        {
            return TryParseDigits(utf8Text[2..], out hash);
        }

        Span<byte> bytes = stackalloc byte[Size];
        if (Convert.FromHexString(utf8Text[2..], bytes, out _, out _) != OperationStatus.Done)
        {
            return false;
        }

        hash = MemoryMarshal.Read<Hash256>(bytes);
        return true;
    }

    /// <summary>Reads 64 digits at once; the machine is little-endian, as all with 256-bit vectors are.</summary>
    private static bool TryParseDigits(ReadOnlySpan<byte> digits, out Hash256 hash)
    {
        Vector256<ushort> front = BytesOf(Vector256.Create(digits), out Vector256<byte> frontIsHex);
        Vector256<ushort> back = BytesOf(
            Vector256.Create(digits[Vector256<byte>.Count..]),
            out Vector256<byte> backIsHex
        );
        bool isHex = (frontIsHex & backIsHex) == Vector256<byte>.AllBitsSet;
        hash = isHex ? Unsafe.BitCast<Vector256<byte>, Hash256>(Vector256.Narrow(front, back)) : default;
        return isHex;
    }

    /// <summary>The bytes that pairs of digits are, each in 16 bits, and which characters are digits.</summary>
    private static Vector256<ushort> BytesOf(Vector256<byte> text, out Vector256<byte> isHex)
    {
        Vector256<byte> digit = text - Vector256.Create((byte)'0');
        Vector256<byte> letter = (text | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a');
        Vector256<byte> isDigit = Vector256.LessThan(digit, Vector256.Create((byte)10));
        isHex = isDigit | Vector256.LessThan(letter, Vector256.Create((byte)6));
        Vector256<ushort> halves = Vector256
            .ConditionalSelect(isDigit, digit, letter + Vector256.Create((byte)10))
            .AsUInt16();
        return ((halves << 4) | (halves >>> 8)) & Vector256.Create((ushort)0xFF);
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Hash256)" />
    public static bool TryParse([NotNullWhen(true)] string? text, out Hash256 hash) =>
        TryParse(text.AsSpan(), out hash);

    /// <summary><c>0x</c> and 64 lower-case digits.</summary>
    public override string ToString() =>
        string.Create(TextLength, this, static (text, hash) => hash.TryFormat(text, out _));

    /// <summary>Writes <c>0x</c> and 64 lower-case digits; false if the destination is shorter than 66 characters.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten)
    {
        charsWritten = 0;
        if (destination.Length < TextLength)
        {
            return false;
        }

        Hash256 self = this;
        destination[0] = '0';
        destination[1] = 'x';
        bool done = Convert.TryToHexStringLower(AsSpan(in self), destination[2..], out int digits);
        charsWritten = done ? digits + 2 : 0;
        return done;
    }

    /// <summary>Writes <c>0x</c> and 64 lower-case digits as UTF-8; false if the destination is shorter than 66 bytes.</summary>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten)
    {
        bytesWritten = 0;
        if (utf8Destination.Length < TextLength)
        {
            return false;
        }

        Hash256 self = this;
        utf8Destination[0] = (byte)'0';
        utf8Destination[1] = (byte)'x';
        bool done = Convert.TryToHexStringLower(AsSpan(in self), utf8Destination[2..], out int digits);
        bytesWritten = done ? digits + 2 : 0;
        return done;
    }

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) => TryFormat(destination, out charsWritten);

    bool IUtf8SpanFormattable.TryFormat(
        Span<byte> utf8Destination,
        out int bytesWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) => TryFormat(utf8Destination, out bytesWritten);

    static Hash256 IParsable<Hash256>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Hash256>.TryParse(string? s, IFormatProvider? provider, out Hash256 result) =>
        TryParse(s, out result);

    static Hash256 ISpanParsable<Hash256>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => ParseHex(s);

    static bool ISpanParsable<Hash256>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Hash256 result) =>
        TryParse(s, out result);

    static Hash256 IUtf8SpanParsable<Hash256>.Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) =>
        TryParse(utf8Text, out Hash256 hash) ? hash : throw Refused(System.Text.Encoding.UTF8.GetString(utf8Text));

    static bool IUtf8SpanParsable<Hash256>.TryParse(
        ReadOnlySpan<byte> utf8Text,
        IFormatProvider? provider,
        out Hash256 result
    ) => TryParse(utf8Text, out result);

    private static FormatException Refused(ReadOnlySpan<char> text)
    {
        const int shown = 80;
        string quoted = text.Length <= shown ? text.ToString() : string.Concat(text[..shown], "…");
        return new FormatException(
            $"Expected a hash (0x and {2 * Size} hexadecimal digits), found \"{quoted}\" of {text.Length} characters."
        );
    }
}
