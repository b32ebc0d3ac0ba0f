using Apportion.TheGraph.Stages;
using Apportion.TheGraph.Stages.Contracts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Reports;

/// <summary>What presenting a POI on an allocation would do at this moment, and how long that holds.</summary>
/// <param name="Allocation">The allocation.</param>
/// <param name="Indexer">Its indexer.</param>
/// <param name="Subgraph">Its subgraph.</param>
/// <param name="PoiCondition">Condition of a non-zero POI now.</param>
/// <param name="SubgraphCondition">Why the subgraph earns nothing now, if it does not.</param>
/// <param name="IsEligible">False if the indexer's claim would be reclaimed or revert.</param>
/// <param name="Claimable">Rewards on the books by now, wei.</param>
/// <param name="ToIndexer">What would be paid to the indexer, wei.</param>
/// <param name="ToDelegators">What would be paid to the delegators, wei.</param>
/// <param name="StaleAt">Time from which it is stale, seconds; null if the limit is beyond any time.</param>
/// <param name="EligibleUntil">Time at which eligibility ends, seconds; null while everybody is eligible.</param>
/// <param name="OverAllocated">True if the POI would also downsize the allocation.</param>
/// <param name="Failure">Why the POI would revert, or null.</param>
/// <param name="Advice">What would change it.</param>
public sealed record PoiPreview(
    Address Allocation,
    Address Indexer,
    Hash256 Subgraph,
    RewardCondition PoiCondition,
    RewardCondition SubgraphCondition,
    bool IsEligible,
    UInt256 Claimable,
    UInt256 ToIndexer,
    UInt256 ToDelegators,
    ulong? StaleAt,
    ulong? EligibleUntil,
    bool OverAllocated,
    string? Failure,
    string Advice
)
{
    /// <summary>Looks at every open allocation, in order of id.</summary>
    public static IReadOnlyList<PoiPreview> All(TheGraphEngine engine) =>
        [
            .. engine
                .World.State.Allocations.Values.Where(entry => entry.Value.IsOpen)
                .OrderBy(entry => entry.Id)
                .Select(entry => Of(engine, entry.Id)),
        ];

    /// <summary>Looks at one allocation.</summary>
    public static PoiPreview Of(TheGraphEngine engine, Address id)
    {
        var world = engine.World;
        var allocation = world.State.FindAllocation(id)?.Value ?? default;
        var subgraph = world.State.Subgraph(allocation.SubgraphDeploymentId).Value;
        var parameters = world.State.Parameters.Value;
        var condition = Stages.PoiCondition.Select(
            allocation.IsStale(world.Timestamp, parameters.MaxPoiStaleness),
            zeroPoi: false,
            world.Epochs.CurrentEpoch,
            allocation.CreatedAtEpoch,
            subgraph.IsDenied
        );
        var ineligible = world.Rewards.IsIneligible(allocation.Indexer);
        var (claimable, failure) = RewardsOf(world, allocation);
        var pays = condition == RewardCondition.None && !ineligible && allocation.IsOpen && failure is null;
        var indexer = world.State.Indexer(allocation.Indexer).Value;
        var split = pays
            ? RewardSplit.Compute(claimable, indexer.IndexingRewardsCut, indexer.Pool.Shares, default(Silent))
            : default;
        var subgraphCondition = world.Rewards.ConditionOf(subgraph);
        return new PoiPreview(
            id,
            allocation.Indexer,
            allocation.SubgraphDeploymentId,
            condition,
            subgraphCondition,
            !ineligible,
            claimable,
            split.Indexer,
            split.Delegators,
            StaleTime(allocation, parameters.MaxPoiStaleness),
            EligibleTime(world, allocation.Indexer),
            world.Service.IsOverAllocated(indexer),
            failure,
            AdviceFor(allocation, condition, subgraphCondition, ineligible, claimable)
        );
    }

    private static (UInt256 Amount, string? Failure) RewardsOf(World world, in AllocationState allocation)
    {
        try
        {
            return (world.Rewards.RewardsView(allocation), null);
        }
        catch (ContractRevertException revert)
        {
            return (UInt256.Zero, revert.Message);
        }
    }

    private static ulong? StaleTime(in AllocationState allocation, UInt256 maximum)
    {
        if (!allocation.IsOpen || maximum >= ulong.MaxValue / 2)
            return null;
        return Math.Max(allocation.CreatedAt, allocation.LastPoiPresentedAt) + (ulong)maximum + 1;
    }

    private static ulong? EligibleTime(World world, Address indexer)
    {
        var oracle = world.State.Oracle.Value;
        if (world.State.Rewards.Value.EligibilityOracle.IsZero || !oracle.ValidationEnabled)
            return null;
        var renewed = world.State.Renewals.TryGetValue(indexer, out var renewal) ? renewal.Value.RenewedAt : 0;
        var until = renewed + oracle.EligibilityPeriod;
        return until > ulong.MaxValue ? null : (ulong)until;
    }

    private static string AdviceFor(
        in AllocationState allocation,
        RewardCondition condition,
        RewardCondition subgraph,
        bool ineligible,
        UInt256 claimable
    )
    {
        if (!allocation.IsOpen)
            return "it is closed: nothing can be claimed any more";
        if (condition == RewardCondition.StalePoi)
            return "the last POI is too old: presenting one reclaims everything so far and starts afresh; resizing does not help";
        if (condition == RewardCondition.AllocationTooYoung)
            return "present the POI in a later epoch; the claim is kept";
        if (condition == RewardCondition.SubgraphDenied)
            return "the availability oracle must un-deny the subgraph; what was accrued before is kept, new rewards are not";
        if (ineligible)
            return "the indexer must be renewed by the eligibility oracle before the POI, or the claim is lost to it";
        return subgraph switch
        {
            RewardCondition.BelowMinimumSignal =>
                "more signal on the subgraph, or a lower threshold, lets it earn again from the next update on",
            RewardCondition.NoAllocatedTokens or RewardCondition.None when allocation.Tokens.IsZero =>
                "it has no tokens: resize it above zero to earn",
            _ => claimable.IsZero
                ? "nothing has accrued since the last snapshot: wait for blocks to pass"
                : "present a POI that is not zero to be paid",
        };
    }
}
