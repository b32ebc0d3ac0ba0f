using Apportion.Core;

namespace Apportion.RocketPool.Rulesets;

/// <summary>
/// v7, delta on v6: a validator that merely exists counts as collateral; without any eligible node the treasury gets
/// the pot. That branch subtracts the Oracle DAO's amount once too often, so the amount reaches nobody; reproduced.
/// </summary>
internal static class PendingCollateral
{
    public static RewardsRuleset Ruleset { get; } =
        StakingSince.Ruleset with
        {
            Name = "v7",
            Parent = "v6",
            Form = RulesetForm.Delta,
            Summary = "Pending validators count as collateral; the treasury gets a pot nobody is eligible for.",
            Source = "rocket-pool sections 6.4, 7",
            Version = 7,
            FileVersion = 2,
            CollateralNeedsActivation = false,
            NoEligibleNode = NoEligibleNodeRule.TreasuryLessOracleAmount,
            NeedsPendingRpl = true,
            Tolerance = ToleranceRule.NodesOrMinipools,
        };
}
