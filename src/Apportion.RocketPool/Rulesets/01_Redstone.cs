using Apportion.Core;

namespace Apportion.RocketPool.Rulesets;

/// <summary>
/// v1, copy: the first rewards tree. Collateral by the contract's effective stake, the Smoothing Pool by seconds of
/// membership, no look at what validators did on the beacon chain except for participation.
/// </summary>
internal static class Redstone
{
    public static RewardsRuleset Ruleset { get; } =
        new()
        {
            Name = "v1",
            Form = RulesetForm.Copy,
            Summary = "Contract effective stake; Smoothing Pool by seconds of membership and participation.",
            Source = "rocket-pool sections 6.1, 8.3, 9.1",
            Version = 1,
            FileVersion = 1,
            EffectiveStake = EffectiveStakeRule.FromContract,
            CollateralNeedsActivation = false,
            Payout = CollateralPayout.EffectiveStake,
            OracleAgeCountsFromJoining = false,
            NodeAgeEndsAtSlotTime = false,
            NoEligibleNode = NoEligibleNodeRule.Refuse,
            NeedsPendingRpl = false,
            Tolerance = ToleranceRule.Minipools,
            SmoothingPool = SmoothingPoolRule.MembershipSeconds,
            FiltersByValidatorState = false,
            ExcludesActivationAfterLeaving = false,
            DropsDutiesOutsideMembership = false,
            ListsUnusedNetworks = true,
        };
}
