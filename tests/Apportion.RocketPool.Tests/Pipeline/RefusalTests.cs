using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Tests.Pipeline;

/// <summary>Errors that the rulesets prescribe. Source: spec rocket-pool section 15.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    public void Without_effective_stake_the_early_rulesets_have_no_result(int version) =>
        AssertRefused("rocketpool.refused.no-effective-stake", new StateBuilder(), version);

    [Fact]
    public void Without_effective_stake_v4_gives_the_treasury_what_the_oracle_dao_leaves()
    {
        var builder = new StateBuilder { Index = 0 };

        var result = RocketPoolEngine.Compute(builder.Build(), RewardsRulesets.OfVersion(4));

        // 70000 RPL less 15 %.
        Assert.Equal("59500000000000000000000", result.Totals.ProtocolDaoRpl.ToString());
        Assert.Equal("0", result.Totals.TotalCollateralRpl.ToString());
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    public void Without_pending_rpl_an_interval_is_refused_since_v7(int version)
    {
        var builder = Staked();
        builder.Protocol = builder.Protocol with { PendingRpl = default };

        AssertRefused("rocketpool.refused.no-pending-rpl", builder, version);
    }

    [Fact]
    public void Without_pending_rpl_v6_gives_amounts_of_zero()
    {
        var builder = Staked();
        builder.Protocol = builder.Protocol with { PendingRpl = default };

        var result = RocketPoolEngine.Compute(builder.Build(), RewardsRulesets.OfVersion(6));

        Assert.Equal("0", result.Totals.TotalCollateralRpl.ToString());
        Assert.Equal("0", result.Totals.ProtocolDaoRpl.ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(11)]
    public void Without_an_oracle_member_no_ruleset_has_a_result(int version)
    {
        var builder = Staked();
        builder.Members.Clear();

        AssertRefused("rocketpool.refused.no-oracle-member", builder, version);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Without_a_sharing_minipool_the_average_fee_divides_by_zero(int version)
    {
        var builder = Staked(optedIn: false);

        AssertRefused("rocketpool.refused.no-active-minipool", builder, version);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(11)]
    public void Without_an_attestation_the_pool_stakers_get_everything_since_v5(int version)
    {
        var builder = Staked(optedIn: false);

        var result = RocketPoolEngine.Compute(builder.Build(), RewardsRulesets.OfVersion(version));

        Assert.Equal(builder.Protocol.SmoothingPoolBalance, result.Totals.PoolStakerSmoothingPoolEth);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(11)]
    public void The_first_interval_leaves_the_smoothing_pool_alone(int version)
    {
        var builder = Staked();
        builder.Index = 0;

        var result = RocketPoolEngine.Compute(builder.Build(), RewardsRulesets.OfVersion(version));

        Assert.Equal("0", result.Totals.TotalSmoothingPoolEth.ToString());
        Assert.Empty(result.Minipools);
    }

    [Fact]
    public void Counts_are_not_enough_since_v5()
    {
        var builder = Staked();
        builder.Form = AttestationForm.Counts;

        var error = Assert.Throws<ApportionException>(() =>
            RocketPoolEngine.Compute(builder.Build(), RewardsRulesets.OfVersion(5))
        );
        Assert.Equal(FindingKind.Incomplete, error.Finding.Kind);
    }

    [Fact]
    public void A_reward_network_that_is_not_enabled_is_paid_on_network_0_and_told()
    {
        var builder = new StateBuilder();
        builder.Node(1, rplStake: 200, network: 7);
        builder.Minipool(1);

        var result = RocketPoolEngine.Compute(builder.Build(), RewardsRulesets.OfVersion(9));

        Assert.All(result.Nodes, node => Assert.Equal(0UL, node.Network));
        Assert.Contains(result.Notices, notice => notice.Code == "rocketpool.invalid-network");
    }

    [Theory]
    [InlineData(8, new ulong[] { 0, 1, 2 })]
    [InlineData(9, new ulong[] { 0, 2 })]
    public void Unused_networks_are_listed_until_v8(int version, ulong[] expected)
    {
        var builder = new StateBuilder();
        builder.Protocol = builder.Protocol with { EnabledNetworks = [0, 2] };
        builder.Node(1, rplStake: 200, network: 2);
        builder.Minipool(1);

        var result = RocketPoolEngine.Compute(builder.Build(), RewardsRulesets.OfVersion(version));

        Assert.Equal(expected, result.Networks.Select(network => network.Network));
    }

    private static StateBuilder Staked(bool optedIn = true)
    {
        var builder = new StateBuilder();
        builder.Node(1, rplStake: 200, optedIn: optedIn, optChanged: StateBuilder.TimeOf(100));
        builder.Minipool(1);
        return builder;
    }

    private static void AssertRefused(string code, StateBuilder builder, int version)
    {
        var error = Assert.Throws<ApportionException>(() =>
            RocketPoolEngine.Compute(builder.Build(), RewardsRulesets.OfVersion(version))
        );
        Assert.Equal(code, error.Finding.Code);
        Assert.NotNull(error.Finding.Advice);
    }
}
