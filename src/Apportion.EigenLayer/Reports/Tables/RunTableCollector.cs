using System.Numerics;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports.Tables;

/// <summary>Writes down the rows of one run's tables, day by day, as upstream's tables hold them.</summary>
internal sealed class RunTableCollector
{
    private readonly EigenLayerState _state;
    private readonly int _cutoff;
    private readonly TableSwitches _switches;
    private readonly GoldValues _values;
    private readonly Lock _lock = new();
    private readonly StakeBreakdown _stakeBreakdown;
    private readonly Dictionary<GoldTable, (GoldTableText Text, string[] Columns, TableText Table)> _tables = [];
    private readonly Dictionary<(int Earner, int Day, Hash256 Hash, int Token), BigInteger> _staging = [];

    public RunTableCollector(EigenLayerState state, int cutoff)
    {
        (_state, _cutoff, _values) = (state, cutoff, new GoldValues(state));
        _switches = TableSwitches.Of(state.Rules, cutoff);
        Breakdown = new BreakdownCollector(state, _switches);
        _stakeBreakdown = new StakeBreakdown(state);
        foreach (var text in GoldTableText.Of(state.Rules.Ruleset, _switches))
            _tables[text.Table] = (text, text.Columns.Split(' '), new TableText(text.Name, text.Columns));
    }

    /// <summary>What staging paid, by earner, day, hash and token.</summary>
    public IReadOnlyDictionary<(int Earner, int Day, Hash256 Hash, int Token), BigInteger> Staging => _staging;

    /// <summary>The breakdown by strategy.</summary>
    public BreakdownCollector Breakdown { get; }

    /// <summary>Watches one submission.</summary>
    public IRowObserver Observe(RewardGroup group) => new Observer(this);

    /// <summary>All tables of the run, those of active rewards among them.</summary>
    public IEnumerable<TableText> Tables(RunReport report) =>
        ActiveRewardTables
            .Of(_state, _values, _switches, report, _cutoff)
            .Concat(_tables.Values.Select(table => table.Table))
            .Append(StagingTable())
            .Concat(Breakdown.Tables)
            .Concat(_switches.Stake ? _stakeBreakdown.Tables : []);

    private TableText StagingTable()
    {
        var name = _state.Rules.Ruleset.PaysStakePools ? "gold_22_staging" : "gold_21_staging";
        var table = new TableText(name, "earner snapshot reward_hash token amount");
        var asTime = _switches.Stake && _state.Rules.Ruleset.PaysStakePools;
        foreach (var ((earner, day, hash, token), amount) in _staging)
            table.Add(
                _values.Address(earner),
                Snapshot(day, asTime),
                hash.ToString(),
                _values.Address(token),
                GoldValues.Text(amount)
            );
        return table;
    }

    /// <summary>A snapshot day as the table shows it.</summary>
    internal static string Snapshot(int day, bool asTime) =>
        asTime ? FactText.Day(day) + " 00:00:00+00" : FactText.Day(day);

    private void Add(in GoldRow row)
    {
        var (text, columns, table) = _tables[row.Table];
        var fields = new string[columns.Length];
        for (var column = 0; column < columns.Length; column++)
            fields[column] = columns[column] == "snapshot" ? "" : _values.Of(columns[column], row);
        var place = Array.IndexOf(columns, "snapshot");
        lock (_lock)
        {
            Breakdown.Add(row);
            _stakeBreakdown.Add(row);
            for (var day = row.From; day <= row.To; day++)
            {
                var copy = (string[])fields.Clone();
                copy[place] = Snapshot(day, text.SnapshotIsTime);
                table.Rows.Add(copy);
            }
        }
    }

    private void Pay(in GoldRow row, int from, int to)
    {
        lock (_lock)
            for (var day = from; day <= to; day++)
            {
                var key = (row.Earner, day, row.Reward.Row.Hash, row.Reward.Row.Token);
                _staging[key] = _staging.GetValueOrDefault(key) + row.Amount;
            }
    }

    private sealed class Observer(RunTableCollector collector) : IRowObserver
    {
        public void Row(in GoldRow row) => collector.Add(row);

        public void Paid(in GoldRow row, int from, int to) => collector.Pay(row, from, to);
    }
}
