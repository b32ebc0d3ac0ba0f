using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.EigenLayer;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>apportion eigenlayer history</c></summary>
internal static class HistoryCommand
{
    public static Command Build(CommandHost host)
    {
        var pipeline = new PipelineOptions();
        var earner = new Option<string>("--earner")
        {
            Description = "Staker, operator or AVS.",
            HelpName = "0x...",
            Required = true,
        };
        var format = CommonOptions.HistoryFormat();
        return CommandExtensions
            .Verb(
                "history",
                "What an earner got by day, AVS and reason.",
                "apportion eigenlayer history facts/ --cutoff 2026-01-09 --earner 0x5151515151515151515151515151515151515151"
            )
            .With(pipeline.Symbols)
            .With(earner, format)
            .Does(host, run => Run(run, pipeline.Read(run), run.Value(earner)!, run.Value(format)));
    }

    private static int Run(Invocation run, PipelineInput input, string earner, HistoryFormat format)
    {
        var facts = input.Facts(run, []);
        var engine = new EigenLayerEngine(input.Rules, run.Threads);
        var history = engine.ComputeHistory(facts, input.Cutoffs, PipelineOptions.Account(earner));
        return run.Show(new HistoryView("eigenlayer", history, format));
    }
}
