using System.Text.Json;
using System.Text.Json.Serialization;

namespace Apportion.Numerics;

/// <summary>JSON form of a <see cref="UInt512"/>: a string of decimal digits; a bare JSON number is refused.</summary>
public sealed class UInt512JsonConverter : JsonConverter<UInt512>
{
    /// <summary>Reads a string of decimal digits; throws <see cref="JsonException"/> that says what was found.</summary>
    public override UInt512 Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException($"Found a JSON {reader.TokenType}, expected a string of decimal digits.");
        try
        {
            return UInt512.Parse(reader.GetString()!);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new JsonException($"Not an unsigned 512-bit amount: {error.Message}", error);
        }
    }

    /// <summary>Writes the decimal digits as a string.</summary>
    public override void Write(Utf8JsonWriter writer, UInt512 value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
