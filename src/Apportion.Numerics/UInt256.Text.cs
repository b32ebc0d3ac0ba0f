using System.Buffers;
using System.Globalization;

namespace Apportion.Numerics;

public readonly partial struct UInt256 : ISpanFormattable, IUtf8SpanFormattable
{
    /// <summary>The most decimal digits a value has: 78.</summary>
    public const int MaxDecimalDigits = 78;

    /// <summary>The decimal digits without leading zeros, the same in every culture.</summary>
    public override string ToString()
    {
        Span<char> digits = stackalloc char[MaxDecimalDigits];
        return new string(digits[..WriteDecimal(digits)]);
    }

    /// <summary>
    /// The number as text, the same in every culture: null, empty, <c>D</c> or <c>G</c> decimal; <c>x</c> or <c>X</c>
    /// hexadecimal without prefix, with an optional least number of digits (<c>x64</c>). Throws
    /// <see cref="FormatException"/> for another format.
    /// </summary>
    public string ToString(string? format)
    {
        Span<char> buffer = stackalloc char[NumberText.MaxLength];
        return new string(buffer[..Write(buffer, format)]);
    }

    /// <summary>Writes what <see cref="ToString(string?)"/> gives; false if the destination is too short.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default)
    {
        if (format.IsEmpty && destination.Length >= MaxDecimalDigits)
        {
            charsWritten = WriteDecimal(destination);
            return true;
        }

        Span<char> buffer = stackalloc char[NumberText.MaxLength];
        var length = Write(buffer, format);
        charsWritten = buffer[..length].TryCopyTo(destination) ? length : 0;
        return charsWritten != 0;
    }

    /// <summary>Writes what <see cref="ToString(string?)"/> gives as UTF-8; false if the destination is too short.</summary>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default)
    {
        Span<char> buffer = stackalloc char[NumberText.MaxLength];
        var length = Write(buffer, format);
        bytesWritten = 0;
        return length <= utf8Destination.Length
            && System.Text.Ascii.FromUtf16(buffer[..length], utf8Destination, out bytesWritten) == OperationStatus.Done;
    }

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString(format);

    bool ISpanFormattable.TryFormat(
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) => TryFormat(destination, out charsWritten, format);

    bool IUtf8SpanFormattable.TryFormat(
        Span<byte> utf8Destination,
        out int bytesWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) => TryFormat(utf8Destination, out bytesWritten, format);

    private int Write(Span<char> buffer, ReadOnlySpan<char> format)
    {
        var kind = NumberText.ReadFormat(format, out var width);
        if (kind == 'D')
            return WriteDecimal(buffer);

        Span<ulong> limbs = stackalloc ulong[LimbCount];
        CopyTo(limbs);
        return NumberText.WriteHex(limbs, buffer, kind, width);
    }

    private int WriteDecimal(Span<char> buffer)
    {
        if (FitsUInt64)
        {
            _u0.TryFormat(buffer, out var written, default, CultureInfo.InvariantCulture);
            return written;
        }

        Span<ulong> limbs = stackalloc ulong[LimbCount];
        CopyTo(limbs);
        return NumberText.WriteDecimal(limbs, buffer);
    }
}
