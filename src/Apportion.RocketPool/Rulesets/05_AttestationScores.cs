using Apportion.Core;

namespace Apportion.RocketPool.Rulesets;

/// <summary>
/// v5, delta on v4: bonds may differ, so limits are sums of ETH, and the Smoothing Pool is shared by a score for every
/// attestation made while a member.
/// </summary>
internal static class AttestationScores
{
    public static RewardsRuleset Ruleset { get; } =
        BeaconCollateral.Ruleset with
        {
            Name = "v5",
            Parent = "v4",
            Form = RulesetForm.Delta,
            Summary = "Variable bonds; Smoothing Pool by attestation scores.",
            Source = "rocket-pool sections 6.3, 8.7, 9.2",
            Version = 5,
            EffectiveStake = EffectiveStakeRule.BondLimits,
            NodeAgeEndsAtSlotTime = true,
            NoEligibleNode = NoEligibleNodeRule.Refuse,
            SmoothingPool = SmoothingPoolRule.AttestationScores,
        };
}
