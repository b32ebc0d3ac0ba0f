using System.Globalization;
using System.Text.Json;
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
internal sealed class AllocationView(
    TheGraphEngine engine,
    AllocationStory story,
    PoiPreview? preview,
    IReadOnlyList<Finding> findings
) : IResultView
{
    public string Schema => "apportion/thegraph-explain/1";

    public Verdict Verdict => findings.ToVerdict();

    public void WriteText(TextOutput output)
    {
        output.Line($"thegraph, ruleset {engine.Ruleset.Name}: allocation {story.Allocation}");
        output.Table(
            ["Blocks", "What", "Condition", "GRT", "Recipient", "Record", "Note"],
            story.Entries.Select(entry =>
                (IReadOnlyList<string>)
                    [
                        Blocks(entry),
                        Words(entry.Kind),
                        entry.Condition == RewardCondition.None ? "" : entry.Condition.Name(),
                        entry.Kind is AllocationEntryKind.Reverted || entry.Status == FigureStatus.Incomplete
                            ? ""
                            : Grt(entry.Amount),
                        entry.Recipient.IsZero ? "" : entry.Recipient.ToString(),
                        entry.Where,
                        entry.Note ?? entry.Doubt ?? "",
                    ]
            ),
            3
        );
        foreach (var (name, amount) in Totals())
            output.Line($"  {name, -22} {Grt(amount)} GRT");
        output.Line($"  {"floors kept back", -22} {story.DustFraction} x 10^-18 wei");
        WritePreview(output);
        if (story.LastClaim.Count > 0)
        {
            output.Line();
            output.Line("The last POI, computed:");
            foreach (var step in story.LastClaim)
                output.Line($"  {step.Title}: {step.Name} = {step.Formula} = {step.Result}  [{step.Source}]");
            foreach (var operand in story.LastClaim[0].Operands)
                output.Line(
                    $"    {operand.Name} = {operand.Value}{(operand.Source is null ? "" : $"  [{operand.Source}]")}"
                );
        }
        FindingOutput.WriteText(output, findings);
    }

    private void WritePreview(TextOutput output)
    {
        if (preview is null)
            return;
        output.Line();
        output.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"At block {engine.Block}, time {engine.Timestamp}: claimable {Grt(preview.Claimable)} GRT"
            )
        );
        if (preview.Failure is not null)
            output.Line($"  the getter and every POI revert: {preview.Failure}");
        output.Line(
            $"  a POI now: {preview.PoiCondition.Name()}, would pay {Grt(preview.ToIndexer)} to the indexer and {Grt(preview.ToDelegators)} to delegators"
        );
        var (condition, since) = story.SubgraphCondition;
        output.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  its subgraph: {(condition == RewardCondition.None ? "earns" : condition.Name())}, seen since block {since}"
            )
        );
        output.Line(
            $"  the indexer is {(preview.IsEligible ? "eligible" : "not eligible")}{(preview.OverAllocated ? ", over-allocated" : "")}"
        );
        output.Line($"  {preview.Advice}");
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteString("protocol", "thegraph");
        writer.WriteString("ruleset", engine.Ruleset.Name);
        writer.WriteString("allocation", story.Allocation.ToString());
        writer.WriteString("verdict", Verdict.ToString());
        writer.WriteStartArray("entries");
        foreach (var entry in story.Entries)
        {
            writer.WriteStartObject();
            writer.WriteNumber("fromBlock", entry.FromBlock);
            writer.WriteNumber("toBlock", entry.ToBlock);
            writer.WriteNumber("timestamp", entry.Timestamp);
            writer.WriteString("kind", entry.Kind.ToString());
            writer.WriteString("condition", entry.Condition.Name());
            writer.WriteString("amount", entry.Status == FigureStatus.Incomplete ? null : entry.Amount.ToString());
            writer.WriteString("status", entry.Status.ToString());
            writer.WriteString("doubt", entry.Doubt);
            writer.WriteString("recipient", entry.Recipient.IsZero ? null : entry.Recipient.ToString());
            writer.WriteString("where", entry.Where);
            writer.WriteString("note", entry.Note);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartObject("totals");
        foreach (var (name, amount) in Totals())
            writer.WriteString(name, amount.ToString());
        writer.WriteString("dust (10^-18 wei)", story.DustFraction.ToString());
        writer.WriteEndObject();
        if (preview is null)
            writer.WriteNull("now");
        else
            WritePreviewJson(writer, preview);
        DerivationDocument.Write(writer, story.LastClaim);
        FindingOutput.WriteJson(writer, findings);
    }

    internal static void WritePreviewJson(Utf8JsonWriter writer, PoiPreview preview)
    {
        writer.WriteStartObject("now");
        writer.WriteString("claimable", preview.Claimable.ToString());
        writer.WriteString("poiCondition", preview.PoiCondition.Name());
        writer.WriteString("subgraphCondition", preview.SubgraphCondition.Name());
        writer.WriteBoolean("eligible", preview.IsEligible);
        writer.WriteString("toIndexer", preview.ToIndexer.ToString());
        writer.WriteString("toDelegators", preview.ToDelegators.ToString());
        writer.WriteString("staleAt", preview.StaleAt?.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("eligibleUntil", preview.EligibleUntil?.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("failure", preview.Failure);
        writer.WriteString("advice", preview.Advice);
        writer.WriteEndObject();
    }

    private (string, UInt256)[] Totals() =>
        [
            ("accrued", story.Total(AllocationEntryKind.Accrued)),
            ("paid to indexer", story.Total(AllocationEntryKind.PaidToIndexer)),
            ("paid to delegators", story.Total(AllocationEntryKind.PaidToDelegators)),
            ("reclaimed", story.Total(AllocationEntryKind.Reclaimed)),
            ("dropped", story.Total(AllocationEntryKind.Dropped)),
            ("claimable", preview?.Claimable ?? UInt256.Zero),
        ];

    private static string Blocks(AllocationStoryEntry entry) =>
        entry.FromBlock == entry.ToBlock
            ? entry.ToBlock.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{entry.FromBlock}-{entry.ToBlock}");

    private static string Words(AllocationEntryKind kind) =>
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

    private static string Grt(UInt256 amount) => RewardAccounts.Grt.Format(amount);
}
