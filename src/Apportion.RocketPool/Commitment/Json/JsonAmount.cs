using System.Globalization;
using System.Text.Json;
using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment.Json;

/// <summary>How amounts and times are written into upstream's files.</summary>
internal static class JsonAmount
{
    /// <summary>A decimal string; nothing for null.</summary>
    public static void Write(Utf8JsonWriter json, string name, UInt256? amount)
    {
        if (amount is not { } value)
            return;
        Span<byte> text = stackalloc byte[UInt256.MaxDecimalDigits];
        value.TryFormat(text, out int written);
        json.WriteString(name, text[..written]);
    }

    /// <summary>RFC 3339 in UTC, to the second.</summary>
    public static string Time(long unixSeconds) =>
        DateTimeOffset
            .FromUnixTimeSeconds(unixSeconds)
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
