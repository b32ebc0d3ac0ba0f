using System.Text.Json;

namespace Apportion.DataHaven.Facts;

/// <summary>Reads the members of one fact; a member that is missing or wrong is an error that names line and member.</summary>
internal readonly struct FactFields(JsonElement element, string where)
{
    public string Where => where;

    public JsonElement Element => element;

    public bool Has(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement Get(string name) =>
        Has(name) ? element.GetProperty(name) : throw Error(name, "a value", "nothing");

    public FactFields Inner(string name) => new(Get(name), $"{where} {name}");

    public string Text(string name) =>
        Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw Error(name, "a text");

    public UInt128 Amount(string name)
    {
        var value = Get(name);
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : throw Error(name, "an unsigned integer");
    }

    public UInt128 Amount(string name, UInt128 otherwise) => Has(name) ? Amount(name) : otherwise;

    public uint Number(string name) =>
        Amount(name) is var amount && amount <= uint.MaxValue ? (uint)amount : throw Error(name, "at most 4294967295");

    public uint Number(string name, uint otherwise) => Has(name) ? Number(name) : otherwise;

    public ulong? Long(string name) =>
        !Has(name) ? null
        : Amount(name) is var amount && amount <= ulong.MaxValue ? (ulong)amount
        : throw Error(name, "at most 2^64 - 1");

    public bool Flag(string name, bool otherwise) =>
        !Has(name)
            ? otherwise
            : Get(name).ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw Error(name, "true or false"),
            };

    /// <summary>Parts per billion; more than 100 % cannot be stored on chain.</summary>
    public Perbill Parts(string name, Perbill otherwise)
    {
        if (!Has(name))
            return otherwise;
        var parts = Number(name);
        return parts <= Perbill.Accuracy
            ? Perbill.FromParts(parts)
            : throw Error("datahaven.perbill", name, "at most 1000000000 parts", Found(name));
    }

    public Address Account(string name) => Address(Get(name), name);

    public Address Account(string name, Address otherwise) => Has(name) ? Account(name) : otherwise;

    public IReadOnlyList<Address> Accounts(string name)
    {
        var fields = this;
        return [.. Items(name).Select(item => fields.Address(item, name))];
    }

    public IEnumerable<JsonElement> Items(string name) =>
        Get(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : throw Error(name, "a list");

    public IReadOnlyDictionary<Address, uint> Counts(string name)
    {
        var counts = new SortedDictionary<Address, uint>();
        if (Get(name).ValueKind != JsonValueKind.Object)
            throw Error(name, "an object of accounts and numbers");
        var inner = Inner(name);
        foreach (var member in Get(name).EnumerateObject())
            counts[AddressOf(member.Name, name)] = inner.Number(member.Name);
        return counts;
    }

    public T Choice<T>(string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(name), ignoreCase: true, out var choice) && Enum.IsDefined(choice)
            ? choice
            : throw Error(name, string.Join(", ", Enum.GetNames<T>()));

    public byte[] Bytes(string name)
    {
        var text = Text(name);
        try
        {
            return Convert.FromHexString(text.StartsWith("0x", StringComparison.Ordinal) ? text.AsSpan(2) : text);
        }
        catch (FormatException)
        {
            throw Error(name, "0x and hex digits");
        }
    }

    public Address Address(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String
            ? AddressOf(value.GetString()!, name)
            : throw Error(name, "an address (0x and 40 hex digits)", value.GetRawText());

    private Address AddressOf(string text, string name) =>
        Core.Address.TryParse(text, out var address)
            ? address
            : throw Error(name, "an address (0x and 40 hex digits)", text);

    public ApportionException Error(string name, string expected) => Error(name, expected, Found(name));

    private ApportionException Error(string name, string expected, string found) =>
        Error("datahaven.fact", name, expected, found);

    public ApportionException Error(string code, string name, string expected, string found) =>
        ApportionException.Malformed(
            code,
            $"{where}: {name}",
            expected,
            found,
            "see docs/reference/datahaven-facts.md"
        );

    private string Found(string name) => Has(name) ? Shorten(Get(name).GetRawText()) : "nothing";

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");
}
