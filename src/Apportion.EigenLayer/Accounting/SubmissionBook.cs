using System.Globalization;
using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Accounting;

/// <summary>
/// Keeps book on one submission in one run, per day and lane: what was to be given out, and to whom it went. Everything
/// that reaches nobody has a name.
/// </summary>
/// <remarks>Source: spec eigenlayer section 9.</remarks>
internal sealed class SubmissionBook(RewardsRules rules, RewardGroup group) : IRowObserver
{
    private readonly SortedDictionary<(int Day, PaymentLane Lane), DayAccount> _days = [];

    /// <summary>The submission.</summary>
    public RewardGroup Group { get; } = group;

    /// <summary>
    /// The days of a history of runs, closed. A pool's day on which nobody had a row is opened again by the next run: of such
    /// days the last one counts, and the cutoff day of the last run is not lost but still to come.
    /// </summary>
    /// <returns>Every day with its book, by kind, submission and run.</returns>
    public static IEnumerable<(SubmissionBook Book, DayBalance Day)> CloseHistory(IEnumerable<SubmissionBook> books)
    {
        foreach (
            var submission in books
                .GroupBy(book => (book.Group.Kind, book.Group.Hash))
                .OrderBy(group => group.Key.Kind)
                .ThenBy(group => group.Key.Hash)
        )
        {
            var closed = submission
                .OrderBy(book => book.Group.Cutoff)
                .SelectMany(book => book.Close().Select(day => (Book: book, Day: day)))
                .ToList();
            var last = new Dictionary<(int, PaymentLane), int>();
            foreach (var (book, day) in closed)
                last[(day.Day, day.Lane)] = book.Group.Cutoff;
            foreach (var (book, day) in closed)
                if (
                    !book.IsStillToCome(day)
                    && !(book.IsUntouched(day) && last[(day.Day, day.Lane)] > book.Group.Cutoff)
                )
                    yield return (book, day);
        }
    }

