using System.Text.Json;

namespace Apportion.TheGraph.Replay;

/// <summary>Reads fields of a JSON object and names the one that is missing or unreadable.</summary>
/// <param name="element">The object.</param>
/// <param name="where">Place for messages.</param>
internal readonly struct JsonFields(JsonElement element, string where)
{
    public JsonElement Element { get; } = element;

    public bool Has(string name) =>
        Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public JsonFields Object(string name) => new(Get(name, JsonValueKind.Object, "an object"), $"{where}: {name}");

    public string Text(string name) => Get(name, JsonValueKind.String, "a string").GetString()!;

    public bool Flag(string name) =>
        Find(name) switch
        {
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            var other => throw Bad(name, "true or false", other?.GetRawText()),
        };

    public UInt256 Amount(string name)
    {
        var text = AnyText(name);
        return UInt256.TryParse(text, out var value) ? value : throw Bad(name, "a decimal amount", text);
    }

    public ulong Number(string name)
    {
        var text = AnyText(name);
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Bad(name, "a whole number", text);
    }

    /// <summary>A block's number: below 2^63, as a ledger's periods are.</summary>
    public ulong Block(string name) =>
        Number(name) is var block && block <= long.MaxValue
            ? block
            : throw Bad(name, "a block below 2^63", block.ToString(CultureInfo.InvariantCulture));

    public ulong NumberOr(string name, ulong fallback) => Has(name) ? Number(name) : fallback;

    public UInt256 AmountOr(string name, UInt256 fallback) => Has(name) ? Amount(name) : fallback;

    public Address Address(string name)
    {
        var text = Text(name);
        return Core.Address.TryParse(text, out var value) ? value : throw Bad(name, "an address", text);
    }

    public Address AddressOrZero(string name) => Has(name) ? Address(name) : Core.Address.Zero;

    private string AnyText(string name) =>
        Find(name) switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            var other => throw Bad(name, "a number", other?.GetRawText()),
        };

    private JsonElement? Find(string name) => Element.TryGetProperty(name, out var value) ? value : null;

    private JsonElement Get(string name, JsonValueKind kind, string expected)
    {
        var found = Find(name);
        return found is { } value && value.ValueKind == kind ? value : throw Bad(name, expected, found?.GetRawText());
    }

    public ApportionException Bad(string name, string expected, string? found) =>
        ApportionException.Malformed(
            "thegraph.input",
            $"{where}: {name}",
            expected,
            found ?? "nothing",
            "see the format's description in docs/reference/the-graph.md"
        );
}
