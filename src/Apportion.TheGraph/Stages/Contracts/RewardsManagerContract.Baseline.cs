using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>The half-updates of the baseline, and what they lose. Source: spec the-graph section 18.</summary>
internal sealed partial class RewardsManagerContract
{
    private UInt256 BaselineSignalUpdate(SubgraphEntry subgraph)
    {
        var accumulated = Update();
        ref var after = ref State.Journal.Write(subgraph);
        var rewards = SubgraphNewRewards.Compute(
            accumulated,
            after.AccRewardsPerSignalSnapshot,
            after.SignalledTokens,
            default(Silent),
            out var remainder
        );
        world.Flow(FlowKind.SubgraphDust, default, remainder, subgraph.Id);
        if (after.SignalledTokens >= Variables.MinimumSubgraphSignal)
            after.AccRewardsForSubgraph = SafeMath.Add(after.AccRewardsForSubgraph, rewards);
        else
            world.Flow(FlowKind.Dropped, rewards, default, subgraph.Id, RewardCondition.BelowMinimumSignal);
        after.AccRewardsPerSignalSnapshot = accumulated;
        return after.AccRewardsForSubgraph;
    }

    private UInt256 BaselineAllocationUpdate(SubgraphEntry subgraph)
    {
        var before = subgraph.Value;
        before.AllocatedTokens = AllocatedTokens(before);
        var accrued = BaselineAccrual.AccruedView(
            before,
            AccRewardsPerSignalView(),
            Variables.MinimumSubgraphSignal,
            default(Silent),
            out _
        );
        var perToken = BaselineAccrual.PerTokenView(
            before,
            accrued,
            default(Silent),
            out var distributed,
            out var remainder
        );
        if (accrued < before.AccRewardsForSubgraphSnapshot)
            world.Flow(FlowKind.PaidTwice, before.AccRewardsForSubgraphSnapshot - accrued, default, subgraph.Id);
        if (before.AllocatedTokens.IsZero)
            world.Flow(FlowKind.Dropped, distributed, default, subgraph.Id, RewardCondition.NoAllocatedTokens);
        else
            world.Flow(FlowKind.Distributed, distributed, default, subgraph.Id);
        world.Flow(FlowKind.TokenDust, default, remainder, subgraph.Id);
        ref var after = ref State.Journal.Write(subgraph);
        after.AccRewardsPerAllocatedToken = perToken;
        after.AccRewardsForSubgraphSnapshot = accrued;
        return perToken;
    }
}
