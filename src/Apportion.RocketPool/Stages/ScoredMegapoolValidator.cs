using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Stages;

/// <summary>One tracked validator of an eligible node's megapool, with its score (v11).</summary>
/// <remarks>Source: spec rocket-pool sections 8.7 and 9.4.</remarks>
internal sealed class ScoredMegapoolValidator
{
    public required NodeFacts Node { get; init; }

    public required MegapoolFacts Megapool { get; init; }

    public required MegapoolValidatorFacts Validator { get; init; }

    public required MegapoolScore PerDuty { get; init; }

    public required SlotRange Window { get; init; }

    public required DutyRecord Duties { get; init; }

    public required ulong Good { get; init; }

    public required ulong Missed { get; init; }

    public required UInt256 Score { get; init; }

    public UInt256 Eth { get; set; }

    /// <summary>Whether the ruleset looks at a validator at all.</summary>
    public static bool IsTracked(IntervalContext context, MegapoolValidatorFacts validator) =>
        validator.ReachedBeaconChain && context.State.Validators.ContainsKey(validator.Pubkey);

    public static ScoredMegapoolValidator Of<TRecorder>(
        IntervalContext context,
        NodeFacts node,
        MegapoolFacts megapool,
        MegapoolValidatorFacts validator,
        Membership membership,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var counts = validator.Staked && !context.State.Validators[validator.Pubkey].IsPending;
        var duties = counts ? context.State.Attestations.Of(validator.Pubkey) : DutyRecord.None;
        var good = DutyReduction.CountIn(duties.SuccessSlots.Span, membership.Slots);
        var perDuty = MegapoolScore.Compute(megapool, context.Protocol, recorder);
        var score = perDuty.Node * good;
        if (TRecorder.Records)
        {
            recorder.Fact(
                "good",
                good.ToString(CultureInfo.InvariantCulture),
                StateFields.Validator(validator.Pubkey.ToString(), "successful duties while a member")
            );
            recorder.Step(
                "attestationScore",
                "good * score",
                score.ToString(),
                "spec rocket-pool section 9.4",
                new Term("good", good),
                ("score", perDuty.Node)
            );
        }

        return new ScoredMegapoolValidator
        {
            Node = node,
            Megapool = megapool,
            Validator = validator,
            PerDuty = perDuty,
            Window = membership.Slots,
            Duties = duties,
            Good = good,
            Missed = DutyReduction.CountIn(duties.MissedSlots.Span, membership.Slots),
            Score = score,
        };
    }

    public MegapoolValidatorOutcome ToOutcome() =>
        new()
        {
            Megapool = Megapool.Address,
            Node = Node.Address,
            Pubkey = Validator.Pubkey,
            Reason = Reason(),
            Good = Good,
            Missed = Missed,
            MissedSlots = () => DutyReduction.Sorted(Duties.MissedSlots.Span, Window),
            AttestationScore = Score,
            EthEarned = Eth,
        };

    private string Reason() =>
        !Validator.Staked ? OutcomeReason.NotStaked
        : Good + Missed == 0 ? OutcomeReason.NoDuty
        : Good == 0 ? OutcomeReason.AllMissed
        : OutcomeReason.Share;
}
