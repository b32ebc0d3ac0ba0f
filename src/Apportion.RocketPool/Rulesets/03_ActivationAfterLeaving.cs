using Apportion.Core;

namespace Apportion.RocketPool.Rulesets;

/// <summary>
/// v3, delta on v2: minipools that activated after their node had left get nothing. The mirror case, a validator that
/// exited before its node joined, still wraps round to a full share.
/// </summary>
internal static class ActivationAfterLeaving
{
    public static RewardsRuleset Ruleset { get; } =
        ActiveSlots.Ruleset with
        {
            Name = "v3",
            Parent = "v2",
            Form = RulesetForm.Delta,
            Summary = "Minipools activated after their node left the Smoothing Pool get nothing.",
            Source = "rocket-pool section 8.5",
            Version = 3,
            ExcludesActivationAfterLeaving = true,
        };
}
