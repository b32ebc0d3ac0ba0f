using System.Numerics;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Numbers;

namespace Apportion.EigenLayer.State;

/// <summary>
/// Withdrawals that wait in the queue and can still be slashed: what later slashes leave of them, and how much of them
/// the stakers' snapshots show.
/// </summary>
/// <remarks>Source: spec eigenlayer-v2.2-draft sections 4 and 5.3.</remarks>
internal sealed class QueuedWithdrawals
{
    private static readonly PgNumeric Wad = new(BigInteger.Pow(10, 18));
    private readonly List<Withdrawal> _withdrawals = [];
    private readonly decimal _window;
    private int _firstDay = int.MinValue;

    /// <summary>Reads the queue and the slashes, also later ones than any cutoff: snapshots do not see those.</summary>
    public QueuedWithdrawals(EigenLayerFacts facts, AddressBook book, BlockTimes blocks, decimal window)
    {
        _window = window;
        foreach (var row in facts.QueuedSlashingWithdrawals)
            if (blocks.TryGet(row.BlockNumber, out var time))
                _withdrawals.Add(new(row, book.Id(row.Staker), book.Id(row.Strategy), time, []));
        _withdrawals.Sort();
        var slashes = facts.SlashedOperators.OrderBy(row => row.BlockNumber).ThenBy(row => row.LogIndex);
        foreach (var slash in slashes)
            if (blocks.TryGet(slash.BlockNumber, out var time))
                Apply(slash, time);
    }

    /// <summary>Every adjustment, by withdrawal.</summary>
    public IEnumerable<(QueuedSlashingWithdrawal Withdrawal, Adjustment Adjustment)> Adjustments =>
        _withdrawals.SelectMany(withdrawal => withdrawal.Adjustments.Select(row => (withdrawal.Row, row)));

    /// <summary>Adds the queued shares to the snapshots of the stakers.</summary>
    /// <param name="shares">The stakers' balances.</param>
    /// <param name="firstDay">The first day whose snapshot was made with the queue in view.</param>
    public void AddBack(ShareTable shares, int firstDay)
    {
        _firstDay = firstDay;
        foreach (var group in _withdrawals.GroupBy(withdrawal => (withdrawal.Staker, withdrawal.Strategy)))
        {
            var pair = shares.FindPair(group.Key.Staker, group.Key.Strategy);
            if (pair >= 0)
                shares.SetFractional(pair, StepsOf(shares, pair, [.. group], firstDay));
        }
    }

    /// <summary>What is added back to a balance on a day: each withdrawal with the slashes that the day sees.</summary>
    public IEnumerable<(QueuedSlashingWithdrawal Row, List<Adjustment> Slashes)> AddedBack(
        int staker,
        int strategy,
        int day
    ) =>
        day < _firstDay
            ? []
            : _withdrawals
                .Where(withdrawal =>
                    withdrawal.Staker == staker && withdrawal.Strategy == strategy && Counts(withdrawal, day)
                )
                .Select(withdrawal =>
                    (withdrawal.Row, withdrawal.Adjustments.FindAll(row => Days.Of(row.SlashTime) < day))
                );

    private bool Counts(Withdrawal withdrawal, int day) => Days.Of(withdrawal.Time) < day && day < EndDay(withdrawal);

    private Steps<PgNumeric> StepsOf(ShareTable shares, int pair, List<Withdrawal> queued, int firstDay)
    {
        var days = new SortedSet<int>(shares.DaysOf(pair).ToArray()) { firstDay };
        foreach (var withdrawal in queued)
        {
            days.Add(Days.After(withdrawal.Time));
            days.Add(EndDay(withdrawal));
            days.UnionWith(withdrawal.Adjustments.Select(row => Days.After(row.SlashTime)));
        }
        var steps = new Steps<PgNumeric>();
        foreach (var day in days)
            if (shares.TryGet(pair, day, out var balance))
                steps.Add(day, new PgNumeric(balance) + (day < firstDay ? PgNumeric.Zero : Queued(queued, day)));
        return steps;
    }

    private PgNumeric Queued(List<Withdrawal> queued, int day)
    {
        var sum = PgNumeric.Zero;
        foreach (var withdrawal in queued)
            if (Counts(withdrawal, day))
                sum += new PgNumeric((BigInteger)withdrawal.Row.SharesToWithdraw) * withdrawal.FactorOn(day);
        return sum;
    }

    /// <summary>The first day whose midnight the window does not reach beyond.</summary>
    private int EndDay(Withdrawal withdrawal) => (int)decimal.Ceiling((withdrawal.Time + _window) / 86400m);

    private void Apply(SlashedOperator slash, long time)
    {
        var kept = PgNumeric.One - Min(new PgNumeric((BigInteger)slash.WadSlashed) / Wad);
        foreach (var withdrawal in _withdrawals)
        {
            var row = withdrawal.Row;
            if (row.Operator != slash.Operator || row.Strategy != slash.Strategy)
                continue;
            var earlier =
                row.BlockNumber < slash.BlockNumber
                || (row.BlockNumber == slash.BlockNumber && row.LogIndex < slash.LogIndex);
            if (earlier && withdrawal.Time + _window > time)
                withdrawal.Slash(slash, time, kept);
        }
    }

    private static PgNumeric Min(PgNumeric wad) => wad > PgNumeric.One ? PgNumeric.One : wad;

    /// <summary>What is left of a withdrawal after a slash.</summary>
    internal readonly record struct Adjustment(SlashedOperator Slash, long SlashTime, PgNumeric Multiplier);

    private sealed record Withdrawal(
        QueuedSlashingWithdrawal Row,
        int Staker,
        int Strategy,
        long Time,
        List<Adjustment> Adjustments
    ) : IComparable<Withdrawal>
    {
        public int CompareTo(Withdrawal? other) =>
            (Row.BlockNumber, Row.LogIndex, Staker, Strategy).CompareTo(
                (other!.Row.BlockNumber, other.Row.LogIndex, other.Staker, other.Strategy)
            );

        public void Slash(SlashedOperator slash, long time, PgNumeric kept)
        {
            var multiplier = (Adjustments.Count > 0 ? Adjustments[^1].Multiplier : PgNumeric.One) * kept;
            if (Adjustments.Count > 0 && Adjustments[^1].Slash.BlockNumber == slash.BlockNumber)
                Adjustments.RemoveAt(Adjustments.Count - 1);
            Adjustments.Add(new(slash, time, multiplier));
        }

        public PgNumeric FactorOn(int day)
        {
            for (var index = Adjustments.Count - 1; index >= 0; index--)
                if (Days.Of(Adjustments[index].SlashTime) < day)
                    return Adjustments[index].Multiplier;
            return PgNumeric.One;
        }
    }
}
