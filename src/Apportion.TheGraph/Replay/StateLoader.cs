using Apportion.TheGraph.Stages;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Replay;

/// <summary>Builds the starting state of a recorded sequence from its header.</summary>
internal static class StateLoader
{
    public static GraphState Load(JsonFields header, GraphAddresses addresses)
    {
        var state = new GraphState();
        var recorded = header.Object("state");
        var config = header.Object("config");
        LoadRewards(state, recorded, header.Object("actors"), addresses);
        LoadParameters(state, recorded, config);
        LoadBalances(state, recorded, addresses);
        LoadSubgraphs(state, recorded);
        LoadIndexers(state, recorded, config, header.Number("ts"));
        LoadAllocations(state, recorded);
        if (recorded.Has("ia"))
            LoadAllocator(state, recorded.Object("ia"));
        if (recorded.Has("reo"))
            LoadOracle(state, recorded.Object("reo"));
        return state;
    }

    private static void LoadRewards(GraphState state, JsonFields recorded, JsonFields actors, GraphAddresses addresses)
    {
        state.Journal.Write(state.Rewards) = new RewardsManagerState
        {
            AccRewardsPerSignal = recorded.Amount("P"),
            LastUpdateBlock = recorded.Number("B"),
            RawIssuancePerBlock = recorded.Amount("rawIssuance"),
            MinimumSubgraphSignal = recorded.Amount("minimumSubgraphSignal"),
            SubgraphAvailabilityOracle = actors.Address("sao"),
            SubgraphService = addresses.SubgraphService,
            IssuanceAllocator = recorded.AddressOrZero("allocator"),
            EligibilityOracle = recorded.AddressOrZero("oracle"),
            DefaultReclaimAddress = recorded.AddressOrZero("defaultReclaim"),
            RevertOnIneligible = recorded.Has("revertOnIneligible") && recorded.Flag("revertOnIneligible"),
        };
        if (!recorded.Has("reclaim"))
            return;
        var reclaim = recorded.Object("reclaim");
        foreach (var property in reclaim.Element.EnumerateObject())
            if (RewardConditions.TryParse(property.Name, out var condition))
                state.Journal.Write(GraphState.At(state.ReclaimAddresses, condition.Id())) = reclaim.Address(
                    property.Name
                );
    }

    private static void LoadParameters(GraphState state, JsonFields recorded, JsonFields config)
    {
        var current = recorded.Object("params");
        state.Journal.Write(state.Epochs) = new EpochClock
        {
            LastLengthUpdateEpoch = current.Number("lastLengthUpdateEpoch"),
            LastLengthUpdateBlock = current.Number("lastLengthUpdateBlock"),
            EpochLength = current.Number("epochLength"),
        };
        state.Journal.Write(state.Parameters) = new ServiceParameters
        {
            MaxPoiStaleness = current.Amount("maxPOIStaleness"),
            DelegationRatio = checked((uint)current.Number("delegationRatio")),
            MinimumProvisionTokens = config.Amount("minProvision"),
            MaximumProvisionTokens = UInt256.MaxValue,
            StakeToFeesRatio = config.AmountOr("stakeToFeesRatio", UInt256.One),
            CurationCut = config.AmountOr("curationCut", UInt256.Zero),
            DisputePeriod = config.Number("disputePeriod"),
            FishermanRewardCut = checked((uint)config.Number("fishermanCut")),
            CurationTaxPercentage = checked((uint)config.Number("curationTax")),
            MinimumCurationDeposit = config.AmountOr("minimumCurationDeposit", UInt256.One),
        };
        state.Journal.Write(state.TotalSupply) = recorded.Amount("totalSupply");
    }

    private static void LoadBalances(GraphState state, JsonFields recorded, GraphAddresses addresses)
    {
        var balances = recorded.Object("balances");
        foreach (var property in balances.Element.EnumerateObject())
            state.TrackBalance(Address.Parse(property.Name), balances.Amount(property.Name));
        state.TrackBalance(addresses.Curation, recorded.Amount("signalBalance"));
    }

    private static void LoadSubgraphs(GraphState state, JsonFields recorded)
    {
        var subgraphs = recorded.Object("subgraphs");
        var total = UInt256.Zero;
        foreach (var property in subgraphs.Element.EnumerateObject())
        {
            var fields = subgraphs.Object(property.Name);
            var entry = state.Subgraph(Hash256.ParseHex(property.Name));
            state.Journal.Write(entry) = new SubgraphState
            {
                AccRewardsForSubgraph = fields.Amount("F"),
                AccRewardsForSubgraphSnapshot = fields.Amount("Fsnap"),
                AccRewardsPerSignalSnapshot = fields.Amount("Psnap"),
                AccRewardsPerAllocatedToken = fields.Amount("T"),
                SignalledTokens = fields.Amount("sig"),
                SignalShares = fields.Amount("sigShares"),
                AllocatedTokens = fields.Amount("A"),
                DeniedSince = fields.Number("deny"),
            };
            total += entry.Value.SignalledTokens;
        }
        state.Journal.Write(state.SignalledTotal) = total;
    }

