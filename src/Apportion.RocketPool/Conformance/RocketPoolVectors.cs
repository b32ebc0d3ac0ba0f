using System.Globalization;
using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.RocketPool.Conformance;

/// <summary>Reading vector documents: small shorthands over JSON.</summary>
internal static class RocketPoolVectors
{
    public static JsonDocument Parse(VectorFile file)
    {
        using Stream stream = file.Open();
        return JsonDocument.Parse(stream);
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static UInt256 Amount(this JsonElement element, string name) => UInt256.Parse(element.Text(name));

    public static ulong Whole(this JsonElement element, string name) => element.GetProperty(name).GetUInt64();

    public static Hash256 Hash(this JsonElement element, string name) => Hash256.Parse(element.Text(name));

    /// <summary>A property that is there and not null.</summary>
    public static JsonElement? Given(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The file's content as a hash of its unpacked bytes.</summary>
    public static string Sha256(VectorFile file)
    {
        using Stream stream = file.Open();
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream));
    }

    public static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
