using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Reports;
using Apportion.TheGraph.Stages;

namespace Apportion.TheGraph.Tests;

/// <summary>Reports from logs against the same reports from every call.</summary>
public sealed class LogReportTests
{
    private const int ToIndexer = 1;
    private const int ToDelegators = 2;
    private const int Reclaimed = 3;

    [Theory]
    [MemberData(nameof(LogReplayTests.Sequences), MemberType = typeof(LogReplayTests))]
    public void The_ledger_of_logs_has_every_payment_and_reclaim_of_the_calls(string name)
    {
        LoggedLedger? ledger = null;
        var logs = new RecordedLogs(name, anchorEvery: 0).Replay(prepare: replay => ledger = new LoggedLedger(replay));
        RewardAccounts? accounts = null;
        Calls(name, replay => accounts = new RewardAccounts(replay.Engine));

        var expected = accounts!
            .Payments()
            .Where(payment => payment.Kind is PostingKind.Reward or PostingKind.Reclaimed)
            .Select(payment => (payment.Account, payment.Reason, payment.Amount));
        var actual = ledger!
            .Build(logs.Engine.Block)
            .Postings.Where(posting => posting.Kind is PostingKind.Reward or PostingKind.Reclaimed)
            .Select(posting => (posting.Account, posting.Reason, posting.Amount));
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(), actual.Order());
    }

    [Theory]
    [MemberData(nameof(LogReplayTests.Sequences), MemberType = typeof(LogReplayTests))]
    public void The_history_of_logs_has_every_payment_and_reclaim_of_the_calls(string name)
    {
        foreach (var condition in Enum.GetValues<RewardCondition>())
        {
            var id = condition.Name();
            RewardHistory? fromLogs = null;
            RewardHistory? fromCalls = null;
            var replayer = new RecordedLogs(name, anchorEvery: 0).Replay(prepare: replay =>
                fromLogs = new RewardHistory(replay, HistorySubject.Condition, id)
            );
            Calls(name, replay => fromCalls = new RewardHistory(replay.Engine, HistorySubject.Condition, id));
            var history = fromLogs!.Build(replayer.Findings);

            foreach (var column in (int[])[ToIndexer, ToDelegators, Reclaimed])
                Assert.Equal(Cells(fromCalls!.Build([]), column), Cells(history, column));
            var empty = history.Rows.Sum(row => row.Cells.Count(cell => cell is null));
            Assert.Equal(empty, history.Findings.Count(finding => finding.Code == "thegraph.history.inexact"));
        }
    }

    [Fact]
    public void An_amount_without_a_log_is_named_and_left_empty()
    {
        RewardHistory? history = null;
        var recorded = new RecordedLogs("tiny", anchorEvery: 0);
        var replayer = recorded.Replay(prepare: replay =>
            history = new RewardHistory(replay, HistorySubject.Condition, "NONE")
        );

        var built = history!.Build(replayer.Findings);

        Assert.Equal(Verdict.Incomplete, built.Verdict);
        var first = built.Findings.First(finding => finding.Code == "thegraph.history.inexact");
        Assert.Matches("^block [0-9]+, to allocations$", first.Where);
        Assert.Matches("^[0-9]+ wei by the rules, off by at most [0-9]+: hook calls without a log;", first.Advice);
        Assert.Contains(built.Rows, row => row.Cells[0] is null && row.Cells[ToIndexer] == "0");
    }

    [Fact]
    public void The_story_of_an_allocation_has_the_chains_own_payments_and_bounds_the_rest()
    {
        var allocation = Address.Parse("0x2dae34ee343ab787dab9099b6929bb68292229aa");
        AllocationStory? fromLogs = null;
        AllocationStory? fromCalls = null;
        new RecordedLogs("tiny", anchorEvery: 0).Replay(prepare: replay =>
            fromLogs = new AllocationStory(replay, allocation)
        );
        Calls("tiny", replay => fromCalls = new AllocationStory(replay, allocation));

        foreach (
            var kind in (AllocationEntryKind[])
                [
                    AllocationEntryKind.PaidToIndexer,
                    AllocationEntryKind.PaidToDelegators,
                    AllocationEntryKind.Reclaimed,
                    AllocationEntryKind.Opened,
                    AllocationEntryKind.Closed,
                ]
        )
            Assert.Equal(Amounts(fromCalls!, kind), Amounts(fromLogs!, kind));
        Assert.All(
            fromLogs!.Entries.Where(entry => entry.Kind == AllocationEntryKind.Accrued),
            entry => Assert.StartsWith("off by at most ", entry.Doubt, StringComparison.Ordinal)
        );
        Assert.Equal(fromCalls!.LastClaim.Select(step => step.Result), fromLogs!.LastClaim.Select(step => step.Result));
    }

    [Fact]
    public void After_a_gap_nothing_computed_is_shown_but_what_the_chain_logged_stays()
    {
        LoggedLedger? ledger = null;
        var recorded = new RecordedLogs("tiny", anchorEvery: 0);
        var replayer = recorded.Replay(
            logs: recorded.Logs.Where(log => !LogReplayTests.Is(log, "AllocationCreated")),
            prepare: replay => ledger = new LoggedLedger(replay)
        );
        LoggedLedger? whole = null;
        recorded.Replay(prepare: replay => whole = new LoggedLedger(replay));

        Assert.Contains(replayer.Findings, finding => finding.Code == "thegraph.logs.gap");
        Assert.All(replayer.Figures(), figure => Assert.Equal(FigureStatus.Incomplete, figure.Status));
        Assert.Equal(
            whole!.Build(1).Pots.Single(pot => pot.Id == "minted").Amount,
            ledger!.Build(1).Pots.Single(pot => pot.Id == "minted").Amount
        );
        Assert.NotEqual(Verdict.Match, ledger.Findings.ToVerdict());
    }

    private static void Calls(string name, Action<SequenceReplayer> prepare)
    {
        using var stream = GzipVector.Named(name).Open();
        SequenceReplayer.Run(stream, name, null, prepare);
    }

    private static List<(string, string)> Cells(History history, int column) =>
        [.. history.Rows.Select(row => (row.Period.Label, row.Cells[column]!)).Where(cell => cell.Item2 != "0")];

    private static IEnumerable<(ulong, UInt256, Address)> Amounts(AllocationStory story, AllocationEntryKind kind) =>
        story
            .Entries.Where(entry => entry.Kind == kind)
            .Select(entry => (entry.ToBlock, entry.Amount, entry.Recipient));
}
