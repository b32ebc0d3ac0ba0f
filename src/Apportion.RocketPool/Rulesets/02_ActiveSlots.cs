using Apportion.Core;

namespace Apportion.RocketPool.Rulesets;

/// <summary>
/// v2, delta on v1: slots replace seconds and validators that were not active do not share. Its length of activity is
/// taken modulo 2^64, so a minipool that activated after its node had left gets a full share: the fault of mainnet
/// interval 4, reproduced because the chain voted for it.
/// </summary>
internal static class ActiveSlots
{
    public static RewardsRuleset Ruleset { get; } =
        Redstone.Ruleset with
        {
            Name = "v2",
            Parent = "v1",
            Form = RulesetForm.Delta,
            Summary = "Smoothing Pool by active slots; only validators active in the interval share.",
            Source = "rocket-pool sections 8.4, 8.5",
            Version = 2,
            SmoothingPool = SmoothingPoolRule.ActiveSlots,
            FiltersByValidatorState = true,
        };
}
