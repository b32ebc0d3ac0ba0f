using Apportion.EigenLayer.Facts.Tables;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Reports;

public class DayListTests
{
    [Fact]
    public void One_day_of_every_snapshot_table_is_what_the_whole_table_has()
    {
        var folder = Vectors.At("eigenlayer/quirks");
        using var config = File.OpenRead(Path.Combine(folder, "config.json"));
        var configuration = EigenLayer.Conformance.ScenarioConfiguration.Read(config, "config.json");
        var facts = VectorFacts.Read(Path.Combine(folder, "input"), []);
        var engine = new EigenLayerEngine(configuration.Rules);
        var tables = engine
            .ComputeTables(facts, configuration.Cutoffs)
            .All.Select(entry => entry.Table)
            .Where(table => table.Name.EndsWith("_snapshots", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(12, tables.Count);
        foreach (var table in tables)
        {
            var column = table.Columns.ToList().IndexOf("snapshot");
            foreach (var day in table.Rows.Select(row => row[column]).Distinct().Order(StringComparer.Ordinal).Take(12))
            {
                var listed = engine.ListDay(facts, configuration.Cutoffs, table.Name, VectorFacts.Day(day));
                Assert.Equal(table.Rows.Where(row => row[column] == day), listed!.Rows);
            }
        }
    }

    [Fact]
    public void A_table_of_rewards_needs_cutoffs_and_other_names_have_no_days()
    {
        var folder = Vectors.At("eigenlayer/tiny/input");
        var (facts, engine) = (VectorFacts.Read(folder, []), new EigenLayerEngine(VectorFacts.Rules));
        var day = VectorFacts.Day("2026-01-04");
        Assert.Null(engine.ListDay(facts, [], "gold_1_active_rewards", day));
        Assert.Null(engine.ListDay(facts, VectorFacts.TinyCutoffs, "no_such_table", day));
        Assert.Null(engine.ListDay(facts, VectorFacts.TinyCutoffs, "combined_rewards", day));
        var rows = engine.ListDay(facts, VectorFacts.TinyCutoffs, "gold_1_active_rewards", day)!;
        Assert.Equal(5, rows.Rows.Count);
        Assert.All(rows.Rows, row => Assert.Contains(FactText.Day(day), row));
    }
}
