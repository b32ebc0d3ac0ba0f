using System.Numerics;
using Apportion.Core;
using Apportion.RocketPool.Accounting;
using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Tests.Commitment;

public class RewardsFileLedgerTests
{
    [Fact]
    public void A_published_file_is_a_pot_of_RPL_and_a_pot_of_ETH()
    {
        Ledger ledger = RewardsFileLedger.Of(SmallInterval.Of(ruleset: 11), "x.json");
        Assert.Equal(
            [("eth/7", "10000000000000000007"), ("rpl/7", "1000000000000000000000")],
            ledger.Pots.Select(pot => (pot.Id, pot.Amount.ToString()))
        );
        string one = SmallInterval.Node(1).ToString();
        string two = SmallInterval.Node(2).ToString();
        string three = SmallInterval.Node(3).ToString();
        Assert.Equal(
            [
                (one, "ETH", "rocketpool.smoothing-pool.node", "1000000000000000000"),
                (one, "ETH", "rocketpool.voter-share", "7"),
                (two, "ETH", "rocketpool.smoothing-pool.node", "3000000000000000000"),
                ("pool-stakers", "ETH", "rocketpool.smoothing-pool.pool-stakers", "6000000000000000000"),
                (one, "RPL", "rocketpool.collateral", "300000000000000000000"),
                (two, "RPL", "rocketpool.collateral", "400000000000000000000"),
                (two, "RPL", "rocketpool.oracle-dao", "12500000000000000000"),
                (three, "RPL", "rocketpool.oracle-dao", "12500000000000000000"),
                ("protocol-dao", "RPL", "rocketpool.protocol-dao", "275000000000000000000"),
            ],
            ledger.Postings.Select(one => (one.Account, one.Asset.Id, one.Reason, one.Amount.ToString()))
        );
        // 1,700,000,000 and two days less the last slot.
        Assert.Equal(new DateOnly(2023, 11, 16), Assert.Single(ledger.Dates).Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    public void Every_file_version_ties_out(int ruleset)
    {
        RewardsFile file = SmallInterval.Of(ruleset);
        Ledger ledger = RewardsFileLedger.Of(file, "x.json");
        Assert.All(ledger.Balances, balance => Assert.Equal(BigInteger.Zero, balance.Difference));
        Assert.Equal("10000000000000000000", ledger.Pots[0].Amount.ToString());
    }

    [Fact]
    public void A_column_that_does_not_add_up_is_a_discrepancy_with_its_place()
    {
        RewardsFile file = SmallInterval.Of(ruleset: 8);
        RewardsFile changed = file with { Totals = file.Totals with { TotalOracleDaoRpl = SmallInterval.Ether(26) } };
        var thrown = Assert.Throws<ApportionException>(() => RewardsFileLedger.Of(changed, "x.json"));
        Assert.Equal(FindingKind.Discrepancy, thrown.Finding.Kind);
        Assert.Equal("x.json: $.totalRewards.totalOracleDaoRpl", thrown.Finding.Where);
        Assert.Equal("25000000000000000000", thrown.Finding.Expected);
        Assert.Equal("26000000000000000000", thrown.Finding.Actual);
    }

    [Fact]
    public void A_file_without_times_has_no_date()
    {
        RewardsFile file = SmallInterval.Of(ruleset: 8);
        Assert.Empty(
            RewardsFileLedger.Of(file with { Header = file.Header with { EndTime = -62_135_596_800 } }, "x.json").Dates
        );
    }
}
