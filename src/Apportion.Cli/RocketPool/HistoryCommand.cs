using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.RocketPool.Reports;

namespace Apportion.Cli.RocketPool;

/// <summary><c>apportion rocketpool history</c>: one node over published intervals.</summary>
internal static class HistoryCommand
{
    public static Command Build(CommandHost host)
    {
        Argument<string[]> files = CommonOptions.Inputs("Rewards files of one network, folders or patterns.");
        var node = StateOptions.Node();
        var range = new PeriodRange(PeriodKind.Interval);
        Option<HistoryFormat> format = CommonOptions.HistoryFormat();
        return CommandExtensions
            .Verb(
                "history",
                "RPL, smoothing-pool ETH and voter ETH of a node over published intervals, with totals and what it can claim.",
                "apportion rocketpool history samples/rocketpool/mainnet-51.facts.csv.gz --account 0x00326b76411f884c1602274c69f7bc9b77a280d7"
            )
            .With(files, node)
            .With(range.Symbols)
            .With(format)
            .Does(
                host,
                run =>
                {
                    var sources = RewardsInputs.OnlyRewards(run.Value(files)!, run.Inputs);
                    var history = RewardsHistory.Of(run.Value(node)!.Value, sources);
                    return run.Show(
                        new HistoryView(RocketPoolProtocol.ProtocolName, range.Cut(run, history), run.Value(format))
                    );
                }
            );
    }
}
