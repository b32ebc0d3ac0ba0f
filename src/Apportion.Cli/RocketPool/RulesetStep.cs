using Apportion.Core;
using Apportion.RocketPool.Rulesets;
using Apportion.RocketPool.State;

namespace Apportion.Cli.RocketPool;

/// <summary>A ruleset against the one before it, or why one of them has no result.</summary>
internal sealed record RulesetStep(
    RewardsRuleset Left,
    RewardsRuleset Right,
    RulesetDifference? Difference,
    Finding? Refusal
);
