using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Numbers;

namespace Apportion.RocketPool.Stages;

/// <summary>The RPIP-30 weight of a node's staked RPL: linear up to 15 % of borrowed ETH, logarithmic beyond.</summary>
/// <remarks>Source: spec rocket-pool section 6.5.</remarks>
internal static class NodeWeight
{
    private static readonly UInt256 KneePercent = (UInt256)15 * Wei.One;
    private static readonly UInt256 LogarithmShift = (UInt256)13 * Wei.One;
    private static readonly UInt256 LogarithmOffset = (UInt256)13_613_700_000_000_000_000UL;

    /// <summary>The weight before proration by age, scaled by 10^18. <paramref name="borrowed"/> is not zero.</summary>
    public static UInt256 Compute<TRecorder>(UInt256 borrowed, UInt256 stake, UInt256 rplPrice, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var value = StakedRplValue.InEth(stake, rplPrice, recorder);
        var percent = StakedRplValue.PercentOf(borrowed, value, recorder);
        if (percent <= KneePercent)
        {
            var linear = (UInt256)100 * value;
            if (TRecorder.Records)
            {
                recorder.Step(
                    "rawWeight",
                    "100 * stakedRplValue",
                    linear.ToString(),
                    "spec rocket-pool section 6.5",
                    ("stakedRplValue", value)
                );
                recorder.Annotate(title: "Weight at or below 15 % of borrowed ETH");
            }

            return linear;
        }

        return Logarithmic(borrowed, percent, recorder);
    }

    private static UInt256 Logarithmic<TRecorder>(UInt256 borrowed, UInt256 percent, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var logarithm = FixedPointLog.Ln(percent - LogarithmShift);
        var weight = UInt256.MulDivFloor(LogarithmOffset + (UInt256)2 * logarithm, borrowed, Wei.One);
        if (TRecorder.Records)
        {
            recorder.Step(
                "logarithm",
                "rp.ln(percentOfBorrowed - 13000000000000000000)",
                logarithm.ToString(),
                "spec rocket-pool section 6.8",
                ("percentOfBorrowed", percent)
            );
            recorder.Step(
                "rawWeight",
                "floor((13613700000000000000 + 2 * logarithm) * borrowed / 1000000000000000000)",
                weight.ToString(),
                "spec rocket-pool section 6.5",
                ("logarithm", logarithm),
                ("borrowed", borrowed)
            );
            recorder.Annotate(title: "Weight above 15 % of borrowed ETH");
        }

        return weight;
    }
}
