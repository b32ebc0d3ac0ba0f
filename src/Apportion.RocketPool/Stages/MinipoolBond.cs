using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Stages;

/// <summary>The bond and commission of a minipool at a time, of which the last change is known.</summary>
/// <param name="Bond">Bond in wei.</param>
/// <param name="Fee">Commission, scaled by 10^18.</param>
/// <remarks>Source: spec rocket-pool section 8.7.</remarks>
internal readonly record struct MinipoolBond(UInt256 Bond, UInt256 Fee)
{
    /// <summary>Values before the last reduction. A previous fee of zero was not recorded: the current one holds.</summary>
    public static MinipoolBond Before(MinipoolFacts minipool) =>
        new(
            minipool.LastBondReductionPrevValue,
            minipool.LastBondReductionPrevNodeFee.IsZero ? minipool.NodeFee : minipool.LastBondReductionPrevNodeFee
        );

    /// <summary>Values at the snapshot.</summary>
    public static MinipoolBond Current(MinipoolFacts minipool) => new(minipool.NodeDepositBalance, minipool.NodeFee);

    /// <summary>Values at <paramref name="time"/>: the previous ones while the reduction still lies ahead.</summary>
    public static MinipoolBond At(MinipoolFacts minipool, ulong time) =>
        minipool.LastBondReductionTime > time ? Before(minipool) : Current(minipool);

    /// <summary>First slot in which the current values hold.</summary>
    public static ulong FirstCurrentSlot(BeaconConstants beacon, MinipoolFacts minipool) =>
        SlotRange.FirstSlotFrom(beacon, minipool.LastBondReductionTime);

    /// <summary>States where bond and commission come from.</summary>
    public void Record<TRecorder>(MinipoolFacts minipool, bool previous, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        recorder.Fact(
            "bond",
            Bond.ToString(),
            StateFields.Minipool(minipool.Address, previous ? "lastBondReductionPrevValue" : "nodeDepositBalance")
        );
        recorder.Fact(
            "nodeFee",
            Fee.ToString(),
            StateFields.Minipool(
                minipool.Address,
                previous && !minipool.LastBondReductionPrevNodeFee.IsZero ? "lastBondReductionPrevNodeFee" : "nodeFee"
            )
        );
    }
}
