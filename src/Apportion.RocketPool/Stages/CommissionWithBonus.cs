using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Numbers;

namespace Apportion.RocketPool.Stages;

/// <summary>The commission that a bond below 16 ETH gets at least: 10 % to 14 %, by staked RPL (RPIP-62).</summary>
/// <remarks>Source: spec rocket-pool section 9.3.</remarks>
public static class CommissionWithBonus
{
    private static readonly UInt256 Base = (UInt256)100_000_000_000_000_000UL;
    private static readonly UInt256 Span = (UInt256)40_000_000_000_000_000UL;
    private static readonly UInt256 FullPercent = (UInt256)10 * Wei.One;

    /// <summary>Most a commission with bonus may be: 14 %, scaled by 10^18.</summary>
    internal static UInt256 Limit => Base + Span;

    /// <summary>The commission, scaled by 10^18; <paramref name="fee"/> itself for a bond of 16 ETH or more.</summary>
    /// <param name="bond">Bond in wei.</param>
    /// <param name="fee">Commission without bonus, scaled by 10^18.</param>
    /// <param name="percent">Staked RPL in percent of borrowed ETH, scaled by 10^18.</param>
    /// <param name="recorder">Takes note of the computation.</param>
    public static UInt256 Compute<TRecorder>(UInt256 bond, UInt256 fee, UInt256 percent, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var commission =
            bond >= Wei.Sixteen
                ? fee
                : UInt256.Max(fee, Base + UInt256.MulDivFloor(Span, UInt256.Min(FullPercent, percent), FullPercent));
        if (TRecorder.Records)
        {
            recorder.Step(
                "fee",
                "if(bond >= 16000000000000000000, nodeFee, max(nodeFee, 100000000000000000 + "
                    + "floor(40000000000000000 * min(10000000000000000000, percentOfBorrowed) / 10000000000000000000)))",
                commission.ToString(),
                "spec rocket-pool section 9.3",
                ("bond", bond),
                ("nodeFee", fee),
                ("percentOfBorrowed", percent)
            );
            recorder.Annotate(title: "Commission with bonus");
        }

        return commission;
    }
}
