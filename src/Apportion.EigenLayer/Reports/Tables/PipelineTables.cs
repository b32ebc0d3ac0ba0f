using System.Numerics;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Reports.Tables;

/// <summary>Every table of a history of runs: those of each run by its cutoff, and those after the last under "final".</summary>
public sealed class PipelineTables
{
    private readonly Dictionary<(string Run, string Name), TableText> _tables = [];
    private readonly List<(string Run, string Name)> _order = [];
    private readonly Dictionary<(int Earner, int Day, Hash256 Hash, int Token), List<BigInteger>> _gold = [];
    private readonly HashSet<string> _breakdownKeys = new(StringComparer.Ordinal);
    private TableText? _breakdown;
    private readonly EigenLayerFacts _facts;
    private readonly EigenLayerState _state;
    private readonly SubmissionTables _submissions;

    internal PipelineTables(EigenLayerFacts facts, EigenLayerState state, SubmissionTables submissions)
    {
        (_facts, _state, _submissions) = (facts, state, submissions);
    }

    /// <summary>Name of the tables after the last run.</summary>
    public static string Final => "final";

    /// <summary>Distribution lines of the day before the last cutoff, in order of earner and token.</summary>
    public IReadOnlyList<DistributionLine> Lines { get; private set; } = [];

    /// <summary>Every table with its run, in order of run.</summary>
    public IEnumerable<(string Run, TableText Table)> All => _order.Select(key => (key.Run, _tables[key]));

    /// <summary>A table of a run, or null.</summary>
    public TableText? Find(string run, string name) => _tables.GetValueOrDefault((run, name));

    internal void AddRun(string run, RunTableCollector collector, RunReport report)
    {
        foreach (var table in collector.Tables(report))
            Add(run, table);
        AddBreakdown(collector.Breakdown.Staging);
        foreach (var (key, amount) in collector.Staging)
        {
            if (!_gold.TryGetValue(key, out var amounts))
                _gold[key] = amounts = [];
            amounts.Add(amount);
        }
    }

    internal void AddFinal(RewardsHistory history, IReadOnlyList<DistributionLine> lines)
    {
        var final = new FinalTables(_facts, _state);
        foreach (var table in new SnapshotTables(_state).All())
            Add(Final, table);
        foreach (var table in final.Submissions(_submissions))
            Add(Final, table);
        Add(Final, final.StakerShares());
        Add(Final, final.OperatorShares());
        Add(Final, GoldTable());
        if (_breakdown is not null)
            Add(Final, _breakdown);
        Add(Final, final.Cumulative(history.Totals));
        Lines = lines;
    }

    /// <summary>
    /// Appends a run's breakdown. Rows with an operator set that repeat a key are left out; rows without one never
    /// conflict.
    /// </summary>
    private void AddBreakdown(TableText staging)
    {
        _breakdown ??= staging with { Name = "staker_operator", Rows = [] };
        foreach (var row in staging.Rows)
            if (
                row[^1].Length == 0
                || _breakdownKeys.Add(
                    string.Join(',', row[0], row[1], row[10], row[9], row[5], row[2], row[3], row[11])
                )
            )
                _breakdown.Rows.Add(row);
    }

    private TableText GoldTable()
    {
        var values = new GoldValues(_state);
        var table = new TableText("gold_table", "earner snapshot reward_hash token amount");
        foreach (var ((earner, day, hash, token), amounts) in _gold)
        foreach (var amount in amounts)
            table.Add(
                values.Address(earner),
                FactText.Day(day),
                hash.ToString(),
                values.Address(token),
                GoldValues.Text(amount)
            );
        return table;
    }

    private void Add(string run, TableText table)
    {
        _tables.Add((run, table.Name), table.Sort());
        _order.Add((run, table.Name));
    }
}
