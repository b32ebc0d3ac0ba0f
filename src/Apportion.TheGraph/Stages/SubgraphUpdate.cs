using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages;

/// <summary>
/// One update of a subgraph's accumulators in the rulesets that reclaim. Source: spec the-graph section 4.4.
/// </summary>
/// <param name="Next">The subgraph after the update.</param>
/// <param name="NewRewards">r, wei.</param>
/// <param name="NewRewardsRemainder">What the floor of r keeps back, 10^-18 wei.</param>
/// <param name="Undistributed">U: distributed if the condition is none, else reclaimed or dropped, wei.</param>
/// <param name="PerToken">Growth of T, times 10^18.</param>
/// <param name="PerTokenRemainder">What the floor of the growth keeps back, 10^-18 wei.</param>
/// <param name="Condition">Why U is not distributed.</param>
internal readonly record struct SubgraphUpdate(
    SubgraphState Next,
    UInt256 NewRewards,
    UInt256 NewRewardsRemainder,
    UInt256 Undistributed,
    UInt256 PerToken,
    UInt256 PerTokenRemainder,
    RewardCondition Condition
)
{
    public static SubgraphUpdate Compute<TRecorder>(
        in SubgraphState subgraph,
        UInt256 accRewardsPerSignal,
        RewardCondition condition,
        bool addsBeforeSnapshot,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var next = subgraph;
        var rewards = SubgraphNewRewards.Compute(
            accRewardsPerSignal,
            subgraph.AccRewardsPerSignalSnapshot,
            subgraph.SignalledTokens,
            recorder,
            out var remainder
        );
        next.AccRewardsPerSignalSnapshot = accRewardsPerSignal;
        var undistributed = UndistributedOf(subgraph, rewards, addsBeforeSnapshot, recorder);
        if (condition == RewardCondition.None)
            next.AccRewardsForSubgraph = SafeMath.Add(subgraph.AccRewardsForSubgraph, rewards);
        next.AccRewardsForSubgraphSnapshot = next.AccRewardsForSubgraph;
        if (condition != RewardCondition.None || undistributed.IsZero)
            return new SubgraphUpdate(next, rewards, remainder, undistributed, default, default, condition);
        var perToken = PerTokenOf(undistributed, subgraph.AllocatedTokens, recorder, out var perTokenRemainder);
        next.AccRewardsPerAllocatedToken = SafeMath.Add(subgraph.AccRewardsPerAllocatedToken, perToken);
        return new SubgraphUpdate(next, rewards, remainder, undistributed, perToken, perTokenRemainder, condition);
    }

    /// <summary>Growth of T: floor(U · 10^18 / A).</summary>
    public static UInt256 PerTokenOf<TRecorder>(
        UInt256 undistributed,
        UInt256 allocated,
        TRecorder recorder,
        out UInt256 remainder
    )
        where TRecorder : struct, IRecorder
    {
        var perToken = SafeMath.MultiplyDivide(undistributed, Scale.One, allocated, out remainder);
        if (TRecorder.Records)
        {
            recorder.Step(
                "perToken",
                "floor(undistributed * 1000000000000000000 / allocated)",
                perToken.ToString(),
                "the-graph section 4.4",
                ("undistributed", undistributed),
                ("allocated", allocated)
            );
            recorder.Annotate(title: "growth of the rewards per allocated token, times 10^18");
        }
        return perToken;
    }

    private static UInt256 UndistributedOf<TRecorder>(
        in SubgraphState subgraph,
        UInt256 newRewards,
        bool addsBeforeSnapshot,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var accrued = subgraph.AccRewardsForSubgraph;
        var snapshot = subgraph.AccRewardsForSubgraphSnapshot;
        var undistributed = addsBeforeSnapshot
            ? SafeMath.Subtract(SafeMath.Add(accrued, newRewards), snapshot)
            : SafeMath.Add(SafeMath.Subtract(accrued, snapshot), newRewards);
        if (TRecorder.Records)
        {
            recorder.Step(
                "undistributed",
                "F + newRewards - Fsnap",
                undistributed.ToString(),
                "the-graph section 4.4",
                ("F", accrued),
                ("newRewards", newRewards),
                ("Fsnap", snapshot)
            );
            recorder.Annotate(title: "not yet distributed rewards of the subgraph", unit: "wei");
        }
        return undistributed;
    }
}
