using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Reports.Tables;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer;

public sealed partial class EigenLayerEngine
{
    private const string Snapshot = "snapshot";

    /// <summary>
    /// The rows of one table that belong to one day. A snapshot table is listed from the state alone, without its other days
    /// and without any reward; a table of the pipeline needs the runs.
    /// </summary>
    /// <param name="facts">The facts.</param>
    /// <param name="cutoffs">Cutoff days since 1970, ascending. For a snapshot table the day is enough: it is added if they end before it.</param>
    /// <param name="table">Upstream's name, for example <c>staker_share_snapshots</c> or <c>gold_1_active_rewards</c>.</param>
    /// <param name="day">The snapshot day, days since 1970.</param>
    /// <returns>The rows in order, those of all runs; null if no table of this name has snapshots.</returns>
    public TableText? ListDay(EigenLayerFacts facts, IReadOnlyList<int> cutoffs, string table, int day)
    {
        CheckCutoffs(cutoffs);
        IReadOnlyList<int> reaching = cutoffs.Count > 0 && cutoffs[^1] > day ? cutoffs : [.. cutoffs, day + 1];
        var snapshots = new SnapshotTables(StateBuilder.Build(facts, rules, reaching), new DayRange(day, day));
        if (snapshots.Find(table) is { } found)
            return HasSnapshots(found) ? found.Sort() : null;
        return cutoffs.Count == 0 ? null : ListComputedDay(facts, cutoffs, table, day);
    }

    private TableText? ListComputedDay(EigenLayerFacts facts, IReadOnlyList<int> cutoffs, string name, int day)
    {
        var tables = ComputeTables(facts, cutoffs).All.Select(entry => entry.Table).Where(table => table.Name == name);
        TableText? rows = null;
        foreach (var table in tables.Where(HasSnapshots))
        {
            var column = table.Columns.ToList().IndexOf(Snapshot);
            rows ??= table with { Rows = [] };
            rows.Rows.AddRange(
                table.Rows.Where(row => row[column].StartsWith(FactText.Day(day), StringComparison.Ordinal))
            );
        }
        return rows;
    }

    private static bool HasSnapshots(TableText table) => table.Columns.Contains(Snapshot);
}
