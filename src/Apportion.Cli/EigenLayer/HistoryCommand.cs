using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>apportion eigenlayer history</c></summary>
internal static class HistoryCommand
{
    public static Command Build(CommandHost host)
    {
        var pipeline = new PipelineOptions();
        var earner = PipelineOptions.Earner();
        var range = new PeriodRange(PeriodKind.Day);
        var format = CommonOptions.HistoryFormat();
        return CommandExtensions
            .Verb(
                "history",
                "What an earner got by day, AVS and reason.",
                "apportion eigenlayer history vectors/eigenlayer/tiny --account 0x5151515151515151515151515151515151515151"
            )
            .With(pipeline.Symbols)
            .With(earner)
            .With(range.Symbols)
            .With(format)
            .Does(
                host,
                run =>
                {
                    var input = pipeline.Read(run);
                    var history = PipelineOptions
                        .Engine(run, input.Rules)
                        .ComputeHistory(input.Facts(run, out var doubts), input.Cutoffs, run.Value(earner)!.Value);
                    history = history with { Findings = [.. doubts, .. history.Findings] };
                    return run.Show(
                        new HistoryView(EigenLayerProtocol.ProtocolName, range.Cut(run, history), run.Value(format))
                    );
                }
            );
    }
}
