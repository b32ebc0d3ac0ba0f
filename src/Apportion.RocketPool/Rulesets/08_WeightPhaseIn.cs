using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Rulesets;

/// <summary>v8, delta on v7: RPIP-30 weights replace the effective stake in six steps.</summary>
internal static class WeightPhaseIn
{
    public static RewardsRuleset Ruleset { get; } =
        PendingCollateral.Ruleset with
        {
            Name = "v8",
            Parent = "v7",
            Form = RulesetForm.Delta,
            Summary = "RPIP-30 node weights, phased in over six intervals.",
            Source = "rocket-pool section 6.5",
            Version = 8,
            FileVersion = 3,
            FixedMaxCollateralFraction = (UInt256)1_500_000_000_000_000_000UL,
            Payout = CollateralPayout.PhasedWeight,
            WeightNeedsMinimumCollateral = true,
            InclusionLimit = 32,
            RecordsNodeWeight = true,
            LeavesOutWeightIfNobodyEligible = true,
        };
}
