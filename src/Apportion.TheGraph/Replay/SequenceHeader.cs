using System.Collections.Immutable;
using System.Text.Json;
using Apportion.TheGraph.Rulesets;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Replay;

/// <summary>
/// First line of a recorded sequence: contracts, roles, configuration and the whole starting state.
/// </summary>
public sealed class SequenceHeader
{
    private SequenceHeader(GraphSetup setup, IReadOnlyDictionary<Address, string> contractKeys)
    {
        Setup = setup;
        ContractKeys = contractKeys;
    }

    /// <summary>Where the replay starts.</summary>
    public GraphSetup Setup { get; }

    /// <summary>The record's own name of each contract, e.g. <c>rm</c>.</summary>
    public IReadOnlyDictionary<Address, string> ContractKeys { get; }

    /// <summary>True if a JSON object is a header.</summary>
    public static bool IsHeader(JsonElement line) =>
        line.ValueKind == JsonValueKind.Object
        && line.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.GetString() == "header";

    /// <summary>Reads a header.</summary>
    /// <exception cref="ApportionException">A field is missing or unreadable.</exception>
    public static SequenceHeader Read(JsonElement line, string where)
    {
        var fields = new JsonFields(line, where);
        var ruleset = GraphRulesets.Parse(fields.Text("ruleset"));
        var actors = fields.Object("actors");
        var addresses = ReadAddresses(
            fields.Object("addresses"),
            actors,
            (ulong)line.GetProperty("chainId").GetInt64()
        );
        var state = StateLoader.Load(fields, addresses);
        var block = fields.Block("bn");
        var recorded = fields.Object("state");
        if (recorded.Number("B") is var updated && updated > block)
            throw recorded.Bad(
                "B",
                string.Create(CultureInfo.InvariantCulture, $"an update at or before the start, block {block}"),
                updated.ToString(CultureInfo.InvariantCulture)
            );
        var setup = new GraphSetup(ruleset, addresses, block, fields.Number("ts"), state);
        return new SequenceHeader(setup, Keys(fields.Object("addresses")));
    }

    /// <summary>The contracts after an upgrade, with the roles of before.</summary>
    public static GraphAddresses Refresh(GraphAddresses before, JsonElement addresses, string where) =>
        ReadContracts(before, new JsonFields(addresses, where));

    internal static Dictionary<Address, string> Keys(JsonFields addresses) =>
        addresses
            .Element.EnumerateObject()
            .ToDictionary(property => Address.Parse(property.Value.GetString()!), property => property.Name);

    private static GraphAddresses ReadAddresses(JsonFields contracts, JsonFields actors, ulong chainId)
    {
        var roles = new GraphAddresses
        {
            Token = default,
            RewardsManager = default,
            Curation = default,
            Staking = default,
            SubgraphService = default,
            Governor = actors.Address("governor"),
            Oracles = [actors.Address("oracle")],
            ChainId = chainId,
        };
        return ReadContracts(roles, contracts);
    }

    private static GraphAddresses ReadContracts(GraphAddresses before, JsonFields contracts) =>
        before with
        {
            Token = contracts.Address("token"),
            RewardsManager = contracts.Address("rm"),
            Curation = contracts.Address("curation"),
            Staking = contracts.Address("staking"),
            SubgraphService = contracts.Address("ss"),
            EpochManager = contracts.AddressOrZero("epochs"),
            Controller = contracts.AddressOrZero("controller"),
            DisputeManager = contracts.AddressOrZero("dispute"),
            FeeCollector = contracts.AddressOrZero("tally"),
            IssuanceAllocator = contracts.AddressOrZero("ia"),
            EligibilityOracle = contracts.AddressOrZero("reo"),
            DirectAllocations =
            [
                .. new[] { "dflt", "tx", "ty" }.Select(contracts.AddressOrZero).Where(address => !address.IsZero),
            ],
        };
}
