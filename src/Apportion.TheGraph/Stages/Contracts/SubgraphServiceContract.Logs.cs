using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>
/// The same steps where only logs are known: conditions and sizes are read from the chain, nothing is refused, stake moves
/// by its own logs. Source: spec the-graph section 24.
/// </summary>
internal sealed partial class SubgraphServiceContract
{
    public void OpenFromLog(Address indexer, Address id, Hash256 subgraph, UInt256 tokens, ulong epoch)
    {
        var perToken = world.Rewards.OnSubgraphAllocationUpdate(subgraph);
        State.Journal.Write(State.CreateAllocation(id)) = new AllocationState
        {
            Indexer = indexer,
            SubgraphDeploymentId = subgraph,
            Tokens = tokens,
            CreatedAt = Math.Max(world.Timestamp, 1),
            AccRewardsPerAllocatedToken = perToken,
            CreatedAtEpoch = epoch,
        };
        State.Journal.Write(State.Indexer(indexer)).Locked += tokens;
        State.Journal.Write(State.Subgraph(subgraph)).AllocatedTokens += tokens;
    }

    /// <summary>Presents a POI whose condition the chain told, and gives the rewards the rules pay.</summary>
    public UInt256 PresentFromLog(AllocationEntry entry, RewardCondition condition)
    {
        var before = entry.Value;
        State.Journal.Write(entry).LastPoiPresentedAt = world.Timestamp;
        if (world.Ruleset.PresentsPoiConditions && PoiCondition.Defers(condition))
        {
            var current = world.Rewards.OnSubgraphAllocationUpdate(before.SubgraphDeploymentId);
            AllocationFlow(FlowKind.Deferred, entry, Claim(before, current, out _), default, condition);
            return UInt256.Zero;
        }
        var rewards = UInt256.Zero;
        var takes =
            condition == RewardCondition.None
            || (!world.Ruleset.PresentsPoiConditions && condition == RewardCondition.SubgraphDenied);
        if (takes)
            rewards = world.Rewards.TakeRewards(entry.Id, entry.Value);
        else if (world.Ruleset.ReclaimsUndistributed)
            world.Rewards.ReclaimRewards(condition.Id(), entry.Id, entry.Value);
        var perToken = world.Rewards.OnSubgraphAllocationUpdate(before.SubgraphDeploymentId);
        Settle(entry, perToken, world.Ruleset.ReclaimsUndistributed ? RewardCondition.None : condition);
        Snapshot(entry, perToken);
        Split(entry, rewards);
        return rewards;
    }

    public void ResizeFromLog(AllocationEntry entry, UInt256 tokens, bool stale)
    {
        ref var indexer = ref State.Journal.Write(State.Indexer(entry.Value.Indexer));
        indexer.Locked = UInt256.SaturatingSubtract(indexer.Locked + tokens, entry.Value.Tokens);
        ResizeLocked(entry, tokens, stale);
    }

    public void CloseFromLog(AllocationEntry entry, bool force)
    {
        ref var indexer = ref State.Journal.Write(State.Indexer(entry.Value.Indexer));
        indexer.Locked = UInt256.SaturatingSubtract(indexer.Locked, entry.Value.Tokens);
        CloseBooks(entry, force);
    }

    private void Split(AllocationEntry entry, UInt256 rewards)
    {
        ref readonly var indexer = ref State.Indexer(entry.Value.Indexer).Value;
        var split = RewardSplit.Compute(rewards, indexer.IndexingRewardsCut, indexer.Pool.Shares, default(Silent));
        var destination = indexer.PaymentsDestination;
        AllocationFlow(
            FlowKind.IndexerReward,
            entry,
            split.Indexer,
            default,
            recipient: destination.IsZero ? entry.Value.Indexer : destination
        );
        AllocationFlow(FlowKind.DelegatorReward, entry, split.Delegators, default);
    }
}
