using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.TheGraph.Stages;
using Apportion.TheGraph.Stages.Contracts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Conformance;

/// <summary>Compares every value of a recorded state; a value we do not know is a difference, never skipped.</summary>
internal static class StateComparison
{
    public static void Compare(World world, JsonElement state, FileTally tally, string at)
    {
        foreach (var field in state.EnumerateObject())
        {
            var where = $"{at} state.{field.Name}";
            switch (field.Name)
            {
                case "subgraphs":
                    Each(field.Value, tally, where, (id, name) => Subgraph(world, Hash256.Parse(id), name));
                    break;
                case "allocations":
                    Each(field.Value, tally, where, (id, name) => Allocation(world, Address.Parse(id), name));
                    break;
                case "indexers":
                    Each(field.Value, tally, where, (id, name) => Indexer(world, Address.Parse(id), name));
                    break;
                case "reclaim":
                    Values(field.Value, tally, where, name => Reclaim(world, name));
                    break;
                case "balances":
                    Values(field.Value, tally, where, name => Balance(world, name));
                    break;
                case "ia":
                    Allocator(world, field.Value, tally, where);
                    break;
                case "reo":
                    Values(field.Value, tally, where, name => Oracle(world.State.Oracle.Value, name));
                    break;
                case "params":
                    Values(field.Value, tally, where, name => Parameter(world, name));
                    break;
                default:
                    CompareValue(field.Value, tally, where, () => Global(world, field.Name));
                    break;
            }
        }
        CompareSets(world, state, tally, at);
    }

    /// <summary>Open allocations that the record does not have are a difference too.</summary>
    private static void CompareSets(World world, JsonElement state, FileTally tally, string at)
    {
        if (!state.TryGetProperty("allocations", out var allocations))
            return;
        var recorded = allocations.EnumerateObject().Select(property => Address.Parse(property.Name)).ToHashSet();
        foreach (var entry in world.State.Allocations.Values)
            if (entry.Value.IsOpen && !recorded.Contains(entry.Id) && !tally.Count(false))
                tally.Differ($"{at} state.allocations", null, entry.Id.ToString());
    }

    private static string? Global(World world, string name)
    {
        ref readonly var rewards = ref world.State.Rewards.Value;
        return name switch
        {
            "P" => rewards.AccRewardsPerSignal.ToString(),
            "B" => Text(rewards.LastUpdateBlock),
            "getAccRewardsPerSignal" => world.Rewards.AccRewardsPerSignalView().ToString(),
            "getNewRewardsPerSignal" => world.Rewards.NewPerSignal().Claimable.ToString(),
            "rawIssuance" => rewards.RawIssuancePerBlock.ToString(),
            "minimumSubgraphSignal" => rewards.MinimumSubgraphSignal.ToString(),
            "rate" => world.Rewards.Rate.ToString(),
            "allocator" => rewards.IssuanceAllocator.ToString(),
            "oracle" => rewards.EligibilityOracle.ToString(),
            "defaultReclaim" => rewards.DefaultReclaimAddress.ToString(),
            "revertOnIneligible" => Text(rewards.RevertOnIneligible),
            "epoch" => Text(world.Epochs.CurrentEpoch),
            "totalSupply" => world.State.TotalSupply.Value.ToString(),
            "signalBalance" => world.Rewards.Signal.ToString(),
            _ => null,
        };
    }

    private static string? Subgraph(World world, Hash256 id, string name)
    {
        ref readonly var subgraph = ref world.State.Subgraph(id).Value;
        return name switch
        {
            "F" => subgraph.AccRewardsForSubgraph.ToString(),
            "Fsnap" => subgraph.AccRewardsForSubgraphSnapshot.ToString(),
            "Psnap" => subgraph.AccRewardsPerSignalSnapshot.ToString(),
            "T" => subgraph.AccRewardsPerAllocatedToken.ToString(),
            "sig" => subgraph.SignalledTokens.ToString(),
            "sigShares" => subgraph.SignalShares.ToString(),
            "A" => subgraph.AllocatedTokens.ToString(),
            "deny" => Text(subgraph.DeniedSince),
            "getAccRewardsForSubgraph" => world.Rewards.AccRewardsForSubgraphView(subgraph).ToString(),
            "getAccRewardsPerAllocatedToken" => Pair(world.Rewards.AccRewardsPerAllocatedTokenView(subgraph)),
            _ => null,
        };
    }

    private static string? Allocation(World world, Address id, string name)
    {
        var allocation = world.State.FindAllocation(id)?.Value ?? default;
        return name switch
        {
            "indexer" => allocation.Indexer.ToString(),
            "subgraphDeploymentId" => allocation.SubgraphDeploymentId.ToString(),
            "tokens" => allocation.Tokens.ToString(),
            "createdAt" => Text(allocation.CreatedAt),
            "closedAt" => Text(allocation.ClosedAt),
            "lastPOIPresentedAt" => Text(allocation.LastPoiPresentedAt),
            "accRewardsPerAllocatedToken" => allocation.AccRewardsPerAllocatedToken.ToString(),
            "accRewardsPending" => allocation.AccRewardsPending.ToString(),
            "createdAtEpoch" => Text(allocation.CreatedAtEpoch),
            "getRewards" => world.Rewards.RewardsView(allocation).ToString(),
            _ => null,
        };
    }

