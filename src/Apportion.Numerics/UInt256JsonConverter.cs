using System.Text.Json;
using System.Text.Json.Serialization;

namespace Apportion.Numerics;

/// <summary>
/// JSON form of a <see cref="UInt256"/>: a string of decimal digits. A bare JSON number is refused, because many readers
/// round numbers above 2^53 without saying so.
/// </summary>
public sealed class UInt256JsonConverter : JsonConverter<UInt256>
{
    /// <summary>Reads a string of decimal digits; throws <see cref="JsonException"/> that says what was found.</summary>
    public override UInt256 Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException(
                $"Found a JSON {reader.TokenType}, expected a string of decimal digits such as \"1000000000000000000\"."
            );
        return ReadText(ref reader);
    }

    /// <summary>Writes the decimal digits as a string.</summary>
    public override void Write(Utf8JsonWriter writer, UInt256 value, JsonSerializerOptions options)
    {
        Span<byte> digits = stackalloc byte[UInt256.MaxDecimalDigits];
        value.TryFormat(digits, out var length);
        writer.WriteStringValue(digits[..length]);
    }

    /// <summary>Reads a property name of decimal digits, so that dictionaries can have such keys.</summary>
    public override UInt256 ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => ReadText(ref reader);

    /// <summary>Writes the decimal digits as a property name.</summary>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, UInt256 value, JsonSerializerOptions options)
    {
        Span<byte> digits = stackalloc byte[UInt256.MaxDecimalDigits];
        value.TryFormat(digits, out var length);
        writer.WritePropertyName(digits[..length]);
    }

    private static UInt256 ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.HasValueSequence || reader.ValueIsEscaped
                ? UInt256.Parse(reader.GetString()!)
                : UInt256.Parse(reader.ValueSpan);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new JsonException($"Not an unsigned 256-bit amount: {error.Message}", error);
        }
    }
}
