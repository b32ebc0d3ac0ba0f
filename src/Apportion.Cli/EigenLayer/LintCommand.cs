using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>apportion eigenlayer lint</c></summary>
internal static class LintCommand
{
    public static Command Build(CommandHost host)
    {
        var pipeline = new PipelineOptions();
        return CommandExtensions
            .Verb(
                "lint",
                "What is wrong or surprising about submissions: zero multipliers, pools smaller than their days, roundings, unregistered strategies and operators.",
                "apportion eigenlayer lint vectors/eigenlayer/tiny"
            )
            .With(pipeline.Symbols)
            .Does(host, run => Run(run, pipeline.Read(run)));
    }

    private static int Run(Invocation run, PipelineInput input)
    {
        var facts = input.Facts(run, out var doubts);
        IReadOnlyList<Finding> findings =
        [
            .. doubts,
            .. PipelineOptions.Engine(run, input.Rules).Lint(facts, input.Cutoffs),
        ];
        return run.Show(
            new FactsView(
                "apportion/eigenlayer/lint/1",
                EigenLayerProtocol.ProtocolName,
                findings.ToVerdict(),
                output =>
                {
                    FindingOutput.WriteText(output, findings);
                    if (findings.Count == 0)
                        output.Line("nothing found");
                },
                json => FindingOutput.WriteJson(json, findings)
            )
        );
    }
}
