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
            .Does(
                host,
                run =>
                {
                    var (subject, option) = subjects.Single(pair => run.Value(pair.Option) is not null);
                    return Run(run, input, subject, run.Value(option)!, run.Value(format));
                }
            );
        command.Validators.Add(result =>
        {
            if (subjects.Count(pair => result.GetValue(pair.Option) is not null) != 1)
                result.AddError("name exactly one of --allocation, --indexer, --subgraph, --condition, --delegators");
        });
        return command;
    }

    private static int Run(Invocation run, GraphInput input, HistorySubject subject, string name, HistoryFormat format)
    {
        RewardHistory? history = null;
        var replayer = input.Replay(run, replay => history = new RewardHistory(replay.Engine, subject, name));
        return run.Show(new HistoryView("thegraph", history!.Build(replayer.Findings), format));
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
