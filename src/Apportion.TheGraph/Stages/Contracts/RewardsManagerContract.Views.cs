using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>The getters. Source: spec the-graph sections 15 and 18.</summary>
internal sealed partial class RewardsManagerContract
{
    /// <summary>getAccRewardsForSubgraph(d), wei.</summary>
    public UInt256 AccRewardsForSubgraphView(in SubgraphState subgraph)
    {
        if (!world.Ruleset.ReclaimsUndistributed)
            return BaselineAccrual.AccruedView(
                subgraph,
                AccRewardsPerSignalView(),
                Variables.MinimumSubgraphSignal,
                default(Silent),
                out _
            );
        var rewards = SubgraphNewRewards.Compute(
            AccRewardsPerSignalView(),
            subgraph.AccRewardsPerSignalSnapshot,
            subgraph.SignalledTokens,
            default(Silent),
            out _
        );
        return ConditionOf(subgraph) == RewardCondition.None
            ? SafeMath.Add(subgraph.AccRewardsForSubgraph, rewards)
            : subgraph.AccRewardsForSubgraph;
    }

    /// <summary>getAccRewardsPerAllocatedToken(d): T and F as of this block.</summary>
    public (UInt256 PerToken, UInt256 Accrued) AccRewardsPerAllocatedTokenView(in SubgraphState subgraph)
    {
        var accrued = AccRewardsForSubgraphView(subgraph);
        var seen = subgraph;
        seen.AllocatedTokens = AllocatedTokens(subgraph);
        if (!world.Ruleset.ReclaimsUndistributed)
            return (BaselineAccrual.PerTokenView(seen, accrued, default(Silent), out _, out _), accrued);
        if (seen.AllocatedTokens.IsZero)
            return (subgraph.AccRewardsPerAllocatedToken, accrued);
        var undistributed = UInt256.SaturatingSubtract(accrued, subgraph.AccRewardsForSubgraphSnapshot);
        var growth = SubgraphUpdate.PerTokenOf(undistributed, seen.AllocatedTokens, default(Silent), out _);
        return (SafeMath.Add(subgraph.AccRewardsPerAllocatedToken, growth), accrued);
    }

    /// <summary>getRewards(issuer, id), wei; 0 for an allocation that is not open.</summary>
    public UInt256 RewardsView(in AllocationState allocation)
    {
        if (!allocation.IsOpen)
            return UInt256.Zero;
        var subgraph = State.Subgraph(allocation.SubgraphDeploymentId);
        return AllocationRewards.Compute(
            AccRewardsPerAllocatedTokenView(subgraph.Value).PerToken,
            allocation.AccRewardsPerAllocatedToken,
            allocation.Tokens,
            allocation.AccRewardsPending,
            default(Silent),
            out _
        );
    }
}
