using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Rulesets;
using Apportion.TheGraph.Stages;
using Apportion.TheGraph.Stages.Contracts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Conformance;

/// <summary>The cases of a decision matrix, each from the same starting state.</summary>
internal sealed class DecisionMatrix
{
    private const ulong Block = 1010;
    private const ulong Timestamp = 1_700_000_000;
    private static readonly UInt256 Accumulated = 1_010_101_010_101_010_101UL;
    private static readonly Address OracleAddress = Word.ToAddress(0x0e);
    private static readonly Address CurationAddress = Word.ToAddress(0x0c);

    private readonly JsonFields _header;
    private readonly Dictionary<Address, string> _keys = [];
    private readonly GraphAddresses _addresses;
    private readonly Hash256 _subgraph;
    private readonly Address _indexer;
    private readonly Address _allocation;

    public DecisionMatrix(JsonElement header, IReadOnlyList<JsonElement> cases)
    {
        _header = new JsonFields(header, "matrix header");
        _subgraph = Hash256.Parse(_header.Text("subgraph"));
        _indexer = _header.Address("indexer");
        _allocation = _header.Address("allocation");
        foreach (var recorded in cases)
            LearnContracts(recorded);
        _addresses = new GraphAddresses
        {
            Token = AddressOf("token"),
            RewardsManager = AddressOf("rm"),
            Curation = CurationAddress,
            Staking = default,
            SubgraphService = FindIssuer(cases),
            EligibilityOracle = OracleAddress,
        };
    }

    public void Compare(JsonElement recorded, FileTally tally)
    {
        var fields = new JsonFields(recorded, "matrix");
        var at = string.Create(CultureInfo.InvariantCulture, $"case {fields.Number("case")} {fields.Text("kind")}");
        var world = Start();
        switch (fields.Text("kind"))
        {
            case "claim":
                Claim(world, fields, tally, at);
                break;
            case "subgraph":
                Hook(world, fields, tally, at);
                break;
            default:
                Reclaim(world, fields, tally, at);
                break;
        }
        LogComparison.Compare(recorded, world.Logs!, _keys, tally, at);
    }

    private void Claim(World world, JsonFields fields, FileTally tally, string at)
    {
        SetReclaim(world, fields, "reclaimSubgraphDenied", RewardCondition.SubgraphDenied);
        SetReclaim(world, fields, "reclaimIndexerIneligible", RewardCondition.IndexerIneligible);
        Settled(world, fields.Amount("T"));
        if (fields.Flag("denied"))
            Write(world, _subgraph).DeniedSince = Block;
        ref var rewards = ref world.State.Journal.Write(world.State.Rewards);
        rewards.RevertOnIneligible = fields.Flag("revertOnIneligible");
        rewards.EligibilityOracle = OracleAddress;
        world.State.Journal.Write(world.State.Oracle) = EligibilityOracleState.Initial with
        {
            ValidationEnabled = fields.Flag("ineligible"),
            LastOracleUpdateTime = Timestamp,
        };
        var allocation = Allocation(fields.Flag("zeroRewards") ? UInt256.Zero : 500 * Scale.One);
        if (fields.Flag("zeroRewards"))
            allocation.AccRewardsPending = UInt256.Zero;
        tally.Equal($"{at} expected", fields.Amount("expectedRewards"), world.Rewards.RewardsView(allocation));
        Run(world, fields, tally, at, () => world.Rewards.TakeRewards(_allocation, allocation));
    }

    private void Hook(World world, JsonFields fields, FileTally tally, string at)
    {
        SetReclaim(world, fields, "reclaimSubgraphDenied", RewardCondition.SubgraphDenied);
        SetReclaim(world, fields, "reclaimBelowMinimumSignal", RewardCondition.BelowMinimumSignal);
        SetReclaim(world, fields, "reclaimNoAllocatedTokens", RewardCondition.NoAllocatedTokens);
        ref var subgraph = ref Write(world, _subgraph);
        if (fields.Flag("denied"))
            subgraph.DeniedSince = Block - 10;
        if (fields.Flag("noAllocatedTokens"))
            subgraph.AllocatedTokens = UInt256.Zero;
        if (fields.Flag("belowMinimum"))
            world.State.Journal.Write(world.State.Rewards).MinimumSubgraphSignal =
                subgraph.SignalledTokens + UInt256.One;
        var before = fields.Object("before");
        var (perToken, accrued) = world.Rewards.AccRewardsPerAllocatedTokenView(subgraph);
        tally.Equal($"{at} before accrued", before.Amount("getAccRewardsForSubgraph"), accrued);
        var pair = before.Element.GetProperty("getAccRewardsPerAllocatedToken");
        tally.Equal($"{at} before T", pair[0].GetString(), perToken.ToString());
        tally.Equal($"{at} before F", pair[1].GetString(), accrued.ToString());
        var isSignal = fields.Text("hook") == "onSubgraphSignalUpdate";
        var returned = isSignal
            ? world.Rewards.OnSubgraphSignalUpdate(_subgraph)
            : world.Rewards.OnSubgraphAllocationUpdate(_subgraph);
        tally.Equal($"{at} returned", fields.Amount("returned"), returned);
        var after = fields.Object("after");
        tally.Equal($"{at} F", after.Amount("F"), subgraph.AccRewardsForSubgraph);
        tally.Equal($"{at} Fsnap", after.Amount("Fsnap"), subgraph.AccRewardsForSubgraphSnapshot);
        tally.Equal($"{at} Psnap", after.Amount("Psnap"), subgraph.AccRewardsPerSignalSnapshot);
        tally.Equal($"{at} T", after.Amount("T"), subgraph.AccRewardsPerAllocatedToken);
    }

