using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer;
using Apportion.EigenLayer.Facts;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>apportion eigenlayer simulate</c></summary>
internal static class SimulateCommand
{
    public static Command Build(CommandHost host)
    {
        var pipeline = new PipelineOptions();
        var with = new Option<string?>("--with")
        {
            Description = "Folder with further rows of input tables, e.g. a submission that is not sent yet.",
            HelpName = "FOLDER",
        };
        var set = CommonOptions.Set("Names: default-split=BIPS or split:OPERATOR=BIPS.");
        var exact = PipelineOptions.ExactFloor();
        return CommandExtensions
            .Verb(
                "simulate",
                "The same history with further rows, changed splits or exact floors, against the unchanged one; cutoffs may lie ahead.",
                "apportion eigenlayer simulate vectors/eigenlayer/tiny --set default-split=500"
            )
            .With(pipeline.Symbols)
            .With(with, set, exact)
            .Does(host, run => Run(run, pipeline.Read(run), run.Value(with), run.Value(set) ?? [], run.Value(exact)));
    }

    private static int Run(Invocation run, PipelineInput input, string? with, string[] changes, bool exact)
    {
        var rules = input.Rules with { FloorsExactly = exact };
        var before = Facts(run, input, out var doubts);
        var after = Facts(run, input, out _);
        if (with is not null)
            new TableFolder(with, run.Inputs).AddFacts(after, run);
        foreach (var change in changes)
            FactChanges.Apply(after, change);
        var comparison = Comparison.Of(
            "unchanged",
            exact ? "simulated with exact floors" : "simulated",
            DiffCommand.Sums(PipelineOptions.Engine(run, input.Rules).ComputeLines(before, input.Cutoffs)),
            DiffCommand.Sums(PipelineOptions.Engine(run, rules).ComputeLines(after, input.Cutoffs)),
            exact && with is null && changes.Length == 0 ? ByExactFloors : null,
            findings: doubts
        );
        return run.Show(
            new ComparisonView("simulate", EigenLayerProtocol.ProtocolName, comparison, doubts.ToVerdict())
        );
    }

    /// <summary>Nothing else was changed, so the floors are what differs.</summary>
    private static ComparisonRow ByExactFloors(ComparisonRow row) =>
        row with
        {
            Cause = DifferenceCause.Ruleset,
            Why = "floors of exact fractions, ours",
        };

    private static EigenLayerFacts Facts(Invocation run, PipelineInput input, out IReadOnlyList<Finding> doubts)
    {
        var facts = input.Facts(run, out doubts);
        FactChanges.CarryRestakedStrategies(facts, input.Cutoffs[^1]);
        return facts;
    }
}
