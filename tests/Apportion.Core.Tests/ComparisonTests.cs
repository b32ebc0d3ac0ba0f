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

    [Fact]
    public void Rows_of_one_size_are_in_order_of_account_and_asset()
    {
        var eth = new Asset("ETH", 18);
        var none = new Dictionary<(string, Asset), BigInteger>();
        var right = new Dictionary<(string, Asset), BigInteger>
        {
            [("0xb", Rpl)] = 2,
            [("0xa", Rpl)] = -2,
            [("0xb", eth)] = 2,
            [("0xB", eth)] = 2,
            [("0xa", eth)] = 3,
        };
        var comparison = Comparison.Of("left", "right", none, right);
        Assert.Equal(
            [("0xa", eth, 3), ("0xB", eth, 2), ("0xa", Rpl, -2), ("0xb", eth, 2), ("0xb", Rpl, 2)],
            comparison.Rows.Select(row => (row.Account, row.Asset, (int)row.Difference))
        );
        Assert.Equal([new ComparisonTotal(eth, 0, 7, 7, 0), new ComparisonTotal(Rpl, 0, 0, 2, 2)], comparison.Totals);
        Assert.Equal(("left", "right", 0), (comparison.LeftName, comparison.RightName, comparison.Findings.Count));
    }

    [Fact]
    public void An_account_with_zero_on_one_side_only_is_a_difference()
    {
        var comparison = Comparison.Of("a", "b", Amounts(("0xa", 0)), Amounts(("0xb", 0)));
        Assert.Equal(
            [("0xa", DifferenceCause.Missing), ("0xb", DifferenceCause.Extra)],
            comparison.Rows.Select(row => (row.Account, row.Cause))
        );
        Assert.Equal(new ComparisonTotal(Rpl, 0, 0, 0, 0), Assert.Single(comparison.Totals));
    }

    [Fact]
    public void A_classifier_names_the_cause()
    {
        var comparison = Comparison.Of(
            "a",
            "b",
            Amounts(("0xa", 5)),
            Amounts(("0xa", 4)),
            row => row with { Cause = DifferenceCause.Ruleset, Why = "bonus" }
        );
        Assert.Equal(
            new ComparisonRow("0xa", Rpl, 5, 4, DifferenceCause.Ruleset, "bonus"),
            Assert.Single(comparison.Rows)
        );
    }

    [Fact]
    public void A_finding_beyond_the_accounts_decides_when_no_row_differs()
    {
        var finding = Finding.Of("x.root", "tree", "0x1", "0x2");
        var comparison = Comparison.Of("a", "b", Amounts(("0xa", 5)), Amounts(("0xa", 5)), findings: [finding]);
        Assert.Equal((Verdict.Mismatch, finding), (comparison.Verdict, Assert.Single(comparison.Findings)));
    }

    [Fact]
    public void Ledgers_are_compared_by_the_sums_of_an_account()
    {
        var comparison = Comparison.Of("v1", LedgerOf(3, 4, 1), "v2", LedgerOf(2, 4, 2));
        Assert.Equal(
            [
                new ComparisonRow("0xa", Rpl, 7, 6, DifferenceCause.Amount),
                new("0xb", Rpl, 1, 2, DifferenceCause.Amount),
            ],
            comparison.Rows
        );
        Assert.Equal(new ComparisonTotal(Rpl, 8, 8, 1, 1, 8), Assert.Single(comparison.Totals));
        var marked = Comparison.Of("v1", LedgerOf(3, 4, 1), "v2", LedgerOf(2, 4, 2), row => row with { Why = "rule" });
        Assert.All(marked.Rows, row => Assert.Equal("rule", row.Why));
    }

    private static Ledger LedgerOf(ulong first, ulong second, ulong other)
    {
        var builder = new LedgerBuilder();
        var one = builder.AddPot(new Pot("1", new Period(PeriodKind.Round, 1), Rpl, first + other));
        var two = builder.AddPot(new Pot("2", new Period(PeriodKind.Round, 2), Rpl, second));
        builder.Post(one, "0xa", first, "x.reward");
        builder.Post(one, "0xb", other, "x.reward");
        builder.Post(two, "0xa", second, "x.reward");
        return builder.Build();
    }
}
