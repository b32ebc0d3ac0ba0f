using Apportion.TheGraph.Numbers;

namespace Apportion.TheGraph.Stages;

/// <summary>What the span since the last global update adds. Source: spec the-graph section 4.2.</summary>
/// <param name="Issued">rate · blocks, wei.</param>
/// <param name="Claimable">Growth of P, times 10^18, floored.</param>
/// <param name="Unclaimable">Wei that fall to nobody because nothing is signalled.</param>
/// <param name="Remainder">10^18 · issued − claimable · signal: issuance the floor keeps back, in 10^-18 wei.</param>
internal readonly record struct NewRewardsPerSignal(
    UInt256 Issued,
    UInt256 Claimable,
    UInt256 Unclaimable,
    UInt256 Remainder
)
{
    /// <summary>Computes the span of <paramref name="blocks"/> blocks at the rate and signal of this moment.</summary>
    public static NewRewardsPerSignal Compute<TRecorder>(UInt256 rate, ulong blocks, UInt256 signal, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if (blocks == 0 || rate.IsZero)
            return default;
        var issued = SafeMath.Multiply(rate, blocks);
        if (signal.IsZero)
            return new NewRewardsPerSignal(issued, UInt256.Zero, issued, UInt256.Zero);
        var claimable = SafeMath.MultiplyDivide(issued, Scale.One, signal, out var remainder);
        if (TRecorder.Records)
        {
            recorder.Step(
                "perSignal",
                "floor(rate * blocks * 1000000000000000000 / signal)",
                claimable.ToString(),
                "the-graph section 4.2",
                ("rate", rate),
                ("blocks", (UInt256)blocks),
                ("signal", signal)
            );
            recorder.Annotate(title: "new rewards per signalled token, times 10^18");
        }
        return new NewRewardsPerSignal(issued, claimable, UInt256.Zero, remainder);
    }
}
