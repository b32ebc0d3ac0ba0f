using System.Globalization;
using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Accounting;

/// <summary>
/// Writes every payment into a ledger: one pot for each submission, day and way of paying. Upstream's exceptions to
/// conservation are declared by name.
/// </summary>
/// <remarks>Source: spec eigenlayer section 9.</remarks>
internal sealed class RewardsLedger(EigenLayerState state)
{
    private readonly List<(SubmissionBook Book, List<Payment> Payments)> _books = [];
    private readonly Lock _lock = new();

    /// <summary>Watches a submission in a run.</summary>
    public IRowObserver Observe(RewardGroup group)
    {
        var observer = new Observer(state.Rules, group);
        lock (_lock)
            _books.Add((observer.Book, observer.Payments));
        return observer;
    }

    /// <summary>Checks the law and gives the ledger.</summary>
    public Ledger Build()
    {
        var builder = new LedgerBuilder();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var payments = _books.ToDictionary(entry => entry.Book, entry => entry.Payments);
        foreach (
            var days in SubmissionBook.CloseHistory(_books.Select(entry => entry.Book)).GroupBy(entry => entry.Book)
        )
        {
            var pots = new Dictionary<(int, PaymentLane), Pot>();
            foreach (var (book, day) in days)
                pots[(day.Day, day.Lane)] = AddPot(builder, book.Group, day, numbers);
            foreach (var payment in payments[days.Key])
                Post(builder, pots, payment);
        }
        return builder.Build();
    }

    private void Post(LedgerBuilder builder, Dictionary<(int, PaymentLane), Pot> pots, Payment payment)
    {
        for (var day = payment.From; day <= payment.To; day++)
            if (payment.Amount > 0)
                builder.Post(
                    pots[(day, payment.Lane)],
                    state.Book[payment.Earner].ToString(),
                    (UInt256)(UInt128)payment.Amount,
                    payment.Reason,
                    payment.Kind == PartKind.Refund ? PostingKind.Refund : PostingKind.Reward
                );
    }

    private Pot AddPot(LedgerBuilder builder, RewardGroup group, DayBalance day, Dictionary<string, int> numbers)
    {
        var row = group.Rewards[0].Row;
        var name = $"{row.Hash}/{FactText.Day(day.Day)}/{day.Lane}";
        var number = numbers[name] = numbers.GetValueOrDefault(name) + 1;
        var id = number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}/{number}");
        var period = new Period(PeriodKind.Day, day.Day);
        var pot = builder.AddPot(
            new Pot(id, period, new Asset(state.Book[row.Token].ToString(), 0), (UInt256)day.Due, ExceptionOf(day))
        );
        builder.SetDate(period, period.Date);
        var avs = state.Book[row.Avs].ToString();
        Post(builder, pot, avs, day.Collapsed, RewardReasons.CollapsedRefund, PostingKind.Dropped);
        Post(builder, pot, avs, day.Unpaid, RewardReasons.UnpaidStakers, PostingKind.Dropped);
        Post(builder, pot, avs, day.Dust, RewardReasons.Dust, PostingKind.Dust);
        return pot;
    }

    private static void Post(
        LedgerBuilder builder,
        Pot pot,
        string account,
        BigInteger amount,
        string reason,
        PostingKind kind
    )
    {
        if (amount.Sign > 0)
            builder.Post(pot, account, (UInt256)amount, reason, kind);
    }

    private static ConservationException? ExceptionOf(DayBalance day) =>
        day switch
        {
            { SplitsMoreThanAll: true } => new("eigenlayer.split-above-all", "eigenlayer sections 5.6 and 7.2"),
            { RefundedBeside.Sign: > 0 } => new(RewardReasons.RefundedBeside, "eigenlayer-v2.2-draft section 8.3"),
            { Dust.Sign: >= 0 } => null,
            { Lane: PaymentLane.Main } => new("eigenlayer.double-precision", "eigenlayer sections 6.4 and 6.5"),
            _ => new("eigenlayer.half-up-rounding", "eigenlayer sections 6.3 and 9.3"),
        };

    private readonly record struct Payment(
        int Earner,
        Int128 Amount,
        int From,
        int To,
        PaymentLane Lane,
        PartKind Kind,
        string Reason
    );

    private sealed class Observer(RewardsRules rules, RewardGroup group) : IRowObserver
    {
        public SubmissionBook Book { get; } = new(rules, group);

        public List<Payment> Payments { get; } = [];

        public void Row(in GoldRow row) => Book.Row(row);

        public void Paid(in GoldRow row, int from, int to)
        {
            Book.Paid(row, from, to);
            Payments.Add(
                new(
                    row.Earner,
                    row.Amount,
                    from,
                    to,
                    RewardReasons.LaneOf(row.Table),
                    RewardReasons.KindOf(row.Table),
                    RewardReasons.Of(row.Table)
                )
            );
        }
    }
}
