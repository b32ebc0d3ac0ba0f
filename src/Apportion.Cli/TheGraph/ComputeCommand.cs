using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
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
            Description = "Write the state at the end, to go on from later with --resume.",
            HelpName = "PATH",
        };
        var logs = new LogInput();
        var output = CommonOptions.Out();
        return CommandExtensions
            .Verb(
                "compute",
                "Replay calls or logs: accumulators, rewards, reclaims by condition and recipient, dropped rewards, dust.",
                "apportion thegraph compute vectors/the-graph/tiny.jsonl.gz --at 1040"
            )
            .With(input.Symbols)
            .With(output, save, input.Resume)
            .With(logs.Symbols)
            .NotTogether(save, logs.Side)
            .NotTogether(input.Resume, logs.Side)
            .Does(
                host,
                run =>
                    run.ShowAndWrite(
                        logs.IsGiven(run) ? logs.Compute(run, input) : Compute(run, input, run.Value(save)),
                        run.Value(output)
                    )
            );
    }

    private static ComputationView Compute(Invocation run, GraphInput input, string? save)
    {
        var (replayer, accounts) = input.Accounts(run);
        if (save is not null)
            OutputFile.Write(save, stream => StateDocument.Save(replayer.Engine, stream));
        return GraphRun.Of(
            replayer.Engine,
            accounts,
            [new("operations", Number(replayer.Applied)), new("reverted", Number(replayer.Reverted))],
            replayer.Findings
        );
    }

    private static string Number(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
