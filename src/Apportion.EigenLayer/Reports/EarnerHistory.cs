using System.Globalization;
using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Accounting;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports;

/// <summary>What one earner got, by day, AVS, reason and token.</summary>
internal sealed class EarnerHistory(EigenLayerState state, int earner)
{
    private readonly SortedDictionary<(int Day, int Avs, string Reason, int Token), BigInteger> _paid = new(
        Comparer<(int Day, int Avs, string Reason, int Token)>.Create(Compare)
    );
    private readonly Lock _lock = new();

    /// <summary>Watches any submission.</summary>
    public IRowObserver Observe(RewardGroup group) => new Observer(this);

    /// <summary>One row for each day, AVS and reason; one column for each token.</summary>
    public History Build()
    {
        var tokens = _paid.Keys.Select(key => key.Token).Distinct().Order().ToList();
        var columns = new List<HistoryColumn> { new("avs", "AVS"), new("reason", "Reason") };
        foreach (var token in tokens)
        {
            var text = state.Book[token].ToString();
            columns.Add(new(text, "Tokens", new Asset(text, 0), Totalled: true));
        }
        var rows = _paid
            .GroupBy(entry => (entry.Key.Day, entry.Key.Avs, entry.Key.Reason))
            .Select(group => new HistoryRow(
                new Period(PeriodKind.Day, group.Key.Day),
                [
                    state.Book[group.Key.Avs].ToString(),
                    group.Key.Reason,
                    .. tokens.Select(token =>
                        group
                            .Where(entry => entry.Key.Token == token)
                            .Select(entry => entry.Value.ToString(CultureInfo.InvariantCulture))
                            .FirstOrDefault()
                    ),
                ]
            ));
        return new History(state.Book[earner].ToString(), columns, [.. rows], []);
    }

    private static int Compare(
        (int Day, int Avs, string Reason, int Token) a,
        (int Day, int Avs, string Reason, int Token) b
    )
    {
        var byDay = (a.Day, a.Avs).CompareTo((b.Day, b.Avs));
        if (byDay != 0)
            return byDay;
        var byReason = string.CompareOrdinal(a.Reason, b.Reason);
        return byReason != 0 ? byReason : a.Token.CompareTo(b.Token);
    }

    private void Pay(in GoldRow row, int from, int to)
    {
        if (row.Earner != earner)
            return;
        lock (_lock)
            for (var day = from; day <= to; day++)
            {
                var key = (day, row.Reward.Row.Avs, RewardReasons.Of(row.Table), row.Reward.Row.Token);
                _paid[key] = _paid.GetValueOrDefault(key) + row.Amount;
            }
    }

    private sealed class Observer(EarnerHistory history) : IRowObserver
    {
        public void Row(in GoldRow row) { }

        public void Paid(in GoldRow row, int from, int to) => history.Pay(row, from, to);
    }
}
