using System.Collections.Immutable;
using System.Text.Json;

namespace Apportion.TheGraph.State;

/// <summary>
/// Saves and resumes a replay. The document is deterministic: the same state always gives the same bytes, so a run that
/// was saved and resumed can be compared with one that was not.
/// </summary>
public static partial class StateDocument
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "apportion.thegraph.state/1";

    /// <summary>Writes the whole state of an engine.</summary>
    public static void Save(TheGraphEngine engine, Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        writer.WriteString("ruleset", engine.Ruleset.Name);
        writer.WriteNumber("block", engine.Block);
        writer.WriteNumber("timestamp", engine.Timestamp);
        WriteAddresses(writer, engine.Addresses);
        WriteScalars(writer, engine.World.State);
        WriteMaps(writer, engine.World.State);
        writer.WriteEndObject();
    }

    private static void WriteAddresses(Utf8JsonWriter writer, GraphAddresses addresses)
    {
        writer.WriteStartObject("addresses");
        foreach (var (name, value) in Named(addresses))
            writer.WriteString(name, value.ToString());
        WriteList(writer, "directAllocations", addresses.DirectAllocations);
        WriteList(writer, "oracles", addresses.Oracles);
        writer.WriteNumber("chainId", addresses.ChainId);
        writer.WriteEndObject();
    }

    private static (string, Address)[] Named(GraphAddresses a) =>
        [
            ("token", a.Token),
            ("rewardsManager", a.RewardsManager),
            ("curation", a.Curation),
            ("staking", a.Staking),
            ("subgraphService", a.SubgraphService),
            ("epochManager", a.EpochManager),
            ("controller", a.Controller),
            ("disputeManager", a.DisputeManager),
            ("feeCollector", a.FeeCollector),
            ("issuanceAllocator", a.IssuanceAllocator),
            ("eligibilityOracle", a.EligibilityOracle),
            ("governor", a.Governor),
        ];

    private static void WriteList(Utf8JsonWriter writer, string name, ImmutableArray<Address> list)
    {
        writer.WriteStartArray(name);
        foreach (var address in list)
            writer.WriteStringValue(address.ToString());
        writer.WriteEndArray();
    }

    private static void WriteScalars(Utf8JsonWriter writer, GraphState state)
    {
        writer.WritePropertyName("rewards");
        FieldCodec<RewardsManagerState>.Write(writer, state.Rewards.Value);
        writer.WritePropertyName("epochs");
        FieldCodec<EpochClock>.Write(writer, state.Epochs.Value);
        writer.WritePropertyName("parameters");
        FieldCodec<ServiceParameters>.Write(writer, state.Parameters.Value);
        writer.WritePropertyName("oracle");
        FieldCodec<EligibilityOracleState>.Write(writer, state.Oracle.Value);
        writer.WritePropertyName("allocator");
        FieldCodec<IssuanceAllocatorState>.Write(writer, state.Allocator.Value);
        WriteList(writer, "allocatorTargets", state.Allocator.Value.Targets);
        writer.WriteStartArray("allocatorRecords");
        foreach (var (target, rates) in state.Allocator.Value.Records)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(target.ToString());
            writer.WriteStringValue(rates.AllocatorMintingRate.ToString());
            writer.WriteStringValue(rates.SelfMintingRate.ToString());
            writer.WriteStringValue(rates.LastChangeNotifiedBlock.ToString());
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
        writer.WriteString("totalSupply", state.TotalSupply.Value.ToString());
    }

    private static void WriteMaps(Utf8JsonWriter writer, GraphState state)
    {
        Map(writer, "reclaimAddresses", state.ReclaimAddresses, key => key.ToString(), cell => Value(cell.Value));
        Map(writer, "balances", state.Balances, key => key.ToString(), cell => Value(cell.Value));
        Map(writer, "subgraphs", state.Subgraphs, key => key.ToString(), Fields<SubgraphState>);
        Map(writer, "allocations", state.Allocations, key => key.ToString(), Fields<AllocationState>);
        Map(writer, "indexers", state.Indexers, key => key.ToString(), Fields<IndexerState>);
        Map(writer, "renewals", state.Renewals, key => key.ToString(), Fields<EligibilityRenewal>);
        Map(writer, "delegations", state.Delegations, Pair, cell => Value(cell.Value));
        Map(writer, "curatorShares", state.CuratorShares, Pair, cell => Value(cell.Value));
        Map(writer, "operators", state.Operators, Pair, cell => Value(cell.Value));
        Map(writer, "delegationThaws", state.DelegationThaws, Pair, Queue);
        Map(writer, "provisionThaws", state.Indexers, key => key.ToString(), entry => Queue(entry.ProvisionThaws));
        Map(writer, "stakeClaims", state.Indexers, key => key.ToString(), entry => Queue(entry.StakeClaims));

        void Value<T>(T value)
            where T : notnull => writer.WriteStringValue(FieldText.Of(value));

        void Fields<T>(Cell<T> cell)
            where T : struct => FieldCodec<T>.Write(writer, cell.Value);

        void Queue(RequestQueue queue)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(FieldText.Of(queue.Nonce));
            foreach (var request in queue.Open)
            {
                writer.WriteStringValue(request.Id.ToString());
                writer.WriteStringValue(request.Amount.ToString());
                writer.WriteStringValue(FieldText.Of(request.Until));
                writer.WriteStringValue(FieldText.Of(request.ThawingNonce));
            }
            writer.WriteEndArray();
        }
    }

    private static string Pair<TFirst, TSecond>((TFirst First, TSecond Second) key) => $"{key.First}/{key.Second}";

    private static void Map<TKey, TValue>(
        Utf8JsonWriter writer,
        string name,
        IReadOnlyDictionary<TKey, TValue> map,
        Func<TKey, string> text,
        Action<TValue> write
    )
        where TKey : notnull
    {
        writer.WriteStartObject(name);
        foreach (
            var (key, value) in map.Select(pair => (Text: text(pair.Key), pair.Value))
                .OrderBy(pair => pair.Text, StringComparer.Ordinal)
        )
        {
            writer.WritePropertyName(key);
            write(value);
        }
        writer.WriteEndObject();
    }
}
