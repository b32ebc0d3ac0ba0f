using System.Globalization;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.RocketPool;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;

namespace Apportion.Cli.RocketPool;

/// <summary>One state under two rulesets, or under every ruleset against the one before it.</summary>
internal static class RulesetDiff
{
    /// <summary>Two rulesets, <c>A,B</c>: who gains and loses, which minipools and which rule caused it.</summary>
    public static int Run(Invocation run, string path, RulesetPair rulesets, ulong? interval)
    {
        var state = StateInputs.Read(run, path);
        var difference = RocketPoolEngine.Diff(
            state,
            RewardsRulesets.Parse(rulesets.Left),
            RewardsRulesets.Parse(rulesets.Right),
            interval
        );
        // A difference between two rulesets is an answer, not a discrepancy in something published.
        return run.Show(MinipoolCauses.View(difference));
    }

    /// <summary>Every ruleset against its parent; one that has no result is told with the reason.</summary>
    public static int RunAll(Invocation run, string path, ulong? interval)
    {
        var state = StateInputs.Read(run, path);
        return run.Show(RulesetLadder.View(Steps(state, interval)));
    }

    private static List<RulesetStep> Steps(NetworkState state, ulong? interval)
    {
        var steps = new List<RulesetStep>();
        for (var i = 1; i < RewardsRulesets.All.Count; i++)
        {
            var (left, right) = (RewardsRulesets.All[i - 1], RewardsRulesets.All[i]);
            try
            {
                steps.Add(new RulesetStep(left, right, RocketPoolEngine.Diff(state, left, right, interval), null));
            }
            catch (ApportionException e)
            {
                steps.Add(new RulesetStep(left, right, null, e.Finding));
            }
        }

        return steps;
    }
}
