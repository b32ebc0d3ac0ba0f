using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Numbers;

namespace Apportion.RocketPool.Stages;

/// <summary>ETH that a node borrows through its megapool: user capital less what waits in prestake.</summary>
/// <remarks>Source: spec rocket-pool section 6.7.</remarks>
internal static class MegapoolBorrowing
{
    /// <summary>
    /// Minipool borrowing and megapool borrowing together, in wei; 0 where the prestake requests exceed the capital
    /// (the rule gives such a node no weight).
    /// </summary>
    public static UInt256 AddTo<TRecorder>(UInt256 minipoolBorrowed, NodeFacts node, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if (node.Megapool is not { } megapool)
        {
            return minipoolBorrowed;
        }

        var prestaked = InPrestake(megapool);
        var borrowed = UInt256.SaturatingSubtract(minipoolBorrowed + megapool.UserCapital, prestaked);
        if (TRecorder.Records)
        {
            recorder.Fact(
                "userCapital",
                megapool.UserCapital.ToString(),
                StateFields.Node(node.Address, "megapool.userCapital")
            );
            recorder.Fact(
                "inPrestake",
                prestaked.ToString(),
                StateFields.Node(node.Address, "megapool.validators in prestake")
            );
            recorder.Step(
                "totalBorrowed",
                "max(0, borrowed + userCapital - inPrestake)",
                borrowed.ToString(),
                "spec rocket-pool section 6.7",
                ("borrowed", minipoolBorrowed),
                ("userCapital", megapool.UserCapital),
                ("inPrestake", prestaked)
            );
            // The weight's formulas call the sum "borrowed", as v8 does.
            recorder.Step(
                "borrowed",
                "totalBorrowed",
                borrowed.ToString(),
                "spec rocket-pool section 6.7",
                ("totalBorrowed", borrowed)
            );
        }

        return borrowed;
    }

    private static UInt256 InPrestake(MegapoolFacts megapool)
    {
        UInt256 milliEth = default;
        foreach (var validator in megapool.Validators)
        {
            if (validator.InPrestake)
            {
                milliEth += (UInt256)(validator.LastRequestedValueMilliEth - validator.LastRequestedBondMilliEth);
            }
        }

        return milliEth * Wei.MilliEth;
    }
}
