using Apportion.TheGraph.Numbers;

namespace Apportion.TheGraph.Stages;

/// <summary>The parts of a collected reward. Source: spec the-graph section 9.6.</summary>
/// <param name="Indexer">Wei to the indexer.</param>
/// <param name="Delegators">Wei to the delegation pool.</param>
internal readonly record struct RewardSplit(UInt256 Indexer, UInt256 Delegators)
{
    /// <summary>
    /// Delegators get floor(rewards · cut / 10^6) if the pool has any shares; the indexer gets the rest. The cut is the
    /// delegators' part.
    /// </summary>
    public static RewardSplit Compute<TRecorder>(UInt256 rewards, UInt256 cut, UInt256 poolShares, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if (rewards.IsZero)
            return default;
        var delegators = poolShares.IsZero ? UInt256.Zero : UInt256.MulDivFloor(rewards, cut, Scale.Ppm);
        var indexer = rewards - delegators;
        if (TRecorder.Records)
        {
            recorder.Step(
                "delegators",
                "if(poolShares > 0, floor(rewards * cut / 1000000), 0)",
                delegators.ToString(),
                "the-graph section 9.6",
                ("poolShares", poolShares),
                ("rewards", rewards),
                ("cut", cut)
            );
            recorder.Annotate(title: "delegators' part", unit: "wei");
            recorder.Step(
                "indexer",
                "rewards - delegators",
                indexer.ToString(),
                "the-graph section 9.6",
                ("rewards", rewards),
                ("delegators", delegators)
            );
            recorder.Annotate(title: "indexer's part", unit: "wei");
        }
        return new RewardSplit(indexer, delegators);
    }
}
