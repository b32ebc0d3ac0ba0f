using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Reports;

namespace Apportion.Cli.TheGraph;

/// <summary><c>apportion thegraph simulate</c>: the same calls with changed parameters, against the unchanged result.</summary>
internal static class SimulateCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new GraphInput();
        var set = CommonOptions.Set($"Names: {Scenario.Names}.");
        var from = new Option<ulong>("--from") { Description = "First block of the change.", HelpName = "N" };
        set.Required = true;
        return CommandExtensions
            .Verb(
                "simulate",
                "Replay with changed parameters against the unchanged result, and name the subgraphs to poke first.",
                "apportion thegraph simulate vectors/the-graph/tiny.jsonl.gz --set minimumSubgraphSignal=500000000000000000000 --from 1030"
            )
            .With(input.Symbols)
            .With(set, from)
            .Does(host, run => Run(run, input, run.Value(set) ?? [], run.Value(from)));
    }

    private static int Run(Invocation run, GraphInput input, string[] changes, ulong from)
    {
        var scenario = new Scenario { FromBlock = from };
        foreach (var change in changes)
        {
            var at = change.IndexOf('=', StringComparison.Ordinal);
            scenario.Set(change[..at], change[(at + 1)..]);
        }
        var before = input.Ledger(run);
        var after = input.Ledger(run, scenario.Attach);
        var comparison = Comparison.Of(
            "as recorded",
            DiffCommand.ByReason(before),
            string.Join(", ", changes),
            DiffCommand.ByReason(after)
        );
        return run.Show(
            new ComparisonView(
                "simulate",
                TheGraphProtocol.ProtocolName,
                comparison with
                {
                    Findings = [.. comparison.Findings, .. scenario.Pokes],
                },
                Verdict.Match
            )
        );
    }
}
