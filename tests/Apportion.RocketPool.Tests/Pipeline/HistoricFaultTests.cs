using System.Globalization;
using System.Numerics;
using Apportion.RocketPool.Numbers;
using Apportion.RocketPool.Replay;
using Apportion.RocketPool.Rulesets;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Tests.Pipeline;

/// <summary>Faults that the chain voted for, reproduced and named. Source: spec rocket-pool section 8.5.</summary>
public sealed class HistoricFaultTests
{
    [Fact]
    public void A_minipool_activated_after_its_node_left_gets_a_full_share_in_v2_and_nothing_in_v3()
    {
        var builder = Members();
        builder.Node(2, optedIn: false, optChanged: StateBuilder.TimeOf(3250));
        builder.Minipool(2, activation: 105, good: 4);
        var state = builder.Build();

        var v2 = RocketPoolEngine.Compute(state, RewardsRulesets.OfVersion(2));
        var v3 = RocketPoolEngine.Compute(state, RewardsRulesets.OfVersion(3));

        // Half of 100 ETH and 15 % of the other half, in two equal shares.
        Assert.Equal("28750000000000000000", Of(v2, 2).EthEarned.ToString());
        Assert.Equal(OutcomeReason.WrapActivatedAfterLeaving, Of(v2, 2).Reason);
        Assert.Contains(v2.Notices, notice => notice.Code == OutcomeReason.WrapActivatedAfterLeaving);
        Assert.Equal("0", Of(v3, 2).EthEarned.ToString());
        Assert.Equal(OutcomeReason.ActivatedAfterLeaving, Of(v3, 2).Reason);
        Assert.Equal("57500000000000000000", Of(v3, 1).EthEarned.ToString());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_validator_that_exited_before_its_node_joined_gets_a_full_share_until_v4(int version)
    {
        var builder = Members();
        builder.Node(2, optedIn: true, optChanged: StateBuilder.TimeOf(3400));
        builder.Minipool(2, exit: 103, good: 3);

        var result = RocketPoolEngine.Compute(builder.Build(), RewardsRulesets.OfVersion(version));

        Assert.Equal("28750000000000000000", Of(result, 2).EthEarned.ToString());
        Assert.Equal(OutcomeReason.WrapExitedBeforeJoining, Of(result, 2).Reason);
    }

    [Fact]
    public void V5_pays_neither()
    {
        var builder = Members();
        builder.Node(2, optedIn: true, optChanged: StateBuilder.TimeOf(3400));
        builder.Minipool(2, exit: 103, good: 3);

        var result = RocketPoolEngine.Compute(builder.Build(), RewardsRulesets.OfVersion(5));

        Assert.Equal("0", Of(result, 2).EthEarned.ToString());
    }

    [Fact]
    public void A_diff_of_v2_and_v3_names_the_minipools_and_the_rule()
    {
        var builder = Members();
        builder.Node(2, optedIn: false, optChanged: StateBuilder.TimeOf(3250));
        builder.Minipool(2, activation: 105, good: 4);

        var difference = RocketPoolEngine.Diff(
            builder.Build(),
            RewardsRulesets.OfVersion(2),
            RewardsRulesets.OfVersion(3)
        );

        var cause = Assert.Single(difference.Causes);
        Assert.Equal(StateBuilder.Account(10_002).ToString(), cause.Minipool);
        Assert.Equal(Wei("-28750000000000000000"), cause.Difference);
        Assert.Equal(Wei("28750000000000000000"), difference.Impact);
        Assert.Equal("100000000000000000000", difference.Pot.ToString());
        var loser = difference.Comparison.Rows.Single(row => row.Account == StateBuilder.Account(2).ToString());
        Assert.Contains(
            "wrap-activated-after-leaving -> zero.activated-after-leaving",
            loser.Why,
            StringComparison.Ordinal
        );
        Assert.Equal(
            BigInteger.Zero,
            difference.Comparison.Rows.Aggregate(BigInteger.Zero, (sum, row) => sum + row.Difference)
        );
    }

    private static BigInteger Wei(string text) => BigInteger.Parse(text, CultureInfo.InvariantCulture);

    private static MinipoolOutcome Of(RewardsResult result, int number) =>
        result.Minipools.Single(minipool => minipool.Address == StateBuilder.Account(10_000 + number));

    private static StateBuilder Members()
    {
        var builder = new StateBuilder();
        builder.Node(1, rplStake: 200, optedIn: true, optChanged: StateBuilder.TimeOf(100));
        builder.Minipool(1);
        return builder;
    }
}
