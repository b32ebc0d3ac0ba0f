using Apportion.Core;

namespace Apportion.RocketPool.Rulesets;

/// <summary>
/// v4, delta on v3: collateral counts only minipools whose validator is active on the beacon chain at the snapshot.
/// Without any eligible node this follows the code as later maintained (the treasury takes the remainder); the first
/// release divided by zero.
/// </summary>
internal static class BeaconCollateral
{
    public static RewardsRuleset Ruleset { get; } =
        ActivationAfterLeaving.Ruleset with
        {
            Name = "v4",
            Parent = "v3",
            Form = RulesetForm.Delta,
            Summary = "Effective stake counts minipools active on the beacon chain at the snapshot.",
            Source = "rocket-pool section 6.2",
            Version = 4,
            EffectiveStake = EffectiveStakeRule.PerMinipoolLimits,
            CollateralNeedsActivation = true,
            NoEligibleNode = NoEligibleNodeRule.TreasuryTakesRemainder,
        };
}
