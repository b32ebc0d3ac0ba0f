using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.TheGraph.Reports;

namespace Apportion.Cli.TheGraph;

/// <summary><c>apportion thegraph history</c>: one allocation, indexer, subgraph, condition or delegation pool over blocks.</summary>
internal static class HistoryCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new GraphInput();
        var logs = new LogInput();
        var format = CommonOptions.HistoryFormat();
        var subjects = Enum.GetValues<HistorySubject>()
            .Select(subject =>
                (
                    Subject: subject,
                    Option: new Option<string?>("--" + subject.ToString().ToLowerInvariant())
                    {
                        Description = Describe(subject),
                        HelpName = subject == HistorySubject.Condition ? "NAME" : "0x...",
                    }
                )
            )
            .ToArray();
        var command = CommandExtensions
            .Verb(
                "history",
                "Rewards over blocks of one allocation, indexer, subgraph, condition or delegation pool (with share price).",
                "apportion thegraph history calls.jsonl.gz --delegators 0xb830c09990ba776581da60bc0b096da36712befd --format csv"
            )
            .With(input.Symbols)
            .With([.. subjects.Select(pair => pair.Option)])
            .With(format)
            .With(logs.Symbols)
            .Does(
                host,
                run =>
                {
                    var (subject, option) = subjects.Single(pair => run.Value(pair.Option) is not null);
                    var history = logs.IsGiven(run)
                        ? OfLogs(run, input, logs, subject, run.Value(option)!)
                        : OfCalls(run, input, subject, run.Value(option)!);
                    return run.Show(new HistoryView("thegraph", history, run.Value(format)));
                }
            );
        command.Validators.Add(result =>
        {
            if (subjects.Count(pair => result.GetValue(pair.Option) is not null) != 1)
                result.AddError("name exactly one of --allocation, --indexer, --subgraph, --condition, --delegators");
        });
        return command;
    }

    private static History OfCalls(Invocation run, GraphInput input, HistorySubject subject, string name)
    {
        RewardHistory? history = null;
        var replayer = input.Replay(run, replay => history = new RewardHistory(replay.Engine, subject, name));
        return history!.Build(replayer.Findings);
    }

    private static History OfLogs(Invocation run, GraphInput input, LogInput logs, HistorySubject subject, string name)
    {
        RewardHistory? history = null;
        var replayer = logs.Replay(run, input, replay => history = new RewardHistory(replay, subject, name));
        return history!.Build(replayer.Findings);
    }

    private static string Describe(HistorySubject subject) =>
        subject switch
        {
            HistorySubject.Allocation => "One allocation.",
            HistorySubject.Indexer => "All allocations of an indexer.",
            HistorySubject.Subgraph => "One subgraph deployment (bytes32).",
            HistorySubject.Condition => "One condition, e.g. STALE_POI.",
            _ => "The delegation pool of an indexer.",
        };
}
