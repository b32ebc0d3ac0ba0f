using System.Collections.Immutable;
using System.Text.Json;
using Apportion.TheGraph.Rulesets;

namespace Apportion.TheGraph.State;

/// <content>Reading a saved state.</content>
public static partial class StateDocument
{
    /// <summary>Reads a saved state; the engine made from it continues as the saved one would have.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="ApportionException">The document is not a saved state.</exception>
    public static GraphSetup Load(Stream stream, string file = "saved state")
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            return Read(document.RootElement);
        }
        catch (Exception e) when (ParseEdge.IsShape(e) || e is IndexOutOfRangeException)
        {
            throw ApportionException.Malformed(
                "thegraph.state",
                file,
                $"a saved state ({Schema})",
                ParseEdge.Found(e),
                "save it again with compute --save of this version",
                e
            );
        }
    }

    private static GraphSetup Read(JsonElement root)
    {
        if (root.GetProperty("schema").GetString() != Schema)
            throw new FormatException($"schema {root.GetProperty("schema").GetString()}");
        var state = new GraphState();
        ReadScalars(root, state);
        ReadMaps(root, state);
        state.Commit();
        var block = root.GetProperty("block").GetUInt64();
        if (block > long.MaxValue || state.Rewards.Value.LastUpdateBlock > block)
            throw new FormatException("the block is beyond 2^63 or before the last update");
        var timestamp = root.GetProperty("timestamp").GetUInt64();
        if (!UnixTime.IsDate(timestamp))
            throw new FormatException($"the timestamp is not {UnixTime.Expected}");
        return new GraphSetup(
            GraphRulesets.Parse(root.GetProperty("ruleset").GetString()!),
            ReadAddresses(root.GetProperty("addresses")),
            block,
            timestamp,
            state
        );
    }

    private static GraphAddresses ReadAddresses(JsonElement fields)
    {
        Address At(string name) => Address.Parse(fields.GetProperty(name).GetString()!);
        return new GraphAddresses
        {
            Token = At("token"),
            RewardsManager = At("rewardsManager"),
            Curation = At("curation"),
            Staking = At("staking"),
            SubgraphService = At("subgraphService"),
            EpochManager = At("epochManager"),
            Controller = At("controller"),
            DisputeManager = At("disputeManager"),
            FeeCollector = At("feeCollector"),
            IssuanceAllocator = At("issuanceAllocator"),
            EligibilityOracle = At("eligibilityOracle"),
            Governor = At("governor"),
            DirectAllocations = ReadList(fields, "directAllocations"),
            Oracles = ReadList(fields, "oracles"),
            ChainId = fields.GetProperty("chainId").GetUInt64(),
        };
    }

    private static ImmutableArray<Address> ReadList(JsonElement fields, string name) =>
        [.. fields.GetProperty(name).EnumerateArray().Select(item => Address.Parse(item.GetString()!))];

    private static void ReadScalars(JsonElement root, GraphState state)
    {
        var journal = state.Journal;
        journal.Write(state.Rewards) = FieldCodec<RewardsManagerState>.Read(root.GetProperty("rewards"));
        journal.Write(state.Epochs) = FieldCodec<EpochClock>.Read(root.GetProperty("epochs"));
        journal.Write(state.Parameters) = FieldCodec<ServiceParameters>.Read(root.GetProperty("parameters"));
        journal.Write(state.Oracle) = FieldCodec<EligibilityOracleState>.Read(root.GetProperty("oracle"));
        ref var allocator = ref journal.Write(state.Allocator);
        allocator = FieldCodec<IssuanceAllocatorState>.Read(root.GetProperty("allocator"));
        allocator.Targets = ReadList(root, "allocatorTargets");
        allocator.Records = root.GetProperty("allocatorRecords")
            .EnumerateArray()
            .ToImmutableSortedDictionary(
                record => Address.Parse(record[0].GetString()!),
                record => new TargetRates(
                    UInt256.Parse(record[1].GetString()!),
                    UInt256.Parse(record[2].GetString()!),
                    UInt256.Parse(record[3].GetString()!)
                )
            );
        journal.Write(state.TotalSupply) = UInt256.Parse(root.GetProperty("totalSupply").GetString()!);
    }

    private static void ReadMaps(JsonElement root, GraphState state)
    {
        var journal = state.Journal;
        foreach (var (key, value) in Entries(root, "reclaimAddresses"))
            journal.Write(GraphState.At(state.ReclaimAddresses, Hash256.Parse(key))) = Address.Parse(
                value.GetString()!
            );
        foreach (var (key, value) in Entries(root, "balances"))
            state.TrackBalance(Address.Parse(key), UInt256.Parse(value.GetString()!));
        foreach (var (key, value) in Entries(root, "subgraphs"))
        {
            var subgraph = FieldCodec<SubgraphState>.Read(value);
            journal.Write(state.Subgraph(Hash256.Parse(key))) = subgraph;
            journal.Write(state.SignalledTotal) += subgraph.SignalledTokens;
        }
        foreach (var (key, value) in Entries(root, "allocations"))
            journal.Write(state.CreateAllocation(Address.Parse(key))) = FieldCodec<AllocationState>.Read(value);
        foreach (var (key, value) in Entries(root, "indexers"))
            journal.Write(state.Indexer(Address.Parse(key))) = FieldCodec<IndexerState>.Read(value);
        foreach (var (key, value) in Entries(root, "renewals"))
            journal.Write(GraphState.At(state.Renewals, Address.Parse(key))) = FieldCodec<EligibilityRenewal>.Read(
                value
            );
        ReadPairs(root, state);
        foreach (var (key, value) in Entries(root, "provisionThaws"))
            ReadQueue(state, state.Indexer(Address.Parse(key)).ProvisionThaws, value);
        foreach (var (key, value) in Entries(root, "stakeClaims"))
            ReadQueue(state, state.Indexer(Address.Parse(key)).StakeClaims, value);
    }

    private static void ReadPairs(JsonElement root, GraphState state)
    {
        var journal = state.Journal;
        foreach (var (key, value) in Entries(root, "delegations"))
            journal.Write(GraphState.At(state.Delegations, AddressPair(key))) = UInt256.Parse(value.GetString()!);
        foreach (var (key, value) in Entries(root, "curatorShares"))
        {
            var at = key.IndexOf('/', StringComparison.Ordinal);
            var pair = (Hash256.Parse(key[..at]), Address.Parse(key[(at + 1)..]));
            journal.Write(GraphState.At(state.CuratorShares, pair)) = UInt256.Parse(value.GetString()!);
        }
        foreach (var (key, value) in Entries(root, "operators"))
            journal.Write(GraphState.At(state.Operators, AddressPair(key))) = value.GetString() == "true";
        foreach (var (key, value) in Entries(root, "delegationThaws"))
        {
            var queue = new RequestQueue();
            state.DelegationThaws[AddressPair(key)] = queue;
            ReadQueue(state, queue, value);
        }
    }

    private static void ReadQueue(GraphState state, RequestQueue queue, JsonElement value)
    {
        var texts = value.EnumerateArray().Select(item => item.GetString()!).ToList();
        var nonce = (ulong)FieldText.Parse(texts[0], typeof(ulong));
        var requests = texts
            .Skip(1)
            .Chunk(4)
            .Select(parts => new TimedRequest(
                Hash256.Parse(parts[0]),
                UInt256.Parse(parts[1]),
                (ulong)FieldText.Parse(parts[2], typeof(ulong)),
                (ulong)FieldText.Parse(parts[3], typeof(ulong))
            ));
        queue.Load(state.Journal, nonce, requests);
    }

    private static (Address, Address) AddressPair(string key)
    {
        var at = key.IndexOf('/', StringComparison.Ordinal);
        return (Address.Parse(key[..at]), Address.Parse(key[(at + 1)..]));
    }

    private static IEnumerable<(string Key, JsonElement Value)> Entries(JsonElement root, string name) =>
        root.GetProperty(name).EnumerateObject().Select(property => (property.Name, property.Value));
}
