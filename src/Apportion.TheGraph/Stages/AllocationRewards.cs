using Apportion.TheGraph.Numbers;

namespace Apportion.TheGraph.Stages;

/// <summary>What an open allocation may claim. Source: spec the-graph section 4.5.</summary>
internal static class AllocationRewards
{
    /// <summary>pending + floor((T − a) · tokens / 10^18), wei; the remainder is in 10^-18 wei.</summary>
    public static UInt256 Compute<TRecorder>(
        UInt256 accRewardsPerAllocatedToken,
        UInt256 snapshot,
        UInt256 tokens,
        UInt256 pending,
        TRecorder recorder,
        out UInt256 remainder
    )
        where TRecorder : struct, IRecorder
    {
        var growth = SafeMath.Subtract(accRewardsPerAllocatedToken, snapshot);
        var accrued = SafeMath.MultiplyDivide(growth, tokens, Scale.One, out remainder);
        var rewards = SafeMath.Add(pending, accrued);
        if (TRecorder.Records)
        {
            recorder.Step(
                "rewards",
                "pending + floor((T - a) * tokens / 1000000000000000000)",
                rewards.ToString(),
                "the-graph section 4.5",
                ("pending", pending),
                ("T", accRewardsPerAllocatedToken),
                ("a", snapshot),
                ("tokens", tokens)
            );
            recorder.Annotate(title: "rewards of the allocation", unit: "wei");
        }
        return rewards;
    }
}
