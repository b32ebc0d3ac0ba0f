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
        return Commands.ExportCommand.Build(
            host,
            "thegraph",
            "apportion thegraph export calls.jsonl.gz --format hledger --out rewards.journal",
            run => Compute(run, input),
            input.Symbols
        );
    }

    private static Ledger Compute(Invocation run, GraphInput input)
    {
        RewardAccounts? accounts = null;
        var replayer = input.Replay(run, replay => accounts = new RewardAccounts(replay.Engine));
        return accounts!.BuildLedger(replayer.Engine.Block);
    }
}
