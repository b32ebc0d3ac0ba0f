using Apportion.Core;

namespace Apportion.RocketPool.Rulesets;

/// <summary>
/// v6, delta on v5: duties outside membership, or before the minipool was staking, are dropped, and an Oracle DAO
/// member's age counts from joining.
/// </summary>
internal static class StakingSince
{
    public static RewardsRuleset Ruleset { get; } =
        AttestationScores.Ruleset with
        {
            Name = "v6",
            Parent = "v5",
            Form = RulesetForm.Delta,
            Summary = "Duties count from the minipool's staking time; Oracle DAO age counts from joining.",
            Source = "rocket-pool sections 5, 8.7",
            Version = 6,
            OracleAgeCountsFromJoining = true,
            DropsDutiesOutsideMembership = true,
        };
}
