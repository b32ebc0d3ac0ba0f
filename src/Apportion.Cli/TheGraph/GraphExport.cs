using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.TheGraph.Accounting;

namespace Apportion.Cli.TheGraph;

/// <summary><c>apportion thegraph export</c>: the ledger of a replay.</summary>
internal static class GraphExport
{
    public static Command Build(CommandHost host)
    {
        var input = new GraphInput();
        var logs = new LogInput();
        return ExportCommand
            .Build(
                host,
                TheGraphProtocol.ProtocolName,
                PeriodKind.Block,
                "apportion thegraph export vectors/the-graph/tiny.jsonl.gz --format hledger",
                run => logs.IsGiven(run) ? OfLogs(run, input, logs) : OfCalls(run, input),
                [.. input.Symbols, input.Resume, .. logs.Symbols]
            )
            .NotTogether(input.Resume, logs.Side);
    }

    private static (Ledger Ledger, IReadOnlyList<Finding> Findings) OfCalls(Invocation run, GraphInput input)
    {
        var (replayer, accounts) = input.Accounts(run);
        return (accounts.BuildLedger(replayer.Engine.Block), replayer.Findings);
    }

    private static (Ledger Ledger, IReadOnlyList<Finding> Findings) OfLogs(
        Invocation run,
        GraphInput input,
        LogInput logs
    )
    {
        LoggedLedger? ledger = null;
        var replayer = logs.Replay(run, input, replay => ledger = new LoggedLedger(replay));
        return (ledger!.Build(replayer.Engine.Block), ledger.Findings);
    }
}
