using Apportion.Core;
using Apportion.RocketPool.Reports;
using Apportion.RocketPool.Rulesets;

namespace Apportion.Cli.RocketPool;

/// <summary>A ruleset against the one before it, or why one of them has no result.</summary>
internal sealed record RulesetStep(
    RewardsRuleset Left,
    RewardsRuleset Right,
    RulesetDifference? Difference,
    Finding? Refusal
);
