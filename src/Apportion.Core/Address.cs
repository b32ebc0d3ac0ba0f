using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Meziantou.Analyzer.Annotations;

namespace Apportion.Core;

/// <summary>
/// A 20-byte account address. Its text is always <c>0x</c> and 40 lower-case hex digits; either case is read.
/// Order is that of the bytes, which is also the ordinal order of the text. The default value is the zero address.
/// </summary>
[CultureInsensitiveType]
[JsonConverter(typeof(AddressJsonConverter))]
public readonly struct Address
    : IEquatable<Address>,
        IComparable<Address>,
        ISpanFormattable,
        IUtf8SpanFormattable,
        ISpanParsable<Address>
{
    /// <summary>Length of an address in bytes.</summary>
    public const int Length = 20;

    private readonly ulong _high;
    private readonly ulong _middle;
    private readonly uint _low;

    private Address(ulong high, ulong middle, uint low)
    {
        _high = high;
        _middle = middle;
        _low = low;
    }

    /// <summary>The zero address.</summary>
    public static Address Zero => default;

    /// <summary>True for the zero address.</summary>
    public bool IsZero => (_high | _middle | _low) == 0;

    /// <summary>Reads an address from exactly 20 bytes.</summary>
    /// <exception cref="ArgumentException">The span is not 20 bytes long.</exception>
    public static Address FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"an address has 20 bytes, found {bytes.Length}"),
                nameof(bytes)
            );
        return new Address(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[16..])
        );
    }

    /// <summary>Writes the 20 bytes to the start of <paramref name="destination"/>.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _high);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _middle);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], _low);
    }

    /// <summary>The 20 bytes as a new array.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Reads <c>0x</c> and 40 hex digits of either case.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static Address Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var address)
            ? address
            : throw new FormatException($"expected an address (0x and 40 hex digits), found \"{Shorten(text)}\"");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    public static Address Parse(string text) => Parse(text.AsSpan());

    /// <summary>Reads <c>0x</c> and 40 hex digits of either case; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Address address)
    {
        address = default;
        if (text.Length != 42 || text[0] != '0' || text[1] != 'x')
            return false;
        Span<byte> bytes = stackalloc byte[Length];
        if (Convert.FromHexString(text[2..], bytes, out _, out var written) != System.Buffers.OperationStatus.Done)
            return false;
        address = FromBytes(bytes[..written]);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Address)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Address address)
    {
        address = default;
        return text is not null && TryParse(text.AsSpan(), out address);
    }

    /// <summary>Reads the UTF-8 text <c>0x</c> and 40 hex digits of either case; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out Address address)
    {
        address = default;
        if (utf8Text.Length != 42 || utf8Text[0] != '0' || utf8Text[1] != 'x')
            return false;
        Span<byte> bytes = stackalloc byte[Length];
        if (Convert.FromHexString(utf8Text[2..], bytes, out _, out var written) != System.Buffers.OperationStatus.Done)
            return false;
        address = FromBytes(bytes[..written]);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(Address other) => _high == other._high && _middle == other._middle && _low == other._low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Address other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_high, _middle, _low);

    /// <inheritdoc/>
    public int CompareTo(Address other)
    {
        var order = _high.CompareTo(other._high);
        if (order != 0)
            return order;
        order = _middle.CompareTo(other._middle);
        return order != 0 ? order : _low.CompareTo(other._low);
    }

    /// <summary>Byte equality.</summary>
    public static bool operator ==(Address left, Address right) => left.Equals(right);

    /// <summary>Byte inequality.</summary>
    public static bool operator !=(Address left, Address right) => !left.Equals(right);

    /// <summary>Byte order.</summary>
    public static bool operator <(Address left, Address right) => left.CompareTo(right) < 0;

    /// <summary>Byte order.</summary>
    public static bool operator >(Address left, Address right) => left.CompareTo(right) > 0;

    /// <summary>Byte order.</summary>
    public static bool operator <=(Address left, Address right) => left.CompareTo(right) <= 0;

    /// <summary>Byte order.</summary>
    public static bool operator >=(Address left, Address right) => left.CompareTo(right) >= 0;

    /// <summary><c>0x</c> and 40 lower-case hex digits.</summary>
    public override string ToString() =>
        string.Create(42, this, static (span, value) => value.TryFormat(span, out _, default, null));

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public bool TryFormat(
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    )
    {
        charsWritten = 0;
        if (destination.Length < 42)
            return false;
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        destination[0] = '0';
        destination[1] = 'x';
        Convert.TryToHexStringLower(bytes, destination[2..], out var hex);
        charsWritten = 2 + hex;
        return true;
    }

    /// <inheritdoc/>
    public bool TryFormat(
        Span<byte> utf8Destination,
        out int bytesWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    )
    {
        bytesWritten = 0;
        if (utf8Destination.Length < 42)
            return false;
        Span<char> chars = stackalloc char[42];
        TryFormat(chars, out _, default, null);
        for (var i = 0; i < 42; i++)
            utf8Destination[i] = (byte)chars[i];
        bytesWritten = 42;
        return true;
    }

    static Address IParsable<Address>.Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan());

    static bool IParsable<Address>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Address result
    ) => TryParse(s, out result);

    static Address ISpanParsable<Address>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Address>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Address result) =>
        TryParse(s, out result);

    private static string Shorten(ReadOnlySpan<char> text) =>
        text.Length <= 60 ? text.ToString() : string.Concat(text[..57], "...");
}

/// <summary>Reads and writes an <see cref="Address"/> as a JSON string.</summary>
public sealed class AddressJsonConverter : JsonConverter<Address>
{
    /// <inheritdoc/>
    public override Address Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (
            reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
            && Address.TryParse(reader.GetString(), out var address)
        )
            return address;
        throw new JsonException("expected an address: a string of 0x and 40 hex digits");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Address value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override Address ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(
        Utf8JsonWriter writer,
        [DisallowNull] Address value,
        JsonSerializerOptions options
    ) => writer.WritePropertyName(value.ToString());
}
