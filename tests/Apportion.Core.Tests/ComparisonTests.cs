using System.Numerics;

namespace Apportion.Core.Tests;

public class ComparisonTests
{
    private static readonly Asset Rpl = new("RPL", 18);

    private static Dictionary<(string, Asset), BigInteger> Amounts(params (string Account, int Amount)[] rows) =>
        rows.ToDictionary(row => (row.Account, Rpl), row => (BigInteger)row.Amount);

    [Fact]
    public void Rows_are_largest_first_with_cause_and_total_impact()
    {
        var comparison = Comparison.Of(
            "left",
            "right",
            Amounts(("0xa", 10), ("0xb", 7), ("0xc", 5), ("0xd", 1)),
            Amounts(("0xa", 10), ("0xb", 3), ("0xd", 2), ("0xe", 6)),
            pots: new Dictionary<Asset, BigInteger> { [Rpl] = 23 }
        );
        Assert.Equal(
            [
                ("0xe", DifferenceCause.Extra, (BigInteger)6),
                ("0xc", DifferenceCause.Missing, -5),
                ("0xb", DifferenceCause.Amount, -4),
                ("0xd", DifferenceCause.Amount, 1),
            ],
            comparison.Rows.Select(row => (row.Account, row.Cause, row.Difference))
        );
        Assert.Equal(new ComparisonTotal(Rpl, 23, 21, 7, 9, 23), comparison.Totals.Single());
        Assert.Equal(Verdict.Mismatch, comparison.Verdict);
    }

    [Fact]
    public void Equal_results_match()
    {
        var comparison = Comparison.Of("a", "b", Amounts(("0xa", 1)), Amounts(("0xa", 1)));
        Assert.Equal((0, Verdict.Match), (comparison.Rows.Count, comparison.Verdict));
    }
}
