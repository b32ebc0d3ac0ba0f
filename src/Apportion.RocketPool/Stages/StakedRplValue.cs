using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Numbers;

namespace Apportion.RocketPool.Stages;

/// <summary>The value of staked RPL in ETH, and as a percentage of borrowed ETH.</summary>
/// <remarks>Source: spec rocket-pool sections 6.5 and 9.3.</remarks>
internal static class StakedRplValue
{
    /// <summary>Value in wei of ETH, rounded down.</summary>
    public static UInt256 InEth<TRecorder>(UInt256 stake, UInt256 rplPrice, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var value = UInt256.MulDivFloor(stake, rplPrice, Wei.One);
        if (TRecorder.Records)
        {
            recorder.Fact("rplPrice", rplPrice.ToString(), StateFields.Protocol("rplPrice"));
            recorder.Step(
                "stakedRplValue",
                "floor(rplStake * rplPrice / 1000000000000000000)",
                value.ToString(),
                "spec rocket-pool section 6.5",
                ("rplStake", stake),
                ("rplPrice", rplPrice)
            );
            recorder.Annotate(title: "Staked RPL valued in ETH", unit: "wei ETH");
        }

        return value;
    }

    /// <summary>Percentage of <paramref name="borrowed"/>, scaled by 10^18, rounded down; 0 when nothing is borrowed.</summary>
    public static UInt256 PercentOf<TRecorder>(UInt256 borrowed, UInt256 value, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var percent = borrowed.IsZero ? default : UInt256.MulDivFloor(value, Wei.Hundred, borrowed);
        if (TRecorder.Records)
        {
            recorder.Step(
                "percentOfBorrowed",
                borrowed.IsZero ? "0" : "floor(stakedRplValue * 100000000000000000000 / borrowed)",
                percent.ToString(),
                "spec rocket-pool section 6.5",
                ("stakedRplValue", value),
                ("borrowed", borrowed)
            );
            recorder.Annotate(title: "Staked RPL as a percentage of borrowed ETH", unit: "% * 10^18");
        }

        return percent;
    }
}
