using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Reports;

namespace Apportion.Cli.TheGraph;

/// <summary><c>apportion thegraph explain --allocation</c>: why is it zero, or less.</summary>
internal static class ExplainCommand
{
    public static Command Build(CommandHost host)
    {
        var input = new GraphInput();
        var logs = new LogInput();
        var allocation = GraphInput.Allocation("The allocation to explain.");
        return CommandExtensions
            .Verb(
                "explain",
                "Why an allocation's rewards are what they are: per span accrued, paid, reclaimed with reason and address, deferred, dropped, dust; why zero, since when, what would change it.",
                "apportion thegraph explain vectors/the-graph/tiny.jsonl.gz --account 0x2dae34ee343ab787dab9099b6929bb68292229aa"
            )
            .With(input.Symbols)
            .With(allocation)
            .With(logs.Symbols)
            .Does(
                host,
                run =>
                {
                    var address = run.Value(allocation)!.Value;
                    return logs.IsGiven(run) ? OfLogs(run, input, logs, address) : OfCalls(run, input, address);
                }
            );
    }

    private static int OfCalls(Invocation run, GraphInput input, Address allocation)
    {
        AllocationStory? story = null;
        var replayer = input.Replay(run, replay => story = new AllocationStory(replay, allocation));
        var preview = story!.Current.Exists ? PoiPreview.Of(replayer.Engine, allocation) : null;
        return run.Show(
            AllocationExplanation.Of(replayer.Engine, story, preview, [.. replayer.Findings, .. Unknown(story)])
        );
    }

    private static int OfLogs(Invocation run, GraphInput input, LogInput logs, Address allocation)
    {
        AllocationStory? story = null;
        var replayer = logs.Replay(run, input, replay => story = new AllocationStory(replay, allocation));
        var claimable = replayer.Figures().FirstOrDefault(figure => figure.Subject == allocation.ToString());
        // What a POI would pay follows from the claimable amount, so it is shown only where that is exact.
        var preview = claimable?.Status == FigureStatus.Exact ? PoiPreview.Of(replayer.Engine, allocation) : null;
        return run.Show(
            AllocationExplanation.Of(
                replayer.Engine,
                story!,
                preview,
                [.. replayer.Findings, .. Unknown(story!), .. Inexact(story!, claimable)]
            )
        );
    }

    private static IEnumerable<Finding> Unknown(AllocationStory story)
    {
        if (!story.Current.Exists)
            yield return Finding.Missing(
                "thegraph.explain.unknown",
                story.Allocation.ToString(),
                "an allocation opened in the input",
                "it was never opened up to this block; check the id and --at"
            );
    }

    /// <summary>Every amount that logs alone do not give to the wei.</summary>
    private static IEnumerable<Finding> Inexact(AllocationStory story, LogFigure? claimable)
    {
        const string code = "thegraph.explain.inexact";
        const string missing = "the exact amount";
        foreach (var entry in story.Entries)
            if (entry.Doubt is { } doubt)
                yield return Finding.Missing(
                    code,
                    $"{entry.Where}: {AllocationExplanation.Words(entry.Kind)}",
                    missing,
                    $"{entry.Amount} wei by the rules, {doubt}; anchors before and after make it exact"
                );
        if (claimable?.DoubtInWords is { } claim)
            yield return Finding.Missing(
                code,
                $"{story.Allocation}: claimable now",
                missing,
                $"{claimable.Value} wei by the rules, {claim}; an anchor at this block makes it exact"
            );
    }
}
