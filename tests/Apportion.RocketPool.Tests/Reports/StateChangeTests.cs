using Apportion.Core;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Reports;
using Apportion.RocketPool.Rulesets;
using Apportion.RocketPool.Tests.Pipeline;

namespace Apportion.RocketPool.Tests.Reports;

public sealed class StateChangeTests
{
    [Fact]
    public void A_changed_price_changes_the_least_collateral()
    {
        var builder = new StateBuilder();
        builder.Node(1, rplStake: 80);
        builder.Minipool(1);
        builder.Node(2, rplStake: 200);
        builder.Minipool(2);
        var state = builder.Build();

        var dearer = StateChange.Apply(state, "protocol.rplPrice=19999999999999999");

        // 16 ETH * 10 % / 0.02 = 80 RPL; a little less per RPL asks for a little more than 80.
        Assert.NotEqual("0", Collateral(state, 1));
        Assert.Equal("0", Collateral(dearer, 1));
    }

    [Theory]
    [InlineData("node[0x0000000000000000000000000000000000000001].rplStake=5")]
    [InlineData("node[0x0000000000000000000000000000000000000001].optedIn=true")]
    [InlineData("minipool[0x0000000000000000000000000000000000002711].penaltyCount=3")]
    [InlineData("interval.intervalTime=100")]
    [InlineData("index=5")]
    [InlineData(
        "validator[000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001].exitEpoch=102"
    )]
    public void Every_kind_of_row_can_be_changed(string assignment)
    {
        var state = State();

        Assert.NotEqual(state, StateChange.Apply(state, assignment));
    }

    [Theory]
    [InlineData("protocol.rplPrice", FindingKind.Malformed)]
    [InlineData("protocol.rplPrice=1.5", FindingKind.Malformed)]
    [InlineData("protocol.colour=1", FindingKind.Malformed)]
    [InlineData("planet.size=1", FindingKind.Malformed)]
    [InlineData("node[0x12].rplStake=1", FindingKind.Malformed)]
    [InlineData("node[0x00000000000000000000000000000000000000aa].rplStake=1", FindingKind.Incomplete)]
    [InlineData("minipool[0x00000000000000000000000000000000000000aa].nodeFee=1", FindingKind.Incomplete)]
    [InlineData("minipool[0x0000000000000000000000000000000000002711].status=7", FindingKind.Malformed)]
    public void What_cannot_be_changed_is_a_clear_error(string assignment, FindingKind kind) =>
        Assert.Equal(
            kind,
            Assert.Throws<ApportionException>(() => StateChange.Apply(State(), assignment)).Finding.Kind
        );

    private static NetworkState State()
    {
        var builder = new StateBuilder();
        builder.Node(1, rplStake: 80);
        builder.Minipool(1);
        return builder.Build();
    }

    private static string Collateral(NetworkState state, int node) =>
        RocketPoolEngine
            .Compute(state, RewardsRulesets.OfVersion(9))
            .Nodes.FirstOrDefault(reward => reward.Node == StateBuilder.Account(node))
            .CollateralRpl.ToString();
}
