using System.CommandLine;
using System.Globalization;
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
            UsageException.In("--set", () => scenario.Set(change[..at], change[(at + 1)..]));
        }
        var (recorded, unchanged) = input.Accounts(run);
        var before = unchanged.BuildLedger(recorded.Engine.Block);
        var (replayer, accounts) = input.Accounts(run, scenario.Attach);
        if (!scenario.IsApplied)
            throw ApportionException.Missing(
                "thegraph.simulate",
                string.Create(CultureInfo.InvariantCulture, $"--from {from}"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a block up to {replayer.Engine.Block}, that of the last call"
                ),
                "nothing was changed; let the change begin earlier"
            );
        var after = accounts.BuildLedger(replayer.Engine.Block);
        var comparison = Comparison.Of(
            "as recorded",
            DiffCommand.ByReason(before),
            string.Join(", ", changes),
            DiffCommand.ByReason(after)
        );
        comparison = comparison with
        {
            Findings = [.. comparison.Findings, .. recorded.Findings.Union(replayer.Findings), .. scenario.Pokes],
        };
        return run.Show(
            new ComparisonView("simulate", TheGraphProtocol.ProtocolName, comparison, comparison.Findings.ToVerdict())
        );
    }
}
