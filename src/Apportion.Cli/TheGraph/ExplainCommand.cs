using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.TheGraph.Reports;

namespace Apportion.Cli.TheGraph;

/// <summary><c>apportion thegraph explain --allocation</c>: why is it zero, or less.</summary>
internal static class ExplainCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new GraphInput();
        var allocation = new Option<string>("--allocation")
        {
            Description = "The allocation to explain.",
            HelpName = "0x...",
            Required = true,
        };
        return CommandExtensions
            .Verb(
                "explain",
                "Why an allocation's rewards are what they are: per span accrued, paid, reclaimed with reason and address, deferred, dropped, dust; why zero, since when, what would change it.",
                "apportion thegraph explain calls.jsonl.gz --allocation 0x2dae34ee343ab787dab9099b6929bb68292229aa"
            )
            .With(input.Symbols)
            .With(allocation)
            .Does(host, run => Run(run, input, run.Value(allocation)!));
    }

    private static int Run(Invocation run, GraphInput input, string id)
    {
        if (!Address.TryParse(id, out var address))
            throw ApportionException.Malformed(
                "thegraph.explain.allocation",
                "--allocation",
                "an address",
                id,
                "allocation ids are addresses"
            );
        AllocationStory? story = null;
        var replayer = input.Replay(run, replay => story = new AllocationStory(replay, address));
        var findings = new List<Finding>(replayer.Findings);
        if (!story!.Current.Exists)
            findings.Add(
                Finding.Missing(
                    "thegraph.explain.unknown",
                    address.ToString(),
                    "an allocation opened in the input",
                    "it was never opened up to this block; check the id and --at"
                )
            );
        var preview = story.Current.Exists ? PoiPreview.Of(replayer.Engine, address) : null;
        return run.Show(new AllocationView(replayer.Engine, story, preview, findings));
    }
}
