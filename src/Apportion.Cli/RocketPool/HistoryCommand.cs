using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.RocketPool.Reports;

namespace Apportion.Cli.RocketPool;

/// <summary><c>apportion rocketpool history</c>: one node over published intervals.</summary>
internal static class HistoryCommand
{
    public static Command Build(CommandHost host)
    {
        Argument<string[]> files = CommonOptions.Inputs("file", "Rewards files of one network, folders or patterns.");
        Option<string> node = RocketPoolOptions.Node();
        Option<HistoryFormat> format = CommonOptions.HistoryFormat();
        return CommandExtensions
            .Verb(
                "history",
                "RPL, smoothing-pool ETH and voter ETH of a node over published intervals, with totals and what it can claim.",
                "apportion rocketpool history rewards-trees/mainnet --node 0x... --format chart"
            )
            .With(files, node, format)
            .Does(
                host,
                run =>
                {
                    var sources = RewardsInputs.OnlyRewards(run.Value(files)!, run.Inputs);
                    var history = RewardsHistory.Of(RocketPoolOptions.ParseNode(run.Value(node)!), sources);
                    return run.Show(new HistoryView("rocketpool", history, run.Value(format)));
                }
            );
    }
}
