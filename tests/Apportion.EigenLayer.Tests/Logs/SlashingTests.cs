using static Apportion.EigenLayer.Tests.Logs.LogScript;

namespace Apportion.EigenLayer.Tests.Logs;

public class SlashingTests
{
    private const ulong Half = 500_000_000_000_000_000;

    [Fact]
    public void A_slash_takes_the_floor_of_every_delegated_balance()
    {
        var script = new LogScript().Deposit(Alice, 101).Deposit(Bob, 50).Delegate(Alice, Operator).NextBlock();
        script.Slash(Operator, Half);
        Assert.Equal([101, -50], script.Rows(Alice));
        Assert.Equal([50], script.Rows(Bob));
    }

    [Fact]
    public void Deposits_before_the_slash_in_its_block_count_and_later_ones_do_not()
    {
        var script = new LogScript().Delegate(Alice, Operator).NextBlock();
        script.Deposit(Alice, 100).Slash(Operator, Half).Deposit(Alice, 40);
        Assert.Equal([100, 40, -50], script.Rows(Alice));
    }

    [Fact]
    public void Two_slashes_in_one_block_build_on_each_other()
    {
        var script = new LogScript().Deposit(Alice, 100).Delegate(Alice, Operator).NextBlock();
        script.Slash(Operator, Half).Slash(Operator, Half);
        Assert.Equal([100, -50, -25], script.Rows(Alice));
    }

    [Fact]
    public void A_slash_of_nothing_leaves_a_row_of_zero_for_holders_and_none_for_others()
    {
        var script = new LogScript().Deposit(Alice, 100).Delegate(Alice, Operator).Delegate(Bob, Operator).NextBlock();
        script.Slash(Operator, 0);
        Assert.Equal([100, 0], script.Rows(Alice));
        Assert.Empty(script.Rows(Bob));
    }

    [Fact]
    public void A_staker_that_joins_in_the_block_is_slashed_and_one_that_joins_after_the_slash_is_not()
    {
        var script = new LogScript().Deposit(Alice, 100).Deposit(Bob, 100).NextBlock();
        script.Delegate(Alice, Operator).Slash(Operator, Half).Delegate(Bob, Operator);
        Assert.Equal([100, -50], script.Rows(Alice));
        Assert.Equal([100], script.Rows(Bob));
    }

    [Fact]
    public void A_staker_that_leaves_in_the_block_is_still_slashed_and_the_error_is_named()
    {
        var script = new LogScript().Deposit(Alice, 100).Delegate(Alice, Operator).NextBlock();
        script.Undelegate(Alice, Operator).Slash(Operator, Half);
        Assert.Equal([100, -50], script.Rows(Alice));
        var facts = script.Read();
        Assert.True(Assert.Single(facts.SlashLosses).LeftInBlock);
        Assert.Equal((Int128)50, Assert.Single(facts.PhantomSlashes).Missing);
    }

    [Fact]
    public void A_staker_that_leaves_and_comes_back_in_the_block_is_slashed_once()
    {
        var script = new LogScript().Deposit(Alice, 100).Delegate(Alice, Operator).NextBlock();
        script.Undelegate(Alice, Operator).Delegate(Alice, Operator).Slash(Operator, Half);
        Assert.Equal([100, -50], script.Rows(Alice));
        Assert.Empty(script.Read().PhantomSlashes);
    }

    [Fact]
    public void A_beacon_slash_rounds_the_slashed_part_up()
    {
        // 2/3 of 10^18 is 666666666666666666, so the slashed part is 333333333333333334 and takes 333333333333333334 of 10^18.
        var script = new LogScript().PodShares(Alice, 1_000_000_000_000_000_000).NextBlock().BeaconSlash(Alice, 3, 2);
        Assert.Equal([1_000_000_000_000_000_000, -333_333_333_333_333_334], script.Rows(Alice));
    }

    [Fact]
    public void A_negative_pod_balance_is_kept_and_not_slashed()
    {
        var script = new LogScript().PodShares(Alice, -7).NextBlock().BeaconSlash(Alice, 2, 1);
        Assert.Equal([-7], script.Rows(Alice));
    }
}
