using System.Numerics;
using Apportion.EigenLayer.Stages;

namespace Apportion.EigenLayer.Replay;

/// <summary>
/// Upstream's staging step for one submission: takes the rows of all tables, keeps of equal rows of one table only one,
/// and sums by earner and token. Only refund tables can have equal rows.
/// </summary>
/// <remarks>Source: spec eigenlayer section 7.22.</remarks>
internal sealed class SubmissionSink(int addressCount, int cutoff) : IGoldSink
{
    private readonly List<GoldRow> _refunds = [];
    private EarnerSums? _recent;

    /// <summary>Sums of days before the cutoff.</summary>
    public TokenSums Sums { get; } = new(addressCount);

    /// <summary>Sums of the cutoff day itself, which the distribution of this run does not contain yet.</summary>
    public TokenSums CutoffDaySums { get; } = new(addressCount);

    /// <summary>The last day with a row, or null.</summary>
    public int? LastDay { get; private set; }

    /// <summary>What each table paid.</summary>
    public Dictionary<GoldTable, BigInteger> Paid { get; private set; } = [];

    /// <summary>Who else wants to see the rows, and what is paid of them.</summary>
    public IRowObserver? Observer { get; set; }

    /// <inheritdoc/>
    public void Add(in GoldRow row)
    {
        if (LastDay is not { } last || row.To > last)
            LastDay = row.To;
        Observer?.Row(row);
        if (IsRefund(row.Table))
            _refunds.Add(row);
        else
            Pay(row, row.From, row.To);
    }

    /// <summary>Starts anew for another submission.</summary>
    public void Clear()
    {
        _recent = null;
        Sums.Clear();
        CutoffDaySums.Clear();
        _refunds.Clear();
        LastDay = null;
        Paid = [];
    }

    /// <summary>Pays the refunds, equal ones of one day once.</summary>
    public void Complete()
    {
        foreach (var table in _refunds.GroupBy(row => row.Table))
        {
            var rows = table
                .DistinctBy(row => (row.Earner, row.Reward.Row.Token, row.Amount, row.From, row.To))
                .ToList();
            foreach (var equal in rows.GroupBy(row => (row.Earner, row.Reward.Row.Token, row.Amount)))
                PayOnce([.. equal]);
        }
    }

    private static bool IsRefund(GoldTable table) =>
        table
            is GoldTable.OperatorDirectedRefunds
                or GoldTable.OperatorDirectedSetRefunds
                or GoldTable.UniqueStakeRefunds
                or GoldTable.TotalStakeRefunds;

    private void PayOnce(List<GoldRow> equal)
    {
        var paid = new HashSet<int>();
        foreach (var row in equal)
            for (var day = row.From; day <= row.To; day++)
                if (paid.Add(day))
                    Pay(row, day, day);
    }

    private void Pay(in GoldRow row, int from, int to)
    {
        Observer?.Paid(row, from, to);
        if (to < cutoff)
        {
            var token = row.Reward.Row.Token;
            if (_recent is null || _recent.Token != token)
                _recent = Sums.Of(token);
            _recent.Add(row.Earner, row.Amount, to - from + 1, to);
            return;
        }
        PayCutoffDay(row, from, to);
    }

    private void PayCutoffDay(in GoldRow row, int from, int to)
    {
        if (to >= cutoff)
        {
            CutoffDaySums.Of(row.Reward.Row.Token).Add(row.Earner, row.Amount, to - Math.Max(from, cutoff) + 1, to);
            to = cutoff - 1;
        }
        if (from <= to)
            Sums.Of(row.Reward.Row.Token).Add(row.Earner, row.Amount, to - from + 1, to);
    }
}

/// <summary>Watches the rows of the tables and what staging pays of them.</summary>
internal interface IRowObserver
{
    /// <summary>A row of a table.</summary>
    void Row(in GoldRow row);

    /// <summary>A row, or some days of it, that staging pays.</summary>
    void Paid(in GoldRow row, int from, int to);
}
