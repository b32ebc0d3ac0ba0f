using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Stages;

/// <summary>When a node was in the Smoothing Pool, as far as its last change tells.</summary>
/// <remarks>Source: spec rocket-pool sections 8.1 to 8.4 and 8.7.</remarks>
internal readonly record struct Membership
{
    private const ulong Forever = 1_000_000_000_000_000_000;

    /// <summary>Why the node is not eligible at all; null when it is.</summary>
    public string? Reason { get; private init; }

    public bool IsEligible => Reason is null;

    /// <summary>Seconds of membership in the interval (v1).</summary>
    public ulong Seconds { get; private init; }

    /// <summary>First slot of membership (v2 to v4).</summary>
    public ulong StartSlot { get; private init; }

    /// <summary>Last slot of membership (v2 to v4).</summary>
    public ulong EndSlot { get; private init; }

    /// <summary>Slots in which duties count (v5 on).</summary>
    public SlotRange Slots { get; private init; }

    public static Membership Of(IntervalContext context, NodeFacts node)
    {
        if (IsCheater(node))
        {
            return Excluded(OutcomeReason.Cheater);
        }

        if (!HasValidator(context, node))
        {
            return Excluded(OutcomeReason.NoStakingValidator);
        }

        return context.Ruleset.SmoothingPool switch
        {
            SmoothingPoolRule.MembershipSeconds => BySeconds(context, node),
            SmoothingPoolRule.ActiveSlots => BySlots(context, node),
            _ => new Membership { Slots = DutySlots(context.Beacon, node) },
        };
    }

    /// <summary>Seconds between the interval's two execution blocks, the length v1 prorates by.</summary>
    public static ulong IntervalSeconds(IntervalContext context) =>
        context.Interval.ExecutionEndTime - context.Interval.ExecutionStartTime;

    /// <summary>Source: spec rocket-pool section 8.2.</summary>
    public static bool IsCheater(NodeFacts node)
    {
        foreach (var minipool in node.Minipools)
        {
            if (minipool.IsStaking && minipool.PenaltyCount >= 3)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Source: spec rocket-pool section 8.7. Both bounds are inclusive; a node that never changed has none.</summary>
    private static SlotRange DutySlots(BeaconConstants beacon, NodeFacts node) =>
        node.OptedIn
            ? SlotRange.OfTimes(beacon, node.OptChangedTime, Forever)
            : SlotRange.OfTimes(beacon, 0, node.OptChangedTime);

    private static bool HasValidator(IntervalContext context, NodeFacts node) =>
        node.Minipools.Any(minipool => minipool.IsStaking)
        || (
            context.Ruleset.CountsMegapools
            && node.Megapool is { } megapool
            && megapool.Validators.Any(validator => validator.ReachedBeaconChain)
        );

    /// <summary>Source: spec rocket-pool section 8.3.</summary>
    private static Membership BySeconds(IntervalContext context, NodeFacts node)
    {
        var start = context.Interval.ExecutionStartTime;
        if (!node.OptedIn && node.OptChangedTime < start)
        {
            return Excluded(OutcomeReason.NotMember);
        }

        if (node.OptedIn && node.OptChangedTime > context.Interval.ExecutionEndTime)
        {
            throw Refusal.JoinedAfterSnapshot(node.Address.ToString(), context.Ruleset.Name);
        }

        var seconds = node.OptedIn
            ? context.Interval.ExecutionEndTime - node.OptChangedTime
            : node.OptChangedTime - start;
        return new Membership { Seconds = Math.Min(seconds, IntervalSeconds(context)) };
    }

    /// <summary>Source: spec rocket-pool section 8.4.</summary>
    private static Membership BySlots(IntervalContext context, NodeFacts node)
    {
        var first = context.Interval.ConsensusStartBlock;
        var last = context.Interval.ConsensusEndBlock;
        var beacon = context.Beacon;
        var changed = node.OptChangedTime == 0 ? 0 : (node.OptChangedTime - beacon.GenesisTime) / beacon.SecondsPerSlot;
        if (!node.OptedIn && first > changed)
        {
            return Excluded(OutcomeReason.NotMember);
        }

        return node.OptedIn
            ? new Membership { StartSlot = Math.Max(changed, first), EndSlot = last }
            : new Membership { StartSlot = first, EndSlot = Math.Min(changed, last) };
    }

    private static Membership Excluded(string reason) => new() { Reason = reason, Slots = new SlotRange(1, 0) };
}
