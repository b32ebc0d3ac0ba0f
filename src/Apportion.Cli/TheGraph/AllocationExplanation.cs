using System.Globalization;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.TheGraph;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Reports;
using Apportion.TheGraph.Stages;

namespace Apportion.Cli.TheGraph;

/// <summary>The result of <c>explain</c>: an allocation's story, its totals, its present, and the last claim's arithmetic.</summary>
internal static class AllocationExplanation
{
    private static readonly ResultColumn[] Columns =
    [
        new("blocks", "Blocks"),
        new("what", "What"),
        new("condition", "Condition"),
        new("amount", "Amount", RewardAccounts.Grt),
        new("recipient", "Recipient"),
        new("record", "Record"),
        new("status", "Status"),
        new("note", "Note"),
    ];

    /// <summary>Puts the result together.</summary>
    /// <param name="engine">The engine at the end of the replay.</param>
    /// <param name="story">What happened to the allocation.</param>
    /// <param name="preview">What a POI would do now; null if the allocation does not exist.</param>
    /// <param name="findings">What was found on the way.</param>
    public static DerivationView Of(
        TheGraphEngine engine,
        AllocationStory story,
        PoiPreview? preview,
        IReadOnlyList<Finding> findings
    ) =>
        new(
            TheGraphProtocol.ProtocolName,
            engine.Ruleset.Name,
            $"allocation {story.Allocation}",
            story.LastClaim,
            findings
        )
        {
            Facts = [.. Totals(story), .. preview is null ? [] : Now(engine, story, preview)],
            Tables = [new ResultTable("story", "Story", Columns, [.. story.Entries.Select(Cells)])],
        };

    private static string?[] Cells(AllocationStoryEntry entry) =>
        [
            Blocks(entry),
            Words(entry.Kind),
            entry.Condition == RewardCondition.None ? null : entry.Condition.Name(),
            entry.Kind is AllocationEntryKind.Reverted || entry.Status == FigureStatus.Incomplete
                ? null
                : entry.Amount.ToString(),
            entry.Recipient.IsZero ? null : entry.Recipient.ToString(),
            entry.Where,
            entry.Status == FigureStatus.Exact ? null : entry.Status.ToString().ToLowerInvariant(),
            entry.Note ?? entry.Doubt,
        ];

    private static IEnumerable<KeyValuePair<string, string>> Totals(AllocationStory story)
    {
        yield return new("accrued", Sum(story, AllocationEntryKind.Accrued));
        yield return new("paid to indexer", Sum(story, AllocationEntryKind.PaidToIndexer));
        yield return new("paid to delegators", Sum(story, AllocationEntryKind.PaidToDelegators));
        yield return new("reclaimed", Sum(story, AllocationEntryKind.Reclaimed));
        yield return new("dropped", Sum(story, AllocationEntryKind.Dropped));
        yield return new("floors kept back", $"{story.DustFraction} x 10^-18 wei");
    }

    /// <summary>The present: what is claimable, what a POI would pay, until when.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Now(
        TheGraphEngine engine,
        AllocationStory story,
        PoiPreview preview
    )
    {
        var (condition, since) = story.SubgraphCondition;
        yield return new("block", Number(engine.Block));
        yield return new("time", Number(engine.Timestamp));
        yield return new("claimable", Grt(preview.Claimable));
        yield return new("a POI now", preview.PoiCondition.Name());
        yield return new("it would pay indexer", Grt(preview.ToIndexer));
        yield return new("it would pay delegators", Grt(preview.ToDelegators));
        yield return new(
            "subgraph",
            $"{(condition == RewardCondition.None ? "earns" : condition.Name())}, seen since block {Number(since)}"
        );
        yield return new("indexer", IndexerText(preview));
        if (preview.StaleAt is { } stale)
            yield return new("stale at", Number(stale));
        if (preview.EligibleUntil is { } until)
            yield return new("eligible until", Number(until));
        if (preview.Failure is { } failure)
            yield return new("getter and POIs revert", failure);
        yield return new("advice", preview.Advice);
    }

    private static string IndexerText(PoiPreview preview) =>
        (preview.IsEligible ? "eligible" : "not eligible") + (preview.OverAllocated ? ", over-allocated" : "");

    private static string Sum(AllocationStory story, AllocationEntryKind kind) => Grt(story.Total(kind));

    private static string Blocks(AllocationStoryEntry entry) =>
        entry.FromBlock == entry.ToBlock
            ? entry.ToBlock.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{entry.FromBlock}-{entry.ToBlock}");

    /// <summary>What happened, for people.</summary>
    public static string Words(AllocationEntryKind kind) =>
        kind switch
        {
            AllocationEntryKind.SubgraphReclaimed => "subgraph's rewards reclaimed",
            AllocationEntryKind.SubgraphDropped => "subgraph's rewards dropped",
            AllocationEntryKind.PaidToIndexer => "paid to indexer",
            AllocationEntryKind.PaidToDelegators => "paid to delegators",
            AllocationEntryKind.SetAside => "set aside",
            AllocationEntryKind.PaidNothing => "paid nothing",
            _ => kind.ToString().ToLowerInvariant(),
        };

    private static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Grt(UInt256 amount) => $"{RewardAccounts.Grt.Format(amount)} GRT";
}
