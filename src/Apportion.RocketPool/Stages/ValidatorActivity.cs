using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Stages;

/// <summary>What the validator filter says of a staking minipool of an eligible node.</summary>
/// <param name="Tracked">Whether its duties are counted at all.</param>
/// <param name="Reason">Why it is inactive; null when it is active.</param>
/// <param name="Start">First slot of activity (v2 to v4).</param>
/// <param name="End">Last slot of activity (v2 to v4).</param>
/// <param name="ActivatedAfterWindow">Whether it activated after its node's window ended (v2 to v4).</param>
/// <remarks>Source: spec rocket-pool section 8.5.</remarks>
internal readonly record struct ValidatorActivity(
    bool Tracked,
    string? Reason,
    ulong Start = 0,
    ulong End = 0,
    bool ActivatedAfterWindow = false
)
{
    public bool Active => Reason is null;

    public static ValidatorActivity Of(IntervalContext context, MinipoolFacts minipool, Membership membership)
    {
        if (!context.Ruleset.FiltersByValidatorState)
        {
            return new ValidatorActivity(Tracked: true, Reason: null);
        }

        if (!context.State.Validators.TryGetValue(minipool.Pubkey, out var validator))
        {
            return new ValidatorActivity(Tracked: false, OutcomeReason.ValidatorMissing);
        }

        if (validator.IsPending)
        {
            return new ValidatorActivity(Tracked: false, OutcomeReason.ValidatorPending);
        }

        return context.Ruleset.SmoothingPool == SmoothingPoolRule.ActiveSlots
            ? InSlots(context, validator, membership)
            : InInterval(context, validator);
    }

    private static ValidatorActivity InSlots(IntervalContext context, ValidatorFacts validator, Membership membership)
    {
        if (NeverOrEarlier(context, validator) is { } reason)
        {
            return new ValidatorActivity(Tracked: true, reason);
        }

        var activation = context.Beacon.FirstSlotOf(validator.ActivationEpoch);
        var late = activation > membership.EndSlot;
        if (late && context.Ruleset.ExcludesActivationAfterLeaving)
        {
            return new ValidatorActivity(Tracked: true, OutcomeReason.ActivatedAfterLeaving);
        }

        var end =
            validator.ExitEpoch == BeaconConstants.FarFutureEpoch
                ? membership.EndSlot
                : Math.Min(membership.EndSlot, context.Beacon.FirstSlotOf(validator.ExitEpoch));
        return new ValidatorActivity(Tracked: true, null, Math.Max(membership.StartSlot, activation), end, late);
    }

    private static ValidatorActivity InInterval(IntervalContext context, ValidatorFacts validator)
    {
        var reason = NeverOrEarlier(context, validator);
        if (
            reason is null
            && context.Beacon.FirstSlotOf(validator.ActivationEpoch) > context.Interval.ConsensusEndBlock
        )
        {
            reason = OutcomeReason.ActivatesLater;
        }

        return new ValidatorActivity(Tracked: true, reason);
    }

    private static string? NeverOrEarlier(IntervalContext context, ValidatorFacts validator)
    {
        if (validator.ActivationEpoch == BeaconConstants.FarFutureEpoch)
        {
            return OutcomeReason.NotScheduled;
        }

        var exited =
            validator.ExitEpoch != BeaconConstants.FarFutureEpoch
            && context.Beacon.FirstSlotOf(validator.ExitEpoch) < context.Interval.ConsensusStartBlock;
        return exited ? OutcomeReason.ExitedEarlier : null;
    }
}
