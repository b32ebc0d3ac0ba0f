using System.Text.Json;

namespace Apportion.DataHaven.Conformance;

/// <summary>
/// Accounts of a vector file, which names them by address, by decimal string or by a small number. A number becomes the
/// address of that value, so the order stays the same, and is written back as the file writes it.
/// </summary>
internal sealed class AccountNames
{
    private readonly Dictionary<Address, string> _names = [];

    public Address Read(JsonElement value) =>
        Read(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());

    public Address Read(string text)
    {
        var address = text.StartsWith("0x", StringComparison.Ordinal) ? Address.Parse(text) : FromNumber(text);
        _names.TryAdd(address, text);
        return address;
    }

    public IReadOnlyList<Address> ReadAll(IEnumerable<JsonElement> values) => [.. values.Select(Read)];

    public string Name(Address address) => _names.GetValueOrDefault(address) ?? address.ToString();

    public IReadOnlyList<object?> Names(IEnumerable<Address> addresses) => [.. addresses.Select(Name)];

    private static Address FromNumber(string text)
    {
        Span<byte> bytes = stackalloc byte[Address.Length];
        bytes.Clear();
        var value = UInt128.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes[4..], value);
        return Address.FromBytes(bytes);
    }
}
