using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Stages;

/// <summary>One staking minipool of an eligible node under v1 to v4.</summary>
internal sealed class MembershipEntry
{
    public required int NodeIndex { get; init; }

    public required NodeFacts Node { get; init; }

    public required MinipoolFacts Minipool { get; init; }

    public required Membership Membership { get; init; }

    public required ValidatorActivity Activity { get; init; }

    public required DutyRecord Duties { get; init; }

    /// <summary>The share, scaled by 10^18; 0 when it does not take part.</summary>
    public required UInt256 Share { get; init; }

    /// <summary>Whether it takes part: active, with at least one duty.</summary>
    public bool Shares => Activity.Active && Duties.Total > 0;

    public UInt256 Eth { get; set; }

    public static MembershipEntry Of<TRecorder>(
        IntervalContext context,
        int nodeIndex,
        NodeFacts node,
        MinipoolFacts minipool,
        Membership membership,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var activity = ValidatorActivity.Of(context, minipool, membership);
        var duties = activity.Tracked ? context.State.Attestations.Of(minipool.Pubkey) : DutyRecord.None;
        var shares = activity.Active && duties.Total > 0;
        return new MembershipEntry
        {
            NodeIndex = nodeIndex,
            Node = node,
            Minipool = minipool,
            Membership = membership,
            Activity = activity,
            Duties = duties,
            Share = shares ? MinipoolShare.Compute(context, minipool, membership, activity, duties, recorder) : default,
        };
    }

    public MinipoolOutcome ToOutcome(IntervalContext context) =>
        new()
        {
            Address = Minipool.Address,
            Node = Node.Address,
            Pubkey = Minipool.Pubkey,
            Reason = ReasonIn(context),
            Active = Activity.Active,
            Good = Duties.Good,
            Missed = Duties.Missed,
            MissedSlots = () => DutyReduction.Sorted(Duties.MissedSlots.Span, new SlotRange(0, ulong.MaxValue)),
            StartSlot = Activity.Start,
            EndSlot = Activity.End,
            EthEarned = Eth,
        };

    /// <summary>The rule that decided this minipool's share.</summary>
    public string ReasonIn(IntervalContext context)
    {
        if (Activity.Reason is { } inactive)
        {
            return inactive;
        }

        if (Duties.Total == 0)
        {
            return OutcomeReason.NoDuty;
        }

        if (Duties.Good == 0)
        {
            return OutcomeReason.AllMissed;
        }

        return context.Ruleset.SmoothingPool == SmoothingPoolRule.MembershipSeconds
            ? Part(Membership.Seconds < Membership.IntervalSeconds(context))
            : ReasonBySlots(context);
    }

    private string ReasonBySlots(IntervalContext context)
    {
        if (Activity.Start > Activity.End)
        {
            return MembershipDistribution.ReasonOfWrap(Activity);
        }

        return Activity.Start == Activity.End
            ? OutcomeReason.EmptyWindow
            : Part(Activity.End - Activity.Start < MinipoolShare.IntervalSlots(context));
    }

    private static string Part(bool part) => part ? OutcomeReason.PartOfInterval : OutcomeReason.Share;
}
