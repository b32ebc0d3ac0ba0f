using Apportion.TheGraph.Stages;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Tests;

public sealed class StageTests
{
    private static readonly UInt256 Grt = 1_000_000_000_000_000_000UL;

    [Theory]
    [InlineData(false, false, false, false, false, RewardCondition.None)]
    [InlineData(true, false, false, false, false, RewardCondition.SubgraphDenied)]
    [InlineData(true, true, true, false, false, RewardCondition.NoAllocatedTokens)]
    [InlineData(true, true, true, true, false, RewardCondition.SubgraphDenied)]
    [InlineData(true, true, true, false, true, RewardCondition.BelowMinimumSignal)]
    [InlineData(false, true, true, true, false, RewardCondition.NoAllocatedTokens)]
    public void The_last_condition_wins_unless_an_earlier_one_has_an_address_of_its_own(
        bool denied,
        bool below,
        bool nothingAllocated,
        bool deniedHasAddress,
        bool belowHasAddress,
        RewardCondition expected
    ) =>
        Assert.Equal(
            expected,
            SubgraphCondition.Select(denied, below, nothingAllocated, deniedHasAddress, belowHasAddress)
        );

    [Fact]
    public void Issuance_without_signal_falls_to_nobody() =>
        Assert.Equal(
            new NewRewardsPerSignal(200 * Grt, UInt256.Zero, 200 * Grt, UInt256.Zero),
            NewRewardsPerSignal.Compute(100 * Grt, 2, UInt256.Zero, default(Silent))
        );

    [Fact]
    public void A_poi_is_stale_before_it_is_zero_before_it_is_too_young_before_it_is_denied()
    {
        Assert.Equal(RewardCondition.StalePoi, PoiCondition.Select(true, true, 1, 1, true));
        Assert.Equal(RewardCondition.ZeroPoi, PoiCondition.Select(false, true, 1, 1, true));
        Assert.Equal(RewardCondition.AllocationTooYoung, PoiCondition.Select(false, false, 1, 1, true));
        Assert.Equal(RewardCondition.SubgraphDenied, PoiCondition.Select(false, false, 2, 1, true));
        Assert.Equal(RewardCondition.None, PoiCondition.Select(false, false, 2, 1, false));
    }

    [Fact]
    public void Delegators_get_their_cut_only_while_the_pool_has_shares()
    {
        var split = RewardSplit.Compute(1001, 100_000, UInt256.One, default(Silent));
        Assert.Equal(new RewardSplit(901, 100), split);
        Assert.Equal(
            new RewardSplit(1001, UInt256.Zero),
            RewardSplit.Compute(1001, 100_000, UInt256.Zero, default(Silent))
        );
    }

    [Fact]
    public void An_inverted_snapshot_reverts_in_the_older_order_and_is_covered_in_the_newer()
    {
        var subgraph = new SubgraphState
        {
            AccRewardsForSubgraph = 10,
            AccRewardsForSubgraphSnapshot = 15,
            SignalledTokens = Grt,
            AllocatedTokens = Grt,
        };
        var covered = SubgraphUpdate.Compute(
            subgraph,
            8,
            RewardCondition.None,
            addsBeforeSnapshot: true,
            default(Silent)
        );
        Assert.Equal((UInt256)3, covered.Undistributed);
        var refused = Assert.Throws<ContractRevertException>(() =>
            SubgraphUpdate.Compute(subgraph, 8, RewardCondition.None, addsBeforeSnapshot: false, default(Silent))
        );
        Assert.Equal("SafeMath: subtraction overflow", refused.Reason);
    }

    [Fact]
    public void Eligibility_ends_strictly_and_a_silent_oracle_makes_everybody_eligible()
    {
        var oracle = EligibilityOracleState.Initial with
        {
            ValidationEnabled = true,
            LastOracleUpdateTime = 1000,
            OracleUpdateTimeout = 10_000_000,
        };
        Assert.True(Eligibility.IsEligible(oracle, renewedAt: 1000, timestamp: 1_210_599));
        Assert.False(Eligibility.IsEligible(oracle, renewedAt: 1000, timestamp: 1_210_600));
        Assert.False(Eligibility.IsEligible(oracle, renewedAt: 0, timestamp: 10_001_000));
        Assert.True(Eligibility.IsEligible(oracle, renewedAt: 0, timestamp: 10_001_001));
    }

    [Fact]
    public void Thawing_shares_of_a_provision_round_up_and_those_of_delegation_down()
    {
        var provision = new ProvisionState { TokensThawing = 3, SharesThawing = 2 };
        Assert.Equal((UInt256)1, DelegationShares.ThawingForProvision(provision, 1));
        var pool = new DelegationPoolState { TokensThawing = 3, SharesThawing = 2 };
        Assert.Equal(UInt256.Zero, DelegationShares.ThawingForUndelegation(pool, 1));
    }

    [Fact]
    public void Condition_ids_are_the_hashes_of_their_names()
    {
        Assert.Equal(
            "0xe677423ace949fe7684efc4b33b0b10dc0f71b38c22370d74dad5ff6bec3e311",
            RewardCondition.StalePoi.Id().ToString()
        );
        Assert.Equal(
            "0xef73645afd3ca0a871c250fee6016a61bbbd393f59d0aa8146a3101bc4a4e276",
            RewardCondition.AltruisticAllocation.Id().ToString()
        );
        Assert.True(RewardCondition.None.Id().IsZero);
    }
}
