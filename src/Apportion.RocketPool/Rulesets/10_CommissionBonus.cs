using Apportion.Core;

namespace Apportion.RocketPool.Rulesets;

/// <summary>v10, delta on v9: RPIP-62 raises the commission of bonds below 16 ETH with staked RPL, also on consensus income.</summary>
internal static class CommissionBonus
{
    public static RewardsRuleset Ruleset { get; } =
        WeightsAlone.Ruleset with
        {
            Name = "v10",
            Parent = "v9",
            Form = RulesetForm.Delta,
            Summary = "RPIP-62: bonus commission for bonds below 16 ETH.",
            Source = "rocket-pool section 9.3",
            Version = 10,
            RaisesCommissionOfSmallBonds = true,
            ConsensusBonus = ConsensusBonusRule.Always,
        };
}
