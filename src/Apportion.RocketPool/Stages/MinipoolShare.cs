using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Numbers;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Stages;

/// <summary>The share of one minipool under v1 to v4: one plus its fee, scaled by time, then by participation.</summary>
/// <remarks>Source: spec rocket-pool section 9.1. Two floors, time first.</remarks>
internal static class MinipoolShare
{
    /// <summary>The share, scaled by 10^18.</summary>
    public static UInt256 Compute<TRecorder>(
        IntervalContext context,
        MinipoolFacts minipool,
        Membership membership,
        ValidatorActivity activity,
        DutyRecord duties,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var (active, length) =
            context.Ruleset.SmoothingPool == SmoothingPoolRule.MembershipSeconds
                ? (membership.Seconds, Membership.IntervalSeconds(context))
                : (ActiveLength(activity), IntervalSlots(context));
        var full = Wei.One + minipool.NodeFee;
        var timed = active < length ? UInt256.MulDivFloor(full, active, length) : full;
        var share = duties.Missed > 0 ? UInt256.MulDivFloor(timed, duties.Good, duties.Total) : timed;
        if (TRecorder.Records)
        {
            Record(context, minipool, activity, active, length, full, timed, duties, share, recorder);
        }

        return share;
    }

    /// <summary>Slots of the whole interval as v2 to v4 count them.</summary>
    public static ulong IntervalSlots(IntervalContext context) =>
        context.Interval.ConsensusEndBlock - context.Interval.ConsensusStartBlock;

    /// <summary>
    /// Length of activity in unsigned 64-bit arithmetic. When the start lies after the end the difference wraps to a
    /// huge number and the minipool gets a full share: the fault of v2 that interval 4 was voted with, and its mirror
    /// that v3 and v4 still have.
    /// </summary>
    /// <remarks>Source: spec rocket-pool section 8.5, "the v2 ambiguity".</remarks>
    public static ulong ActiveLength(ValidatorActivity activity) => unchecked(activity.End - activity.Start);

    private static void Record<TRecorder>(
        IntervalContext context,
        MinipoolFacts minipool,
        ValidatorActivity activity,
        ulong active,
        ulong length,
        UInt256 full,
        UInt256 timed,
        DutyRecord duties,
        UInt256 share,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        recorder.Fact("nodeFee", minipool.NodeFee.ToString(), StateFields.Minipool(minipool.Address, "nodeFee"));
        recorder.Step(
            "fullShare",
            "1000000000000000000 + nodeFee",
            full.ToString(),
            "spec rocket-pool section 9.1",
            ("nodeFee", minipool.NodeFee)
        );
        if (context.Ruleset.SmoothingPool == SmoothingPoolRule.MembershipSeconds)
        {
            recorder.Fact(
                "activeTime",
                active.ToString(CultureInfo.InvariantCulture),
                StateFields.Interval("seconds of membership")
            );
            recorder.Fact(
                "intervalLength",
                length.ToString(CultureInfo.InvariantCulture),
                StateFields.Interval("executionEndTime - executionStartTime")
            );
        }
        else
        {
            RecordSlots(activity, active, recorder);
            recorder.Fact(
                "intervalLength",
                length.ToString(CultureInfo.InvariantCulture),
                StateFields.Interval("consensusEndBlock - consensusStartBlock")
            );
        }

        recorder.Step(
            "timedShare",
            active < length ? "floor(fullShare * activeTime / intervalLength)" : "fullShare",
            timed.ToString(),
            "spec rocket-pool section 9.1",
            new Term("activeTime", active),
            new Term("intervalLength", length),
            ("fullShare", full)
        );
        RecordParticipation(minipool, duties, timed, share, recorder);
        recorder.Annotate(title: "Share, time first, then participation in the whole interval");
    }

    private static void RecordParticipation<TRecorder>(
        MinipoolFacts minipool,
        DutyRecord duties,
        UInt256 timed,
        UInt256 share,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        recorder.Fact(
            "good",
            duties.Good.ToString(CultureInfo.InvariantCulture),
            StateFields.Validator(minipool.Pubkey.ToString(), "attestations")
        );
        recorder.Fact(
            "missed",
            duties.Missed.ToString(CultureInfo.InvariantCulture),
            StateFields.Validator(minipool.Pubkey.ToString(), "attestations")
        );
        recorder.Step(
            "share",
            duties.Missed > 0 ? "floor(timedShare * good / (good + missed))" : "timedShare",
            share.ToString(),
            "spec rocket-pool section 9.1",
            new Term("missed", duties.Missed),
            ("timedShare", timed),
            new Term("good", duties.Good)
        );
    }

    private static void RecordSlots<TRecorder>(ValidatorActivity activity, ulong active, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        recorder.Fact(
            "startSlot",
            activity.Start.ToString(CultureInfo.InvariantCulture),
            FactSource.Rule("spec rocket-pool sections 8.4, 8.5")
        );
        recorder.Fact(
            "endSlot",
            activity.End.ToString(CultureInfo.InvariantCulture),
            FactSource.Rule("spec rocket-pool sections 8.4, 8.5")
        );
        recorder.Step(
            "activeTime",
            "bits(endSlot - startSlot, 64)",
            active.ToString(CultureInfo.InvariantCulture),
            "spec rocket-pool section 8.5",
            new Term("endSlot", activity.End),
            new Term("startSlot", activity.Start)
        );
        if (activity.Start > activity.End)
        {
            recorder.Annotate(
                title: "Active slots",
                reason: MembershipDistribution.ReasonOfWrap(activity),
                note: "The start lies after the end; the ruleset's unsigned 64-bit subtraction wraps round, so the "
                    + "minipool gets a full share."
            );
        }
    }
}
