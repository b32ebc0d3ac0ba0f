using System.Globalization;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.RocketPool;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;

namespace Apportion.Cli.RocketPool;

/// <summary>One state under two rulesets, or under every ruleset against the one before it.</summary>
internal static class RulesetDiff
{
    /// <summary>Two rulesets, <c>A,B</c>: who gains and loses, which minipools and which rule caused it.</summary>
    public static int Run(Invocation run, string path, string rulesets, ulong? interval)
    {
        var names = rulesets.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length != 2)
        {
            throw ApportionException.Malformed(
                "rocketpool.diff.rulesets",
                "--rulesets",
                "two rulesets, separated by a comma",
                rulesets,
                "write for example --rulesets v2,v3"
            );
        }

        var state = StateInputs.Read(run, path);
        var difference = RocketPoolEngine.Diff(
            state,
            RewardsRulesets.Parse(names[0]),
            RewardsRulesets.Parse(names[1]),
            interval
        );
        // A difference between two rulesets is an answer, not a discrepancy in something published.
        return run.Show(new RulesetDiffView(difference));
    }

    /// <summary>Every ruleset against its parent; one that has no result is told with the reason.</summary>
    public static int RunAll(Invocation run, string path, ulong? interval)
    {
        var state = StateInputs.Read(run, path);
        return run.Show(new RulesetLadderView(Steps(state, interval)));
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