    private static void LoadIndexers(GraphState state, JsonFields recorded, JsonFields config, ulong timestamp)
    {
        var indexers = recorded.Object("indexers");
        foreach (var property in indexers.Element.EnumerateObject())
        {
            var fields = indexers.Object(property.Name);
            var address = Address.Parse(property.Name);
            state.TrackBalance(address, fields.Amount("balance"));
            state.Journal.Write(state.Indexer(address)) = new IndexerState
            {
                TokensStaked = fields.Amount("tokensStaked"),
                TokensProvisioned = fields.Amount("tokensProvisioned"),
                Provision = ReadProvision(fields, config, timestamp),
                Pool = new DelegationPoolState
                {
                    Tokens = fields.Amount("poolTokens"),
                    Shares = fields.Amount("poolShares"),
                    TokensThawing = fields.Amount("poolTokensThawing"),
                    SharesThawing = fields.Amount("poolSharesThawing"),
                },
                Locked = fields.Amount("locked"),
                PaymentsDestination = fields.Address("paymentsDestination"),
                IndexingRewardsCut = fields.Amount("delegationFeeCut"),
                Registered = true,
            };
        }
    }

    private static ProvisionState ReadProvision(JsonFields fields, JsonFields config, ulong timestamp)
    {
        var tokens = fields.Amount("provTokens");
        var cut = checked((uint)config.NumberOr("maxVerifierCut", 1_000_000));
        var period = config.Number("disputePeriod");
        return new ProvisionState
        {
            Tokens = tokens,
            TokensThawing = fields.Amount("provTokensThawing"),
            SharesThawing = fields.Amount("provSharesThawing"),
            ThawingNonce = fields.Number("thawingNonce"),
            MaxVerifierCut = cut,
            MaxVerifierCutPending = cut,
            ThawingPeriod = period,
            ThawingPeriodPending = period,
            CreatedAt = tokens.IsZero ? 0 : Math.Max(timestamp, 1),
        };
    }

    private static void LoadAllocations(GraphState state, JsonFields recorded)
    {
        if (!recorded.Has("allocations"))
            return;
        var allocations = recorded.Object("allocations");
        foreach (var property in allocations.Element.EnumerateObject())
        {
            var fields = allocations.Object(property.Name);
            var entry = state.CreateAllocation(Address.Parse(property.Name));
            state.Journal.Write(entry) = new AllocationState
            {
                Indexer = fields.Address("indexer"),
                SubgraphDeploymentId = Hash256.Parse(fields.Text("subgraphDeploymentId")),
                Tokens = fields.Amount("tokens"),
                CreatedAt = fields.Number("createdAt"),
                ClosedAt = fields.Number("closedAt"),
                LastPoiPresentedAt = fields.Number("lastPOIPresentedAt"),
                AccRewardsPerAllocatedToken = fields.Amount("accRewardsPerAllocatedToken"),
                AccRewardsPending = fields.Amount("accRewardsPending"),
                CreatedAtEpoch = fields.Number("createdAtEpoch"),
            };
        }
    }

    private static void LoadAllocator(GraphState state, JsonFields fields)
    {
        var targets = fields.Element.GetProperty("targets").EnumerateArray().ToList();
        ref var allocator = ref state.Journal.Write(state.Allocator);
        allocator = IssuanceAllocatorState.Initial(fields.Number("lastDistributionBlock"));
        allocator.IssuancePerBlock = fields.Amount("issuancePerBlock");
        allocator.LastSelfMintingBlock = fields.Number("lastSelfMintingBlock");
        allocator.SelfMintingOffset = fields.Amount("selfMintingOffset");
        allocator.Paused = fields.Flag("paused");
        allocator.EventMode = (SelfMintingEventMode)fields.Number("eventMode");
        allocator.Targets = [];
        foreach (var target in targets)
        {
            var record = new JsonFields(target, "ia.targets");
            var address = record.Address("target");
            var rates = new TargetRates(
                record.Amount("allocatorMintingRate"),
                record.Amount("selfMintingRate"),
                record.Amount("lastChangeNotifiedBlock")
            );
            allocator.Targets = allocator.Targets.Add(address);
            allocator.Records = allocator.Records.SetItem(address, rates);
            allocator.TotalSelfMintingRate += rates.SelfMintingRate;
        }
    }

    private static void LoadOracle(GraphState state, JsonFields fields)
    {
        ref var oracle = ref state.Journal.Write(state.Oracle);
        oracle.EligibilityPeriod = fields.Amount("eligibilityPeriod");
        oracle.OracleUpdateTimeout = fields.Amount("oracleUpdateTimeout");
        oracle.LastOracleUpdateTime = fields.Number("lastOracleUpdateTime");
        oracle.ValidationEnabled = fields.Flag("validationEnabled");
        if (fields.Has("indexerRetentionPeriod"))
            oracle.IndexerRetentionPeriod = fields.Amount("indexerRetentionPeriod");
    }
}
