using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Sources;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.State;

namespace Apportion.Cli.TheGraph;

/// <summary><c>apportion thegraph compute</c>: who earned what, and what nobody earned.</summary>
internal static class ComputeCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new GraphInput();
        var save = new Option<string?>("--save")
        {
            Description = "Write the state at the end, to resume from later.",
            HelpName = "PATH",
        };
        var logs = new LogInput();
        return CommandExtensions
            .Verb(
                "compute",
                "Replay calls or logs: accumulators, rewards, reclaims by condition and recipient, dropped rewards, dust.",
                "apportion thegraph compute calls.jsonl.gz --at 1040"
            )
            .With(input.Symbols)
            .With(save)
            .With(logs.Symbols)
            .Does(host, run => logs.IsGiven(run) ? logs.Compute(run, input) : Run(run, input, run.Value(save)));
    }

    private static int Run(Invocation run, GraphInput input, string? save)
    {
        RewardAccounts? accounts = null;
        var replayer = input.Replay(run, replay => accounts = new RewardAccounts(replay.Engine));
        if (save is not null)
            OutputFile.Write(save, stream => StateDocument.Save(replayer.Engine, stream));
        return run.Show(
            new GraphRunView(
                replayer.Engine,
                accounts!,
                [new("operations", Number(replayer.Applied)), new("reverted", Number(replayer.Reverted))],
                replayer.Findings
            )
        );
    }

    private static string Number(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
