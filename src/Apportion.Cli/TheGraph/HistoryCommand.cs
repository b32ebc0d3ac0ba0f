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
        var range = new PeriodRange(PeriodKind.Block);
        var subjects = Enum.GetValues<HistorySubject>()
            .Select(subject => (Subject: subject, Option: OptionOf(subject)))
            .ToArray();
        return CommandExtensions
            .Verb(
                "history",
                "Rewards over blocks of one allocation, indexer, subgraph, condition or delegation pool (with share price).",
                "apportion thegraph history vectors/the-graph/tiny.jsonl.gz --account 0x2dae34ee343ab787dab9099b6929bb68292229aa"
            )
            .With(input.Symbols)
            .With([.. subjects.Select(pair => pair.Option)])
            .With(range.Symbols)
            .With(format, input.Resume)
            .With(logs.Symbols)
            .NotTogether(input.Resume, logs.Side)
            .ExactlyOneOf([.. subjects.Select(pair => pair.Option)])
            .Does(
                host,
                run =>
                {
                    var (subject, option) = subjects.Single(pair => run.Value(pair.Option) is not null);
                    var history = logs.IsGiven(run)
                        ? OfLogs(run, input, logs, subject, run.Value(option)!)
                        : OfCalls(run, input, subject, run.Value(option)!);
                    return run.Show(
                        new HistoryView(TheGraphProtocol.ProtocolName, range.Cut(run, history), run.Value(format))
                    );
                }
            );
    }

    private static History OfCalls(Invocation run, GraphInput input, HistorySubject subject, string name)
    {
        RewardHistory? history = null;
        var replayer = input.Replay(
            run,
            replay => history = Named(subject, () => new RewardHistory(replay.Engine, subject, name))
        );
        return history!.Build(replayer.Findings);
    }

    private static History OfLogs(Invocation run, GraphInput input, LogInput logs, HistorySubject subject, string name)
    {
        RewardHistory? history = null;
        var replayer = logs.Replay(
            run,
            input,
            replay => history = Named(subject, () => new RewardHistory(replay, subject, name))
        );
        return history!.Build(replayer.Findings);
    }

    /// <summary>A history whose subject is the value of its option.</summary>
    private static RewardHistory Named(HistorySubject subject, Func<RewardHistory> history) =>
        UsageException.In(NameOf(subject), history);

    private static string NameOf(HistorySubject subject) => "--" + subject.ToString().ToLowerInvariant();

    private static Option<string?> OptionOf(HistorySubject subject)
    {
        var option = new Option<string?>(NameOf(subject))
        {
            Description = Describe(subject),
            HelpName = subject == HistorySubject.Condition ? "NAME" : "ADDRESS",
        };
        if (subject == HistorySubject.Allocation)
            option.Aliases.Add("--account");
        return option;
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
