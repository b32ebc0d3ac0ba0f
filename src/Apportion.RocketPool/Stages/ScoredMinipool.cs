using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Stages;

/// <summary>One staking minipool of an eligible node from v5 on, with its score.</summary>
/// <remarks>Source: spec rocket-pool section 8.7.</remarks>
internal sealed class ScoredMinipool
{
    public required NodeFacts Node { get; init; }

    public required MinipoolFacts Minipool { get; init; }

    public required ValidatorActivity Activity { get; init; }

    /// <summary>Slots in which its duties score.</summary>
    public required SlotRange Window { get; init; }

    /// <summary>Duties of the whole interval; none when it is not tracked.</summary>
    public required DutyRecord Duties { get; init; }

    /// <summary>Successful duties that the performance file lists.</summary>
    public required ulong Good { get; init; }

    /// <summary>Missed duties that the performance file lists.</summary>
    public required ulong Missed { get; init; }

    /// <summary>Successful duties that score.</summary>
    public required ulong Scored { get; init; }

    /// <summary>Sum of the scores, scaled by 10^18.</summary>
    public required UInt256 Score { get; init; }

    public UInt256 Eth { get; set; }

    public ConsensusBonusOutcome? Bonus { get; set; }

    /// <summary>Whether it is paid: active, with at least one listed duty.</summary>
    public bool Pays => Activity.Active && Good + Missed > 0;

    public static ScoredMinipool Of<TRecorder>(
        IntervalContext context,
        NodeFacts node,
        MinipoolFacts minipool,
        Membership membership,
        UInt256 percentOfBorrowed,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var drops = context.Ruleset.DropsDutiesOutsideMembership;
        var activity = ValidatorActivity.Of(context, minipool, membership);
        var duties = activity.Tracked ? context.State.Attestations.Of(minipool.Pubkey) : DutyRecord.None;
        var window = drops ? SinceStaking(context, minipool, membership.Slots) : membership.Slots;
        var split = MinipoolBond.FirstCurrentSlot(context.Beacon, minipool);
        var (before, from) = DutyReduction.Count(duties.SuccessSlots.Span, window, split);
        var score = Sum(context, minipool, before, from, percentOfBorrowed, recorder);
        return new ScoredMinipool
        {
            Node = node,
            Minipool = minipool,
            Activity = activity,
            Window = window,
            Duties = duties,
            Good = drops ? before + from : duties.Good,
            Missed = drops ? DutyReduction.CountIn(duties.MissedSlots.Span, window) : duties.Missed,
            Scored = before + from,
            Score = score,
        };
    }

    /// <summary>The window cut to the time since the minipool is staking. Source: spec rocket-pool section 8.7.</summary>
    private static SlotRange SinceStaking(IntervalContext context, MinipoolFacts minipool, SlotRange window) =>
        window.Intersect(new SlotRange(SlotRange.FirstSlotFrom(context.Beacon, minipool.StatusTime), ulong.MaxValue));

    private static UInt256 Sum<TRecorder>(
        IntervalContext context,
        MinipoolFacts minipool,
        ulong before,
        ulong from,
        UInt256 percentOfBorrowed,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var old = ScoreOf(context, minipool, before, previous: true, percentOfBorrowed, recorder);
        var current = ScoreOf(context, minipool, from, previous: false, percentOfBorrowed, recorder);
        var sum = (UInt256)before * old + (UInt256)from * current;
        if (TRecorder.Records)
        {
            var source = StateFields.Validator(minipool.Pubkey.ToString(), "successful duties while a member");
            recorder.Fact("goodBefore", before.ToString(CultureInfo.InvariantCulture), source);
            recorder.Fact("good", from.ToString(CultureInfo.InvariantCulture), source);
            recorder.Step(
                "attestationScore",
                "goodBefore * scoreBefore + good * score",
                sum.ToString(),
                "spec rocket-pool section 8.7",
                new Term("goodBefore", before),
                ("scoreBefore", old),
                new Term("good", from),
                ("score", current)
            );
            recorder.Annotate(title: "Score of all attestations made while a member");
        }

        return sum;
    }

    private static UInt256 ScoreOf<TRecorder>(
        IntervalContext context,
        MinipoolFacts minipool,
        ulong duties,
        bool previous,
        UInt256 percentOfBorrowed,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        if (duties == 0)
        {
            return default;
        }

        var values = previous ? MinipoolBond.Before(minipool) : MinipoolBond.Current(minipool);
        var fee = values.Fee;
        if (TRecorder.Records)
        {
            values.Record(minipool, previous, recorder);
        }

        if (context.Ruleset.RaisesCommissionOfSmallBonds)
        {
            fee = CommissionWithBonus.Compute(values.Bond, fee, percentOfBorrowed, recorder);
        }

        return AttestationScore.Compute(values.Bond, fee, previous ? "scoreBefore" : "score", recorder);
    }

    public MinipoolOutcome ToOutcome(IntervalContext context)
    {
        var listed = context.Ruleset.DropsDutiesOutsideMembership ? Window : new SlotRange(0, ulong.MaxValue);
        return new MinipoolOutcome
        {
            Address = Minipool.Address,
            Node = Node.Address,
            Pubkey = Minipool.Pubkey,
            Reason = Reason(context),
            Active = Activity.Active,
            Good = Good,
            Missed = Missed,
            MissedSlots = () => DutyReduction.Sorted(Duties.MissedSlots.Span, listed),
            AttestationScore = Score,
            EthEarned = Eth,
            Bonus = Bonus,
        };
    }

    private string Reason(IntervalContext context)
    {
        if (Activity.Reason is { } inactive)
        {
            return inactive;
        }

        var interval = new SlotRange(context.Interval.ConsensusStartBlock, context.Interval.ConsensusEndBlock);
        if (Window.Intersect(interval).IsEmpty)
        {
            return OutcomeReason.NotMember;
        }

        if (Good + Missed == 0)
        {
            return OutcomeReason.NoDuty;
        }

        if (Scored == 0)
        {
            return OutcomeReason.AllMissed;
        }

        return Window.Intersect(interval) == interval ? OutcomeReason.Share : OutcomeReason.PartOfInterval;
    }
}
