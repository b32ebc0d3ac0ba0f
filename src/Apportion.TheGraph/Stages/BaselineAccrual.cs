using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages;

/// <summary>The two half-updates and the views of the baseline. Source: spec the-graph section 18.</summary>
internal static class BaselineAccrual
{
    /// <summary>viewF: accrued rewards at this moment, without the new ones while the signal is below the minimum.</summary>
    public static UInt256 AccruedView<TRecorder>(
        in SubgraphState subgraph,
        UInt256 viewAccRewardsPerSignal,
        UInt256 minimumSignal,
        TRecorder recorder,
        out UInt256 remainder
    )
        where TRecorder : struct, IRecorder
    {
        remainder = default;
        if (subgraph.SignalledTokens < minimumSignal)
            return subgraph.AccRewardsForSubgraph;
        var rewards = SubgraphNewRewards.Compute(
            viewAccRewardsPerSignal,
            subgraph.AccRewardsPerSignalSnapshot,
            subgraph.SignalledTokens,
            recorder,
            out remainder
        );
        return SafeMath.Add(subgraph.AccRewardsForSubgraph, rewards);
    }

    /// <summary>viewT: T at this moment, <b>zero</b> while nothing is allocated.</summary>
    public static UInt256 PerTokenView<TRecorder>(
        in SubgraphState subgraph,
        UInt256 accrued,
        TRecorder recorder,
        out UInt256 distributed,
        out UInt256 remainder
    )
        where TRecorder : struct, IRecorder
    {
        distributed = UInt256.SaturatingSubtract(accrued, subgraph.AccRewardsForSubgraphSnapshot);
        remainder = default;
        if (subgraph.AllocatedTokens.IsZero)
            return UInt256.Zero;
        var growth = SubgraphUpdate.PerTokenOf(distributed, subgraph.AllocatedTokens, recorder, out remainder);
        return SafeMath.Add(subgraph.AccRewardsPerAllocatedToken, growth);
    }
}
