using System.Text.Json;

namespace Apportion.DataHaven.Conformance;

/// <summary>Reads members of vector documents: numbers may be written as numbers or as decimal strings.</summary>
internal static class Fields
{
    public static JsonElement? Optional(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    /// <summary>A member that must be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.Optional(name) ?? throw new FormatException($"no \"{name}\"");

    public static UInt128 Amount(this JsonElement value) =>
        UInt128.Parse(
            value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(),
            NumberStyles.None,
            CultureInfo.InvariantCulture
        );

    public static UInt128 Amount(this JsonElement element, string name) => element.Member(name).Amount();

    public static uint Number(this JsonElement value) => checked((uint)value.Amount());

    public static uint Number(this JsonElement element, string name) => element.Member(name).Number();

    public static uint Number(this JsonElement element, string name, uint otherwise) =>
        element.Optional(name)?.Number() ?? otherwise;

    public static Perbill Parts(this JsonElement element, string name, Perbill otherwise) =>
        element.Optional(name) is { } value ? Perbill.FromParts(value.Number()) : otherwise;

    public static string Text(this JsonElement element, string name) => element.Member(name).GetString()!;

    public static bool Flag(this JsonElement element, string name, bool otherwise) =>
        element.Optional(name)?.GetBoolean() ?? otherwise;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Optional(name)?.EnumerateArray() ?? Enumerable.Empty<JsonElement>();
}
