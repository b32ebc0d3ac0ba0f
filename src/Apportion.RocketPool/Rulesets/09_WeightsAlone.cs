using Apportion.Core;

namespace Apportion.RocketPool.Rulesets;

/// <summary>
/// v9, delta on v8: weights alone, and the file becomes SSZ with a leaf for every entry. The minimum collateral still
/// applies, as in the code in force at the time; later upstream code shares a weight function that dropped it.
/// </summary>
internal static class WeightsAlone
{
    public static RewardsRuleset Ruleset { get; } =
        WeightPhaseIn.Ruleset with
        {
            Name = "v9",
            Parent = "v8",
            Form = RulesetForm.Delta,
            Summary = "RPIP-30 node weights alone; SSZ rewards file.",
            Source = "rocket-pool sections 6.6, 11, 12",
            Version = 9,
            EffectiveStake = EffectiveStakeRule.None,
            FixedMaxCollateralFraction = null,
            Payout = CollateralPayout.Weight,
            LeavesOutWeightIfNobodyEligible = false,
            KeepsEmptyLeaves = true,
            ListsUnusedNetworks = false,
            HeaderCarriesSlotTimes = true,
        };
}
