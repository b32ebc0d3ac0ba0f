using Apportion.TheGraph.Numbers;

namespace Apportion.TheGraph.Stages;

/// <summary>r: what the subgraph's signal earned since its last snapshot. Source: spec the-graph section 4.4.</summary>
internal static class SubgraphNewRewards
{
    /// <summary>floor((P − Psnap) · signal / 10^18), wei; the remainder is in 10^-18 wei.</summary>
    public static UInt256 Compute<TRecorder>(
        UInt256 accRewardsPerSignal,
        UInt256 snapshot,
        UInt256 signal,
        TRecorder recorder,
        out UInt256 remainder
    )
        where TRecorder : struct, IRecorder
    {
        var growth = SafeMath.Subtract(accRewardsPerSignal, snapshot);
        var rewards = SafeMath.MultiplyDivide(growth, signal, Scale.One, out remainder);
        if (TRecorder.Records)
        {
            recorder.Step(
                "newRewards",
                "floor((P - Psnap) * signal / 1000000000000000000)",
                rewards.ToString(),
                "the-graph section 4.4",
                ("P", accRewardsPerSignal),
                ("Psnap", snapshot),
                ("signal", signal)
            );
            recorder.Annotate(title: "new rewards of the subgraph", unit: "wei");
        }
        return rewards;
    }
}
