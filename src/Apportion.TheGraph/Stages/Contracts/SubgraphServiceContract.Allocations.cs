using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>Resize and close. Source: spec the-graph sections 9.3, 9.4, 18.</summary>
internal sealed partial class SubgraphServiceContract
{
    private void Resize(AllocationEntry entry, UInt256 tokens)
    {
        var before = entry.Value;
        var indexer = State.Indexer(before.Indexer);
        if (tokens > before.Tokens)
            Lock(indexer, tokens - before.Tokens);
        else
            Release(indexer, before.Tokens - tokens);
        ResizeLocked(entry, tokens, before.IsStale(world.Timestamp, Parameters.MaxPoiStaleness));
    }

    private void ResizeLocked(AllocationEntry entry, UInt256 tokens, bool stale)
    {
        var before = entry.Value;
        var perToken = world.Rewards.OnSubgraphAllocationUpdate(before.SubgraphDeploymentId);
        var growth = before.IsAltruistic ? UInt256.Zero : perToken - before.AccRewardsPerAllocatedToken;
        var setAside = SafeMath.MultiplyDivide(growth, before.Tokens, Scale.One, out var remainder);
        ref var after = ref State.Journal.Write(entry);
        after.Tokens = tokens;
        after.AccRewardsPerAllocatedToken = perToken;
        after.AccRewardsPending += setAside;
        AllocationFlow(FlowKind.SetAside, entry, setAside, remainder);
        if (world.Ruleset.ReclaimsUndistributed && stale)
        {
            world.Rewards.ReclaimRewards(RewardCondition.StalePoi.Id(), entry.Id, entry.Value);
            after.AccRewardsPending = UInt256.Zero;
        }
        ref var subgraph = ref State.Journal.Write(State.Subgraph(before.SubgraphDeploymentId));
        subgraph.AllocatedTokens = subgraph.AllocatedTokens - before.Tokens + tokens;
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Service.AllocationResized,
                Word.Of(before.Indexer),
                Word.Of(entry.Id),
                Word.Of(before.SubgraphDeploymentId),
                tokens,
                before.Tokens
            );
    }

    private void Close(AllocationEntry entry, bool force)
    {
        var indexer = State.Indexer(entry.Value.Indexer);
        var tokens = entry.Value.Tokens;
        CloseBooks(entry, force);
        Release(indexer, tokens);
    }

    private void CloseBooks(AllocationEntry entry, bool force)
    {
        var before = entry.Value;
        var reclaims = world.Ruleset.ReclaimsUndistributed;
        var reclaimed = reclaims
            ? world.Rewards.ReclaimRewards(RewardCondition.CloseAllocation.Id(), entry.Id, before)
            : UInt256.Zero;
        var perToken = world.Rewards.OnSubgraphAllocationUpdate(before.SubgraphDeploymentId);
        if (!before.IsOpen)
            Revert.Error("AllocationClosed", entry.Id, before.ClosedAt);
        Settle(entry, perToken, reclaims ? RewardCondition.None : RewardCondition.CloseAllocation);
        ref var after = ref State.Journal.Write(entry);
        after.AccRewardsPerAllocatedToken = perToken;
        if (!reclaimed.IsZero)
            after.AccRewardsPending = UInt256.Zero;
        after.ClosedAt = world.Timestamp;
        State.Journal.Write(State.Subgraph(before.SubgraphDeploymentId)).AllocatedTokens -= before.Tokens;
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Service.AllocationClosed,
                Word.Of(before.Indexer),
                Word.Of(entry.Id),
                Word.Of(before.SubgraphDeploymentId),
                before.Tokens,
                Word.Of(force)
            );
    }

    /// <summary>
    /// Accounts for what a snapshot ends: the fraction the floor keeps back and, where nothing was paid or reclaimed, the
    /// whole claim, which is lost.
    /// </summary>
    private void Settle(AllocationEntry entry, UInt256 perToken, RewardCondition lostTo)
    {
        if (!world.CollectsFlows)
            return;
        ref readonly var allocation = ref entry.Value;
        if (allocation.IsAltruistic)
        {
            if (lostTo != RewardCondition.None)
                AllocationFlow(FlowKind.Dropped, entry, allocation.AccRewardsPending, default, lostTo);
            return;
        }
        var claim = Claim(allocation, perToken, out var remainder);
        AllocationFlow(FlowKind.AllocationDust, entry, default, remainder);
        if (lostTo != RewardCondition.None)
            AllocationFlow(FlowKind.Dropped, entry, claim, default, lostTo);
    }

    /// <summary>What the allocation could claim; only for accounts, so an inherited snapshot above T does not revert.</summary>
    private static UInt256 Claim(in AllocationState allocation, UInt256 perToken, out UInt256 remainder)
    {
        remainder = default;
        return perToken < allocation.AccRewardsPerAllocatedToken
            ? allocation.AccRewardsPending
            : AllocationRewards.Compute(
                perToken,
                allocation.AccRewardsPerAllocatedToken,
                allocation.Tokens,
                allocation.AccRewardsPending,
                default(Silent),
                out remainder
            );
    }

    private void AllocationFlow(
        FlowKind kind,
        AllocationEntry entry,
        UInt256 amount,
        UInt256 fraction,
        RewardCondition condition = RewardCondition.None,
        Address recipient = default
    )
    {
        if (world.CollectsFlows && (!amount.IsZero || !fraction.IsZero))
            world.Flows.Add(
                new Flow(
                    kind,
                    condition,
                    amount,
                    fraction,
                    recipient,
                    entry.Value.Indexer,
                    entry.Id,
                    entry.Value.SubgraphDeploymentId
                )
            );
    }
}
