using System.Globalization;
using System.Numerics;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Reports;

public class StakeBreakdownTests
{
    [Fact]
    public void The_parts_of_a_stakers_strategies_sum_to_at_most_its_amount()
    {
        var folder = Vectors.At("eigenlayer/tiny/input");
        var tables = new EigenLayerEngine(VectorFacts.Rules).ComputeTables(
            VectorFacts.Read(folder, []),
            VectorFacts.TinyCutoffs
        );
        var table = tables.Find("2026-01-06", "ours_total_stake_staker_strategy_payouts")!;
        Assert.NotEmpty(table.Rows);
        foreach (var group in table.Rows.GroupBy(row => (row[0], row[1], row[6], row[10])))
        {
            var sum = group.Aggregate(BigInteger.Zero, (total, row) => total + Number(row[14]));
            var whole = Number(group.Key.Item4);
            Assert.InRange(sum, whole - group.Count(), whole);
        }
    }

    private static BigInteger Number(string text) => BigInteger.Parse(text, CultureInfo.InvariantCulture);
}
