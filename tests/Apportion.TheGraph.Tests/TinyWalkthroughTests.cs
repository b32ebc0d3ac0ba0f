using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Reports;
using Apportion.TheGraph.Stages;

namespace Apportion.TheGraph.Tests;

/// <summary>The hand-checkable sequence: 100 GRT a block, d0 with 1000 and d1 with 3000 GRT of signal.</summary>
public sealed class TinyWalkthroughTests
{
    private const string A0 = "0x2dae34ee343ab787dab9099b6929bb68292229aa";
    private const string A1 = "0xe5c9f4538fd8b77a51baa4e25e47ca6258f0cbcb";

    [Fact]
    public void The_first_allocation_is_paid_50_then_62_5_then_99_9999999999999997_GRT_and_loses_the_rest_on_closing()
    {
        var story = Story(A0, null);
        Assert.Equal(
            ["50000000000000000000", "62500000000000000000", "99999999999999999700"],
            story
                .Entries.Where(entry => entry.Kind == AllocationEntryKind.PaidToIndexer)
                .Select(entry => entry.Amount.ToString())
        );
        var closing = story.Entries.Single(entry => entry.Kind == AllocationEntryKind.Reclaimed);
        Assert.Equal(RewardCondition.CloseAllocation, closing.Condition);
        Assert.Equal("49999999999999999800", closing.Amount.ToString());
        Assert.Equal("0x8c348ddf371614071d6369bd9eb59c18469a8fb5", closing.Recipient.ToString());
    }

    [Fact]
    public void A_denied_subgraph_defers_the_claim_and_says_since_when_and_what_changes_it()
    {
        SequenceReplayer? replayer = null;
        var story = Story(A0, 1033, run => replayer = run);
        var deferred = story.Entries.Single(entry => entry.Kind == AllocationEntryKind.Deferred);
        Assert.Equal(RewardCondition.SubgraphDenied, deferred.Condition);
        Assert.Equal("74999999999999999800", deferred.Amount.ToString());
        Assert.Equal((RewardCondition.SubgraphDenied, 1029UL), story.SubgraphCondition);
        var now = PoiPreview.Of(replayer!.Engine, Address.Parse(A0));
        Assert.Equal(RewardCondition.SubgraphDenied, now.PoiCondition);
        Assert.Equal(UInt256.Zero, now.ToIndexer);
        Assert.Contains("un-deny", now.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stale_resize_reclaims_and_the_next_poi_pays_nothing()
    {
        var story = Story(A1, null);
        var stale = story.Entries.Single(entry => entry.Condition == RewardCondition.StalePoi);
        Assert.Equal("74999999999999999700", stale.Amount.ToString());
        Assert.Equal(AllocationEntryKind.PaidNothing, story.Entries[^1].Kind);
    }

    [Fact]
    public void The_recorded_arithmetic_of_a_claim_recomputes_from_its_printed_inputs()
    {
        var claim = Story(A0, null).LastClaim;
        foreach (var step in claim)
        {
            var (compared, findings) = Recheck.Run(step, FormulaLibrary.BuiltIn);
            Assert.True(compared > 0);
            Assert.Empty(findings);
        }
    }

    private static AllocationStory Story(string id, ulong? until, Action<SequenceReplayer>? prepared = null)
    {
        AllocationStory? story = null;
        var replayer = SequenceReplayer.Run(
            GzipVector.Named("tiny").Open(),
            "tiny.jsonl",
            prepare: run =>
            {
                prepared?.Invoke(run);
                story = new AllocationStory(run, Address.Parse(id));
            },
            untilBlock: until
        );
        Assert.Empty(replayer.Findings);
        return story!;
    }
}
