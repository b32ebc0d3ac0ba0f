using System.Text.Json;
using System.Text.Json.Serialization;

namespace Apportion.Merkle;

/// <summary>A hash in JSON: a string (or the name of a member) of <c>0x</c> and 64 hexadecimal digits, written in lower case.</summary>
public sealed class Hash256JsonConverter : JsonConverter<Hash256>
{
    /// <inheritdoc />
    /// <exception cref="JsonException">The value is no string, or no hash.</exception>
    public override Hash256 Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"Expected a hash as a string, found {reader.TokenType}.");
        }

        return ReadText(ref reader);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Hash256 value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Hash256.TextLength];
        value.TryFormat(text, out _);
        writer.WriteStringValue(text);
    }

    /// <inheritdoc />
    /// <exception cref="JsonException">The name is no hash.</exception>
    public override Hash256 ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => ReadText(ref reader);

    /// <inheritdoc />
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Hash256 value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Hash256.TextLength];
        value.TryFormat(text, out _);
        writer.WritePropertyName(text);
    }

    private static Hash256 ReadText(ref Utf8JsonReader reader)
    {
        if (!reader.HasValueSequence && !reader.ValueIsEscaped)
        {
            return Hash256.TryParse(reader.ValueSpan, out Hash256 hash) ? hash : throw Refused(reader.GetString());
        }

        string? text = reader.GetString();
        return Hash256.TryParse(text, out Hash256 parsed) ? parsed : throw Refused(text);
    }

    private static JsonException Refused(string? text) =>
        new($"Expected a hash (0x and 64 hexadecimal digits), found \"{text}\".");
}