    /// <summary>The days, closed.</summary>
    /// <exception cref="BrokenInvariantException">The divisions of a day left or gave out more than they can.</exception>
    public IEnumerable<DayBalance> Close()
    {
        OpenPools();
        foreach (var ((day, lane), account) in _days)
        {
            var balance = account.Close(day, lane, IsShared ? PoolOf(day) : null);
            var bound = account.BoundOf(rules, Group.Rewards[0].Row, balance);
            if (!account.SplitsMoreThanAll && !bound.Contains(balance.Dust))
                throw new BrokenInvariantException(
                    "eigenlayer dust",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"submission {Group.Hash}, {FactText.Day(day)}, {lane}: {bound.Least} to {bound.Most} can be left of {balance.Due}, not {balance.Dust}"
                    )
                );
            yield return balance;
        }
    }

    /// <inheritdoc/>
    public void Row(in GoldRow row)
    {
        for (var day = row.From; day <= row.To; day++)
            AccountOf(day, RewardReasons.LaneOf(row.Table)).Add(row, RewardReasons.KindOf(row.Table), IsShared);
    }

    /// <inheritdoc/>
    public void Paid(in GoldRow row, int from, int to)
    {
        if (RewardReasons.KindOf(row.Table) == PartKind.Refund)
            for (var day = from; day <= to; day++)
                AccountOf(day, RewardReasons.LaneOf(row.Table)).Refunded += row.Amount;
    }

    /// <summary>Whether one pool a day is shared by all, instead of an amount for each operator.</summary>
    private bool IsShared => Group.Kind is not (SubmissionKind.OperatorDirected or SubmissionKind.OperatorDirectedSet);

    /// <summary>Whether nothing of a pool's day went anywhere.</summary>
    private bool IsUntouched(DayBalance day) =>
        IsShared && day.Operators.IsZero && day.Stakers.IsZero && day.Refunded.IsZero && day.Unpaid == day.Due;

    /// <summary>Whether a day is the run's cutoff day, whose snapshots the run does not have yet.</summary>
    private bool IsStillToCome(DayBalance day) => day.Day >= Group.Cutoff && IsUntouched(day);

    private PaymentLane MainLane =>
        Group.Kind switch
        {
            SubmissionKind.UniqueStake => PaymentLane.UniqueStake,
            SubmissionKind.TotalStake => PaymentLane.TotalStake,
            _ => PaymentLane.Main,
        };

    /// <summary>Days of a pool on which nobody has a row count too: their tokens reach nobody.</summary>
    private void OpenPools()
    {
        if (!IsShared)
            return;
        foreach (var reward in Group.Rewards)
            for (var day = reward.From; day <= reward.To; day++)
                AccountOf(day, MainLane);
    }

    private Int128 PoolOf(int day) =>
        Group.Rewards.Where(reward => reward.Covers(day)).Select(reward => reward.TokensPerDay).DefaultIfEmpty().Max();

    private DayAccount AccountOf(int day, PaymentLane lane)
    {
        if (!_days.TryGetValue((day, lane), out var account))
            _days[(day, lane)] = account = new DayAccount();
        return account;
    }

    private sealed class DayAccount
    {
        private readonly Dictionary<int, (BigInteger Split, BigInteger Stakers, bool Any)> _splits = [];
        private BigInteger _due;
        private BigInteger _operators;
        private BigInteger _stakers;
        private BigInteger _claimed;
        private BigInteger _claimedOfStakers;
        private int _operatorRows;
        private int _stakerRows;

        public BigInteger Refunded { get; set; }

        /// <summary>Whether an operator keeps more than all, which only a split that is not capped can do.</summary>
        public bool SplitsMoreThanAll { get; private set; }

        /// <summary>How much dust the rows of the day can leave.</summary>
        public DustBound BoundOf(RewardsRules rules, RewardRow submission, DayBalance balance) =>
            _stakerRows + _operatorRows == 0
                ? DustBound.None
                : DustBound.Of(rules, submission, balance.Lane, balance.Day, _stakerRows, _operatorRows, balance.Due);

        public void Add(in GoldRow row, PartKind kind, bool shared)
        {
            SplitsMoreThanAll |= row.Bips > Tokens.AllBips;
            switch (kind)
            {
                case PartKind.Operator:
                    _operatorRows++;
                    _operators += row.Amount;
                    _due += row.Tokens;
                    AddSplit(row.Operator, row.Tokens - row.Amount, 0, false);
                    break;
                case PartKind.Staker:
                    _stakerRows++;
                    _stakers += row.Amount;
                    AddSplit(row.Operator, 0, row.Amount, true);
                    break;
                default:
                    _claimed += row.Tokens;
                    if (!shared && row.Reward.RegisteredDays == 0)
                        _due += row.Tokens;
                    else
                        _claimedOfStakers += row.Tokens;
                    break;
            }
        }

        public DayBalance Close(int day, PaymentLane lane, Int128? pool)
        {
            var paid = _operators + _stakers;
            var due = pool is { } tokens ? (BigInteger)tokens : _due;
            var collapsed = _claimed > Refunded ? _claimed - Refunded : BigInteger.Zero;
            var unpaid = BigInteger.Zero;
            foreach (var (split, _, any) in _splits.Values)
                if (!any)
                    unpaid += split;
            var beside = BigInteger.Zero;
            if (pool is null)
                (unpaid, beside) = (
                    BigInteger.Max(unpaid - _claimedOfStakers, 0),
                    BigInteger.Max(_claimedOfStakers - unpaid, 0)
                );
            else if (paid.IsZero && Refunded.IsZero)
                unpaid = due;
            var dust = due + beside - paid - Refunded - collapsed - unpaid;
            return new DayBalance(
                day,
                lane,
                due,
                _operators,
                _stakers,
                Refunded,
                collapsed,
                unpaid,
                beside,
                dust,
                SplitsMoreThanAll
            );
        }

        private void AddSplit(int operatorId, BigInteger split, BigInteger staker, bool any)
        {
            var earlier = _splits.GetValueOrDefault(operatorId);
            _splits[operatorId] = (earlier.Split + split, earlier.Stakers + staker, earlier.Any || any);
        }
    }
}

/// <summary>
/// A closed day of a submission: due + refunded beside = operators + stakers + refunded + collapsed + unpaid + dust.
/// </summary>
/// <param name="Day">Days since 1970.</param>
/// <param name="Lane">The way of paying.</param>
/// <param name="Due">Tokens of the day.</param>
/// <param name="Operators">Paid to operators.</param>
/// <param name="Stakers">Paid to stakers.</param>
/// <param name="Refunded">Paid back to the AVS.</param>
/// <param name="Collapsed">Refunds lost because buckets of equal sums are merged.</param>
/// <param name="Unpaid">Stakers' parts for which no staker qualified.</param>
/// <param name="RefundedBeside">Refunds of what is paid out too, which only the draft does.</param>
/// <param name="Dust">Remainders; negative where a rounding gave out more than was due. Within <see cref="DustBound"/>.</param>
/// <param name="SplitsMoreThanAll">An operator keeps more than all, so that its stakers' part is negative.</param>
internal readonly record struct DayBalance(
    int Day,
    PaymentLane Lane,
    BigInteger Due,
    BigInteger Operators,
    BigInteger Stakers,
    BigInteger Refunded,
    BigInteger Collapsed,
    BigInteger Unpaid,
    BigInteger RefundedBeside,
    BigInteger Dust,
    bool SplitsMoreThanAll
);
