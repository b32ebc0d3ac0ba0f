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
        var set = CommonOptions.Set();
        return CommandExtensions
            .Verb(
                "simulate",
                "The same history with further rows or changed splits, against the unchanged one; cutoffs may lie ahead. --set default-split=BIPS or split:0xOPERATOR=BIPS.",
                "apportion eigenlayer simulate facts/ --cutoff 2026-03-01 --with planned/ --set default-split=500"
            )
            .With(pipeline.Symbols)
            .With(with, set)
            .Does(host, run => Run(run, pipeline.Read(run), run.Value(with), run.Value(set) ?? []));
    }

    private static int Run(Invocation run, PipelineInput input, string? with, string[] changes)
    {
        var engine = new EigenLayerEngine(input.Rules, run.Threads);
        var before = Facts(run, input);
        var after = Facts(run, input);
        if (with is not null)
            new TableFolder(with, run.Inputs).AddFacts(after, run);
        foreach (var change in changes)
            FactChanges.Apply(after, change);
        var comparison = Comparison.Of(
            "unchanged",
            "simulated",
            DiffCommand.Sums(engine.ComputeLines(before, input.Cutoffs)),
            DiffCommand.Sums(engine.ComputeLines(after, input.Cutoffs))
        );
        return run.Show(new ComparisonView("simulate", "eigenlayer", comparison, Verdict.Match));
    }

    private static EigenLayerFacts Facts(Invocation run, PipelineInput input)
    {
        var facts = input.Facts(run, []);
        FactChanges.CarryRestakedStrategies(facts, input.Cutoffs[^1]);
        return facts;
    }
}
