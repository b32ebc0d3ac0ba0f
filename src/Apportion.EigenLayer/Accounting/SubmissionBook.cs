using System.Numerics;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Accounting;

/// <summary>
/// Keeps book on one submission in one run, per day and lane: what was to be given out, and to whom it went. Everything
/// that reaches nobody has a name.
/// </summary>
/// <remarks>Source: spec eigenlayer section 9.</remarks>
internal sealed class SubmissionBook(RewardGroup group) : IRowObserver
{
    private readonly SortedDictionary<(int Day, PaymentLane Lane), DayAccount> _days = [];

    /// <summary>The submission.</summary>
    public RewardGroup Group { get; } = group;

    /// <summary>The days, closed.</summary>
    public IEnumerable<DayBalance> Close()
    {
        OpenPools();
        foreach (var ((day, lane), account) in _days)
            yield return account.Close(day, lane, IsShared ? PoolOf(day) : null);
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

        public BigInteger Refunded { get; set; }

        public void Add(in GoldRow row, PartKind kind, bool shared)
        {
            switch (kind)
            {
                case PartKind.Operator:
                    _operators += row.Amount;
                    _due += row.Tokens;
                    AddSplit(row.Operator, row.Tokens - row.Amount, 0, false);
                    break;
                case PartKind.Staker:
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
            if (pool is null)
                unpaid = BigInteger.Max(unpaid - _claimedOfStakers, 0);
            else if (paid.IsZero && Refunded.IsZero)
                unpaid = due;
            var dust = due - paid - Refunded - collapsed - unpaid;
            return new DayBalance(day, lane, due, _operators, _stakers, Refunded, collapsed, unpaid, dust);
        }

        private void AddSplit(int operatorId, BigInteger split, BigInteger staker, bool any)
        {
            var earlier = _splits.GetValueOrDefault(operatorId);
            _splits[operatorId] = (earlier.Split + split, earlier.Stakers + staker, earlier.Any || any);
        }
    }
}

/// <summary>A closed day of a submission: due = operators + stakers + refunded + collapsed + unpaid + dust.</summary>
/// <param name="Day">Days since 1970.</param>
/// <param name="Lane">The way of paying.</param>
/// <param name="Due">Tokens of the day.</param>
/// <param name="Operators">Paid to operators.</param>
/// <param name="Stakers">Paid to stakers.</param>
/// <param name="Refunded">Paid back to the AVS.</param>
/// <param name="Collapsed">Refunds lost because buckets of equal sums are merged.</param>
/// <param name="Unpaid">Stakers' parts for which no staker qualified.</param>
/// <param name="Dust">Remainders; negative where a rounding gave out more than was due.</param>
internal readonly record struct DayBalance(
    int Day,
    PaymentLane Lane,
    BigInteger Due,
    BigInteger Operators,
    BigInteger Stakers,
    BigInteger Refunded,
    BigInteger Collapsed,
    BigInteger Unpaid,
    BigInteger Dust
);
