using System.CommandLine;
using Apportion.Core;
using Apportion.TheGraph.Accounting;

namespace Apportion.Cli.TheGraph;

/// <summary><c>apportion thegraph export</c>: the ledger of a replay.</summary>
internal static class ExportCommands
{
    public static Command Build(CommandHost host)
    {
        var input = new GraphInput();
        var logs = new LogInput();
        return Commands.ExportCommand.Build(
            host,
            "thegraph",
            "apportion thegraph export calls.jsonl.gz --format hledger --out rewards.journal",
            run => logs.IsGiven(run) ? OfLogs(run, input, logs) : OfCalls(run, input),
            [.. input.Symbols, .. logs.Symbols]
        );
    }

    private static (Ledger Ledger, IReadOnlyList<Finding> Findings) OfCalls(Invocation run, GraphInput input)
    {
        RewardAccounts? accounts = null;
        var replayer = input.Replay(run, replay => accounts = new RewardAccounts(replay.Engine));
        return (accounts!.BuildLedger(replayer.Engine.Block), replayer.Findings);
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
