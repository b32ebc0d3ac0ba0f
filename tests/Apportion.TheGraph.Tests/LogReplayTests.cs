using System.Numerics;
using System.Text.Json.Nodes;
using Apportion.TheGraph.Replay;
using Xunit.Abstractions;

namespace Apportion.TheGraph.Tests;

public sealed class LogReplayTests(ITestOutputHelper output)
{
    public static TheoryData<string> Sequences =>
        new("gip0088-s1", "gip0088-s2", "gip0088-s3", "gip0088-s4", "issuance-s1", "baseline-s1", "upgrade-s1", "tiny");

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Logs_with_anchors_stay_within_the_stated_bounds(string name)
    {
        var recorded = new RecordedLogs(name, anchorEvery: 20);
        var replayer = recorded.Replay();
        foreach (var finding in replayer.Findings.Where(finding => finding.Kind != FindingKind.Notice))
            output.WriteLine(finding.ToString());
        output.WriteLine(
            FormattableString.Invariant($"{replayer.Confirmed} amounts confirmed by the chain's own logs")
        );
        Assert.DoesNotContain(replayer.Findings, finding => finding.Kind != FindingKind.Notice);
        Assert.True(replayer.Confirmed > 0);
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Logs_without_anchors_give_every_getter_within_its_stated_bound(string name)
    {
        var recorded = new RecordedLogs(name, anchorEvery: 0);
        var replayer = recorded.Replay();
        replayer.AdvanceTo(recorded.FinalBlock);
        var compared = 0;
        foreach (var figure in replayer.Figures())
        {
            if (figure.Status == FigureStatus.Incomplete || Recorded(recorded, figure) is not { } expected)
                continue;
            compared++;
            var difference = UInt256.AbsoluteDifference(expected, figure.Value);
            Assert.True(
                difference <= (figure.Bound ?? UInt256.Zero),
                $"{figure}: recorded {expected}, difference {difference}"
            );
        }
        output.WriteLine(FormattableString.Invariant($"{compared} getters within their bounds"));
        Assert.True(compared > 0);
    }

    [Fact]
    public void An_anchor_after_the_last_log_makes_the_accumulators_exact()
    {
        var replayer = new RecordedLogs("tiny", anchorEvery: 1).Replay();
        Assert.All(
            replayer.Figures().Where(figure => figure.Name != "getRewards"),
            figure => Assert.Equal(FigureStatus.Exact, figure.Status)
        );
    }

    [Fact]
    public void A_missing_log_is_named_and_what_came_before_it_stays()
    {
        var recorded = new RecordedLogs("gip0088-s1", anchorEvery: 0);
        var without = recorded.Logs.Where(log => !Is(log, "AllocationCreated")).ToList();
        var replayer = recorded.Replay(logs: without);
        Assert.Contains(replayer.Findings, finding => finding.Code == "thegraph.logs.gap");
        Assert.Equal(Verdict.Mismatch, replayer.Findings.ToVerdict());
        Assert.True(replayer.Transactions > 100);
    }

    [Fact]
    public void Removed_repeated_unordered_unknown_and_foreign_logs_are_named()
    {
        var recorded = new RecordedLogs("tiny", anchorEvery: 0);
        var logs = recorded.Logs.Select(log => (JsonObject)log.DeepClone()).ToList();
        var removed = (JsonObject)logs[3].DeepClone();
        removed["removed"] = true;
        var unknown = (JsonObject)logs[^1].DeepClone();
        unknown["logIndex"] = "0xfff0";
        unknown["topics"]![0] = "0x" + new string('7', 64);
        var foreign = (JsonObject)logs.First(log => Is(log, "RewardsReclaimed")).DeepClone();
        foreign["logIndex"] = "0xfff1";
        foreign["blockNumber"] = logs[^1]["blockNumber"]!.DeepClone();
        foreign["l1BlockNumber"] = logs[^1]["l1BlockNumber"]!.DeepClone();
        foreign["blockTimestamp"] = logs[^1]["blockTimestamp"]!.DeepClone();
        foreign["address"] = "0x" + new string('5', 40);
        List<JsonObject> bad = [logs[5], .. logs, (JsonObject)logs[7].DeepClone(), removed, unknown, foreign];
        var replayer = recorded.Replay(logs: bad);
        var codes = replayer.Findings.Select(finding => finding.Code).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "evm.log.removed",
                "evm.log.repeated",
                "evm.log.order",
                "thegraph.logs.event",
                "thegraph.logs.contract",
            },
            codes
        );
        var clean = recorded.Replay();
        Assert.Equal(clean.Figures(), replayer.Figures());
    }

    [Fact]
    public void A_parameter_without_its_value_makes_later_figures_incomplete()
    {
        var replayer = new RecordedLogs("gip0088-s1", anchorEvery: 0).Replay(side =>
            side["parameters"] = new JsonArray()
        );
        Assert.Contains(replayer.Findings, finding => finding.Code == "thegraph.logs.parameter");
        Assert.All(replayer.Figures(), figure => Assert.Equal(FigureStatus.Incomplete, figure.Status));
    }

    [Fact]
    public void Without_transfers_no_figure_claims_to_be_exact()
    {
        var recorded = new RecordedLogs("tiny", anchorEvery: 0);
        var replayer = recorded.Replay(
            side => side["transfersIncluded"] = false,
            recorded.Logs.Where(log => !Is(log, "Transfer"))
        );
        Assert.All(replayer.Figures(), figure => Assert.Equal(FigureStatus.Incomplete, figure.Status));
    }

    internal static bool Is(JsonObject log, string name) =>
        Facts.GraphEvents.TryFind(Hash256.Parse((string)log["topics"]![0]!), out var definition)
        && definition!.Name == name;

    private static UInt256? Recorded(RecordedLogs recorded, LogFigure figure)
    {
        var state = recorded.Final;
        if (figure.Subject == "global")
            return UInt256.Parse((string)state["getAccRewardsPerSignal"]!);
        if (figure.Name == "getRewards")
        {
            var allocation = state["allocations"]!
                .AsObject()
                .FirstOrDefault(pair => pair.Key.Equals(figure.Subject, StringComparison.OrdinalIgnoreCase));
            return allocation.Value?["getRewards"] is JsonValue value ? UInt256.Parse((string)value!) : null;
        }
        var subgraph = state["subgraphs"]![figure.Subject]!;
        return UInt256.Parse(
            figure.Name == "getAccRewardsForSubgraph"
                ? (string)subgraph["getAccRewardsForSubgraph"]!
                : (string)subgraph["getAccRewardsPerAllocatedToken"]![0]!
        );
    }
}
