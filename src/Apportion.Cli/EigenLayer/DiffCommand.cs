using System.CommandLine;
using System.Numerics;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Rulesets;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>apportion eigenlayer diff</c></summary>
internal static class DiffCommand
{
    public static Command Build(CommandHost host)
    {
        var pipeline = new PipelineOptions();
        var inputs = new Argument<string[]>("input")
        {
            Description =
                "Folder or archive of facts with --rulesets; or two results, each a document of 'compute --json' or a distribution (cumulative_DATE.csv).",
            Arity = new ArgumentArity(1, 2),
        };
        var rulesets = CommonOptions.Rulesets();
        return CommandExtensions
            .Verb(
                "diff",
                "The same facts under two rulesets, or two results: cumulative amounts by earner and token, largest difference first.",
                "apportion eigenlayer diff vectors/eigenlayer/tiny --rulesets v2.2-draft,v2.2"
            )
            .With(inputs)
            .With(pipeline.RuleSymbols)
            .With(rulesets)
            .Does(host, run => Run(run, pipeline, run.Value(inputs)!, run.Value(rulesets)));
    }

    /// <summary>Sums by earner and token.</summary>
    public static Dictionary<(string Account, Asset Asset), BigInteger> Sums(IReadOnlyList<DistributionLine> lines) =>
        LineTotals.Of(lines).ToDictionary(total => (total.Account, total.Asset), total => total.Amount);

    private static int Run(Invocation run, PipelineOptions pipeline, string[] inputs, RulesetPair? pair)
    {
        if (inputs is [var left, var right])
            return ResultDiff.Run(run, EigenLayerProtocol.ProtocolName, inputs) ?? Distributions(run, left, right);
        if (pair is null)
            throw ResultDiff.NeedsRulesets();
        return Rulesets(run, pipeline.Read(run, inputs[0]), pair);
    }

    /// <summary>Two distributions, leaf by leaf.</summary>
    private static int Distributions(Invocation run, string left, string right)
    {
        var comparison = Comparison.Of(
            left,
            right,
            Sums(LineInputs.Read(run, left).Lines),
            Sums(LineInputs.Read(run, right).Lines)
        );
        return run.Show(new ComparisonView("diff", EigenLayerProtocol.ProtocolName, comparison, comparison.Verdict));
    }

    private static int Rulesets(Invocation run, PipelineInput input, RulesetPair pair)
    {
        var facts = input.Facts(run, out var doubts);
        var comparison = Comparison.Of(
            pair.Left,
            pair.Right,
            Sums(Lines(run, input, facts, pair.Left)),
            Sums(Lines(run, input, facts, pair.Right)),
            row => row with { Cause = DifferenceCause.Ruleset },
            findings: doubts
        );
        return run.ShowDiff(EigenLayerProtocol.ProtocolName, comparison);
    }

    private static IReadOnlyList<DistributionLine> Lines(
        Invocation run,
        PipelineInput input,
        EigenLayerFacts facts,
        string ruleset
    ) =>
        PipelineOptions
            .Engine(run, input.Rules with { Ruleset = RewardsRuleset.Get(ruleset) })
            .ComputeLines(facts, input.Cutoffs);
}
