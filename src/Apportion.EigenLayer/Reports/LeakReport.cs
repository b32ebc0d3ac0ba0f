using System.Numerics;
using Apportion.EigenLayer.Accounting;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports;

/// <summary>Sums up the books of all runs by submission.</summary>
/// <remarks>Source: spec eigenlayer section 9, eigenlayer-v2.2-draft section 8.</remarks>
internal sealed class LeakReport(EigenLayerState state)
{
    private readonly Dictionary<(SubmissionKind Kind, Hash256 Hash), List<SubmissionBook>> _books = [];
    private readonly Lock _lock = new();

    /// <summary>Opens a book for a submission in a run.</summary>
    public IRowObserver Observe(RewardGroup group)
    {
        var book = new SubmissionBook(state.Rules, group);
        lock (_lock)
        {
            var key = (group.Kind, group.Hash);
            if (!_books.TryGetValue(key, out var books))
                _books[key] = books = [];
            books.Add(book);
        }
        return book;
    }

    /// <summary>The report, in order of kind and hash.</summary>
    public IReadOnlyList<SubmissionLeak> Close() =>
        [
            .. _books
                .OrderBy(entry => entry.Key.Kind)
                .ThenBy(entry => entry.Key.Hash)
                .Select(entry => Close(entry.Value)),
        ];

    private SubmissionLeak Close(List<SubmissionBook> books)
    {
        var rows = books.SelectMany(book => book.Group.Rewards).Select(reward => reward.Row).ToList();
        var days = SubmissionBook.CloseHistory(books).Select(entry => entry.Day).ToList();
        var submitted = Submitted(rows);
        BigInteger Sum(Func<DayBalance, BigInteger> part) =>
            days.Aggregate(BigInteger.Zero, (sum, day) => sum + part(day));
        var due = Sum(day => day.Due);
        var paid = Sum(day => day.Operators + day.Stakers + day.Refunded);
        return new SubmissionLeak(
            rows[0].Hash,
            SubmissionKinds.Name(rows[0].Kind),
            state.Book[rows[0].Avs],
            state.Book[rows[0].Token],
            submitted,
            Sum(day => day.Operators),
            Sum(day => day.Stakers),
            Sum(day => day.Refunded),
            Sum(day => day.Collapsed),
            Sum(day => day.Unpaid),
            Sum(day => day.Dust),
            BigInteger.Max(submitted - due, 0),
            BigInteger.Max(paid - submitted, 0),
            Causes(books, days, submitted, due)
        );
    }

    private static List<string> Causes(
        List<SubmissionBook> books,
        List<DayBalance> days,
        BigInteger submitted,
        BigInteger due
    )
    {
        var causes = new List<string>();
        var roundings = days.Count * (BigInteger)books.Max(book => book.Group.Rewards.Count);
        if (days.Exists(day => day.Lane != days[0].Lane))
            causes.Add("eigenlayer.draft.paid-by-several-tables");
        else if (due > submitted + roundings)
            causes.Add("eigenlayer.paid-again-after-deregistration");
        else if (due > submitted)
            causes.Add("eigenlayer.half-up-rounding");
        if (days.Exists(day => day.Dust.Sign < 0))
            causes.Add("eigenlayer.half-up-rounding-of-a-day");
        if (days.Exists(day => day.RefundedBeside.Sign > 0))
            causes.Add(RewardReasons.RefundedBeside);
        if (days.Exists(day => day.Collapsed.Sign > 0))
            causes.Add(RewardReasons.CollapsedRefund);
        if (days.Exists(day => day.Unpaid.Sign > 0))
            causes.Add(RewardReasons.UnpaidStakers);
        return causes;
    }

    private static BigInteger Submitted(List<RewardRow> rows) =>
        rows[0].Operator < 0
            ? (BigInteger)rows[0].Amount
            : rows.DistinctBy(row => (row.Operator, row.OperatorIndex))
                .Aggregate(BigInteger.Zero, (sum, row) => sum + row.Amount);
}