    private void Reclaim(World world, JsonFields fields, FileTally tally, string at)
    {
        var reason = Hash256.Parse(fields.Text("reasonId"));
        if (RewardConditions.TryParse(fields.Text("reason"), out var condition))
            tally.Equal($"{at} reason id", fields.Text("reasonId"), condition.Id().ToString());
        if (fields.Flag("specific") && !reason.IsZero)
            world.State.Journal.Write(GraphState.At(world.State.ReclaimAddresses, reason)) = _header
                .Object("sinks")
                .Address("STALE_POI");
        SetDefault(world, fields);
        Settled(world, 1_999_999_999_999_999_999UL);
        var allocation = Allocation(500 * Scale.One);
        if (!fields.Flag("active"))
            allocation.ClosedAt = Timestamp;
        Run(world, fields, tally, at, () => world.Rewards.ReclaimRewards(reason, _allocation, allocation));
    }

    private static void Run(World world, JsonFields fields, FileTally tally, string at, Func<UInt256> call)
    {
        try
        {
            var returned = call();
            tally.Equal($"{at} ok", fields.Flag("ok"), true);
            if (fields.Flag("ok"))
                tally.Equal($"{at} returned", fields.Amount("returned"), returned);
        }
        catch (ContractRevertException revert)
        {
            world.Logs!.Clear();
            tally.Equal($"{at} ok", fields.Flag("ok"), false);
            tally.Equal($"{at} revert", fields.Flag("ok") ? null : fields.Text("revert"), revert.Reason);
        }
    }

    private World Start()
    {
        var state = new GraphState();
        state.Journal.Write(state.Rewards) = new RewardsManagerState
        {
            LastUpdateBlock = Block - 10,
            RawIssuancePerBlock = 100 * Scale.One,
            SubgraphService = _addresses.SubgraphService,
        };
        state.Journal.Write(state.Subgraph(_subgraph)) = new SubgraphState
        {
            SignalledTokens = 990 * Scale.One,
            SignalShares = 990 * Scale.One,
            AllocatedTokens = 500 * Scale.One,
        };
        state.Journal.Write(state.SignalledTotal) = 990 * Scale.One;
        state.TrackBalance(CurationAddress, 990 * Scale.One);
        state.Commit();
        return new World(state, GraphRulesets.Gip0088, _addresses)
        {
            Call = new CallContext(Block, Timestamp, _addresses.SubgraphService),
            Logs = [],
        };
    }

    /// <summary>Everything accrued so far has been handed to allocations in this very block.</summary>
    private void Settled(World world, UInt256 perToken)
    {
        ref var rewards = ref world.State.Journal.Write(world.State.Rewards);
        rewards.LastUpdateBlock = Block;
        rewards.AccRewardsPerSignal = Accumulated;
        ref var subgraph = ref Write(world, _subgraph);
        subgraph.AccRewardsPerSignalSnapshot = Accumulated;
        subgraph.AccRewardsPerAllocatedToken = perToken;
    }

    private AllocationState Allocation(UInt256 tokens) =>
        new()
        {
            Indexer = _indexer,
            SubgraphDeploymentId = _subgraph,
            Tokens = tokens,
            CreatedAt = 1,
            AccRewardsPending = 7,
        };

    private void SetReclaim(World world, JsonFields fields, string flag, RewardCondition condition)
    {
        SetDefault(world, fields);
        if (fields.Flag(flag))
            world.State.Journal.Write(GraphState.At(world.State.ReclaimAddresses, condition.Id())) = _header
                .Object("sinks")
                .Address(condition.Name());
    }

    private void SetDefault(World world, JsonFields fields)
    {
        if (fields.Flag("reclaimDefault"))
            world.State.Journal.Write(world.State.Rewards).DefaultReclaimAddress = _header
                .Object("sinks")
                .Address("DEFAULT");
    }

    private static ref SubgraphState Write(World world, Hash256 id) =>
        ref world.State.Journal.Write(world.State.Subgraph(id));

    /// <summary>The header does not name the contracts; the raw logs and their recorded decoding do.</summary>
    private void LearnContracts(JsonElement recorded)
    {
        var logs = recorded.GetProperty("logs").EnumerateArray();
        var decoded = recorded.GetProperty("decoded").EnumerateArray();
        foreach (var (log, name) in logs.Zip(decoded))
            _keys.TryAdd(
                Address.Parse(log.GetProperty("address").GetString()!),
                name.GetProperty("contract").GetString()!
            );
    }

    private Address AddressOf(string key) => _keys.FirstOrDefault(pair => pair.Value == key).Key;

    /// <summary>The stand-in issuer is whoever every paid claim is minted to.</summary>
    private static Address FindIssuer(IReadOnlyList<JsonElement> cases)
    {
        foreach (var recorded in cases)
        {
            var decoded = recorded.GetProperty("decoded");
            if (
                decoded.GetArrayLength() == 2
                && decoded[1].GetProperty("event").GetString() == "HorizonRewardsAssigned"
            )
                return Address.Parse(decoded[0].GetProperty("args").GetProperty("to").GetString()!);
        }
        return Word.ToAddress(0x55);
    }
}
