using System.Text.Json;

namespace Apportion.Core.Evm;

/// <summary>
/// Where the contracts of a network live, as users write it down: a JSON object, role to address or to a list of addresses,
/// for example <c>{"BondingManager": "0x…", "Minter": ["0x…", "0x…"]}</c>. Names that are no role are passed over, so that the
/// address book of a deployment can be used as it is.
/// </summary>
public static class ContractAddresses
{
    /// <summary>Reads such an object.</summary>
    /// <typeparam name="TRole">The contracts that matter, named as their protocol names them.</typeparam>
    /// <param name="stream">UTF-8 text, not closed.</param>
    /// <param name="file">Name for messages.</param>
    /// <param name="required">Roles that have to be there.</param>
    /// <returns>Addresses with their roles, in the order of the file.</returns>
    /// <exception cref="ApportionException">
    /// Malformed if the text is no such object or one address has two roles; incomplete if a role has no address.
    /// </exception>
    public static IReadOnlyList<(TRole Role, Address Address)> Read<TRole>(
        Stream stream,
        string file,
        params IReadOnlyCollection<TRole> required
    )
        where TRole : struct, Enum
    {
        var contracts = new List<(TRole Role, Address Address)>();
        try
        {
            using var document = JsonDocument.Parse(stream);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException($"a JSON {document.RootElement.ValueKind}");
            foreach (var entry in document.RootElement.EnumerateObject())
                if (Enum.GetNames<TRole>().Contains(entry.Name, StringComparer.Ordinal))
                    foreach (var address in Addresses(entry))
                        contracts.Add((Enum.Parse<TRole>(entry.Name), address));
        }
        catch (Exception cause) when (cause is JsonException or FormatException or InvalidOperationException)
        {
            throw Malformed<TRole>(file, ParseEdge.Found(cause), cause);
        }
        if (contracts.GroupBy(contract => contract.Address).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Malformed<TRole>(file, $"{twice.Key} more than once");
        var missing = required.Except(contracts.Select(contract => contract.Role)).Order().ToList();
        return missing.Count == 0
            ? contracts
            : throw ApportionException.Missing(
                "contracts.missing",
                file,
                $"the addresses of {string.Join(", ", missing)}",
                "Add them to the object, role to address; names are those of the protocol's contracts, letter by letter"
            );
    }

    private static IEnumerable<Address> Addresses(JsonProperty entry) =>
        entry.Value.ValueKind == JsonValueKind.Array
            ? entry.Value.EnumerateArray().Select(address => Parse(entry.Name, address))
            : [Parse(entry.Name, entry.Value)];

    private static Address Parse(string role, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Address.TryParse(value.GetString(), out var address)
            ? address
            : throw new FormatException($"{role}: {value.GetRawText()}");

    private static ApportionException Malformed<TRole>(string file, string found, Exception? cause = null)
        where TRole : struct, Enum =>
        ApportionException.Malformed(
            "contracts.malformed",
            file,
            $"a JSON object, role to address, such as {{\"{Enum.GetNames<TRole>()[^1]}\": \"0x…\"}}",
            found,
            "Name each contract once, with its address as 0x and 40 hex digits",
            cause
        );
}
