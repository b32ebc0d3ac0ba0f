using System.CommandLine;
using System.Numerics;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Rulesets;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>apportion eigenlayer diff</c></summary>
internal static class DiffCommand
{
    public static Command Build(CommandHost host)
    {
        var pipeline = new PipelineOptions();
        var rulesets = CommonOptions.Rulesets();
        rulesets.Required = true;
        return CommandExtensions
            .Verb(
                "diff",
                "The same facts under two rulesets: cumulative amounts by earner and token, largest difference first.",
                "apportion eigenlayer diff facts/ --cutoff 2026-01-09 --rulesets v2.2-draft,v2.2"
            )
            .With(pipeline.Symbols)
            .With(rulesets)
            .Does(host, run => Run(run, pipeline.Read(run), run.Value(rulesets)!));
    }

    /// <summary>Sums by earner and token.</summary>
    public static Dictionary<(string Account, Asset Asset), BigInteger> Sums(IReadOnlyList<DistributionLine> lines)
    {
        var assets = lines
            .Select(line => line.Token)
            .Distinct()
            .ToDictionary(token => token, token => new Asset(token.ToString(), 0));
        return lines.ToDictionary(
            line => (line.Earner.ToString(), assets[line.Token]),
            line => (BigInteger)line.Cumulative
        );
    }

    private static int Run(Invocation run, PipelineInput input, string rulesets)
    {
        var names = rulesets.Split(',', StringSplitOptions.TrimEntries);
        if (names.Length != 2)
            throw ApportionException.Malformed(
                "eigenlayer.rulesets",
                "--rulesets",
                "two names, A,B",
                rulesets,
                "correct the option"
            );
        var facts = input.Facts(run, []);
        var sums = names
            .Select(name =>
            {
                var rules = input.Rules with { Ruleset = RewardsRuleset.Get(name) };
                return Sums(new EigenLayerEngine(rules, run.Threads).ComputeLines(facts, input.Cutoffs));
            })
            .ToList();
        var comparison = Comparison.Of(
            names[0],
            names[1],
            sums[0],
            sums[1],
            row => row with { Cause = DifferenceCause.Ruleset }
        );
        return run.Show(new ComparisonView("diff", "eigenlayer", comparison, comparison.Verdict));
    }
}