    private static string? Indexer(World world, Address id, string name)
    {
        ref readonly var indexer = ref world.State.Indexer(id).Value;
        return name switch
        {
            "balance" => world.State.Balance(id)?.Value.ToString(),
            "paymentsDestination" => indexer.PaymentsDestination.ToString(),
            "tokensStaked" => indexer.TokensStaked.ToString(),
            "tokensProvisioned" => indexer.TokensProvisioned.ToString(),
            "provTokens" => indexer.Provision.Tokens.ToString(),
            "provTokensThawing" => indexer.Provision.TokensThawing.ToString(),
            "provSharesThawing" => indexer.Provision.SharesThawing.ToString(),
            "thawingNonce" => Text(indexer.Provision.ThawingNonce),
            "poolTokens" => indexer.Pool.Tokens.ToString(),
            "poolShares" => indexer.Pool.Shares.ToString(),
            "poolTokensThawing" => indexer.Pool.TokensThawing.ToString(),
            "poolSharesThawing" => indexer.Pool.SharesThawing.ToString(),
            "locked" => indexer.Locked.ToString(),
            "available" => indexer.Available(world.State.Parameters.Value.DelegationRatio).ToString(),
            "delegationFeeCut" => indexer.IndexingRewardsCut.ToString(),
            "overAllocated" => Text(world.Service.IsOverAllocated(indexer)),
            "isEligible" => Text(world.Oracle.IsEligible(id)),
            _ => null,
        };
    }

    private static string? Reclaim(World world, string name) =>
        RewardConditions.TryParse(name, out var condition)
            ? GraphState.At(world.State.ReclaimAddresses, condition.Id()).Value.ToString()
            : null;

    private static string? Balance(World world, string name) =>
        world.State.Balance(Address.Parse(name))?.Value.ToString();

    private static string? Oracle(in EligibilityOracleState oracle, string name) =>
        name switch
        {
            "eligibilityPeriod" => oracle.EligibilityPeriod.ToString(),
            "oracleUpdateTimeout" => oracle.OracleUpdateTimeout.ToString(),
            "lastOracleUpdateTime" => Text(oracle.LastOracleUpdateTime),
            "validationEnabled" => Text(oracle.ValidationEnabled),
            "indexerRetentionPeriod" => oracle.IndexerRetentionPeriod.ToString(),
            _ => null,
        };

    private static string? Parameter(World world, string name) =>
        name switch
        {
            "maxPOIStaleness" => world.State.Parameters.Value.MaxPoiStaleness.ToString(),
            "delegationRatio" => Text(world.State.Parameters.Value.DelegationRatio),
            "epochLength" => Text(world.State.Epochs.Value.EpochLength),
            "lastLengthUpdateEpoch" => Text(world.State.Epochs.Value.LastLengthUpdateEpoch),
            "lastLengthUpdateBlock" => Text(world.State.Epochs.Value.LastLengthUpdateBlock),
            _ => null,
        };

    private static void Allocator(World world, JsonElement recorded, FileTally tally, string where)
    {
        var allocator = world.State.Allocator.Value;
        foreach (var field in recorded.EnumerateObject())
        {
            if (field.Name != "targets")
            {
                CompareValue(field.Value, tally, $"{where}.{field.Name}", () => AllocatorField(allocator, field.Name));
                continue;
            }
            tally.Equal($"{where}.targets", field.Value.GetArrayLength(), allocator.Targets.Length);
            for (var i = 0; i < Math.Min(field.Value.GetArrayLength(), allocator.Targets.Length); i++)
            {
                var target = allocator.Targets[i];
                var rates = allocator.RatesOf(target);
                Values(
                    field.Value[i],
                    tally,
                    string.Create(CultureInfo.InvariantCulture, $"{where}.targets[{i}]"),
                    name => TargetField(target, rates, name)
                );
            }
        }
    }

    private static string? AllocatorField(in IssuanceAllocatorState allocator, string name) =>
        name switch
        {
            "issuancePerBlock" => allocator.IssuancePerBlock.ToString(),
            "lastDistributionBlock" => Text(allocator.LastDistributionBlock),
            "lastSelfMintingBlock" => Text(allocator.LastSelfMintingBlock),
            "selfMintingOffset" => allocator.SelfMintingOffset.ToString(),
            "paused" => Text(allocator.Paused),
            "eventMode" => Text((uint)allocator.EventMode),
            _ => null,
        };

    private static string? TargetField(Address target, TargetRates rates, string name) =>
        name switch
        {
            "target" => target.ToString(),
            "allocatorMintingRate" => rates.AllocatorMintingRate.ToString(),
            "selfMintingRate" => rates.SelfMintingRate.ToString(),
            "lastChangeNotifiedBlock" => rates.LastChangeNotifiedBlock.ToString(),
            _ => null,
        };

    private static void Each(JsonElement map, FileTally tally, string where, Func<string, string, string?> value)
    {
        foreach (var entry in map.EnumerateObject())
            Values(entry.Value, tally, $"{where}[{entry.Name}]", name => value(entry.Name, name));
    }

    private static void Values(JsonElement map, FileTally tally, string where, Func<string, string?> value)
    {
        foreach (var field in map.EnumerateObject())
            CompareValue(field.Value, tally, $"{where}.{field.Name}", () => value(field.Name));
    }

    private static void CompareValue(JsonElement recorded, FileTally tally, string where, Func<string?> value)
    {
        string? actual;
        try
        {
            actual = value();
        }
        catch (ContractRevertException revert)
        {
            actual = "revert " + revert.Reason;
        }
        tally.Equal(where, Recorded(recorded), actual);
    }

    private static string Recorded(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Recorded)),
            JsonValueKind.Object when value.TryGetProperty("revert", out var revert) => "revert " + revert.GetString(),
            JsonValueKind.String => value.GetString()!.StartsWith("0x", StringComparison.Ordinal)
                ? value.GetString()!.ToLowerInvariant()
                : value.GetString()!,
            _ => value.GetRawText(),
        };

    private static string Pair((UInt256 PerToken, UInt256 Accrued) pair) => $"{pair.PerToken},{pair.Accrued}";

    private static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";
}
