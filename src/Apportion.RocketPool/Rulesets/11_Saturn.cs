using Apportion.Core;

namespace Apportion.RocketPool.Rulesets;

/// <summary>
/// v11, delta on v10: megapools, voter share and treasury share of the Smoothing Pool; no minimum collateral for
/// weights; the treasury branch no longer loses the Oracle DAO's amount; consensus bonuses end after four intervals.
/// </summary>
internal static class Saturn
{
    public static RewardsRuleset Ruleset { get; } =
        CommissionBonus.Ruleset with
        {
            Name = "v11",
            Parent = "v10",
            Form = RulesetForm.Delta,
            Summary = "Saturn: megapools, voter share and treasury share.",
            Source = "rocket-pool sections 6.7, 9.4",
            Version = 11,
            FileVersion = 4,
            WeightNeedsMinimumCollateral = false,
            CountsMegapools = true,
            NoEligibleNode = NoEligibleNodeRule.TreasuryAndNodePot,
            Tolerance = ToleranceRule.NodesOrMinipoolsDoubled,
            InclusionLimit = null,
            ConsensusBonus = ConsensusBonusRule.GracePeriod,
        };
}
