using System.Numerics;
using Apportion.Core;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Commitment.Claims;
using Apportion.RocketPool.Reports;
using Apportion.RocketPool.Tests.Reports;

namespace Apportion.RocketPool.Tests.Commitment;

public sealed class ClaimTests
{
    [Fact]
    public void Selectors_are_those_of_the_distributor()
    {
        Assert.Equal("0xf3cd7686", ClaimCalldata.ClaimSelector.ToString());
        Assert.Equal("0x89dcff7b", ClaimCalldata.ClaimAndStakeSelector.ToString());
    }

    [Fact]
    public void Claims_of_several_intervals_and_both_tree_versions_go_into_one_call()
    {
        RewardsFile old = SmallInterval.Of(10, index: 7);
        RewardsFile saturn = SmallInterval.Of(11, index: 8);
        NodeClaims claims = NodeClaims.Collect(
            [Verifying.Source("b.json", saturn), Verifying.Source("a.json", old)],
            SmallInterval.Node(1)
        );
        Assert.Equal(Verdict.Match, claims.Verdict);
        Assert.Equal([7UL, 8UL], claims.Proven.Select(proven => proven.Header.Index));
        Assert.Equal([0, 1], claims.Proven.Select(proven => proven.TreeVersion));
        var distributor = new DistributorModel();
        distributor.Relay(7UL, new DistributorTree(old.Header.MerkleRoot, 0));
        distributor.Relay(8UL, new DistributorTree(saturn.Header.MerkleRoot, 1));
        Assert.Equal(
            ClaimRefusal.InvalidStakeAmount,
            distributor.Decide(claims.Node, claims.Claims, SmallInterval.Ether(601))
        );
        Assert.Equal(ClaimRefusal.None, distributor.Claim(claims.Node, claims.Claims, SmallInterval.Ether(600)));
        Assert.Equal(ClaimRefusal.AlreadyClaimed, distributor.Decide(claims.Node, claims.Claims));
    }

    [Fact]
    public void A_changed_file_gives_no_calldata()
    {
        RewardsFile file = SmallInterval.Of(10);
        NodeReward[] nodes = [.. file.Nodes];
        nodes[0] = nodes[0] with { CollateralRpl = SmallInterval.Ether(301) };
        NodeClaims claims = NodeClaims.Collect(
            [Verifying.Source("a.json", file with { Nodes = nodes })],
            SmallInterval.Node(1)
        );
        Assert.Equal(Verdict.Mismatch, claims.Verdict);
        Assert.Empty(claims.Claims);
    }

    [Fact]
    public void A_node_without_anything_has_nothing_to_prove()
    {
        NodeClaims claims = NodeClaims.Collect(
            [Verifying.Source("a.json", SmallInterval.Of(10))],
            SmallInterval.Node(99)
        );
        Assert.Equal(Verdict.Incomplete, claims.Verdict);
        Assert.Equal("rocketpool.claim.nothing", Assert.Single(claims.Findings).Code);
    }

    [Fact]
    public void Two_files_are_compared_largest_difference_first_with_causes()
    {
        RewardsFile left = SmallInterval.Of(10);
        NodeReward[] nodes = [.. left.Nodes];
        nodes[0] = nodes[0] with { CollateralRpl = SmallInterval.Ether(300) + 1UL };
        nodes[1] = nodes[1] with { SmoothingPoolEth = SmallInterval.Ether(2) };
        nodes[2] = nodes[2] with { Node = SmallInterval.Node(4) };
        Comparison comparison = RewardsComparison.Compare(
            "a",
            left,
            "b",
            SmallInterval.Sealed(left with { Nodes = nodes })
        );
        Assert.Equal(
            [DifferenceCause.Missing, DifferenceCause.Extra, DifferenceCause.Amount, DifferenceCause.Dust],
            comparison.Rows.Select(row => row.Cause)
        );
        Assert.Equal(Verdict.Mismatch, comparison.Verdict);
        Comparison same = RewardsComparison.Compare("a", left, "b", left);
        Assert.Empty(same.Rows);
        Assert.Equal(Verdict.Match, same.Verdict);
    }

    [Fact]
    public void A_network_that_differs_alone_is_a_matter_of_encoding()
    {
        RewardsFile left = SmallInterval.Of(10);
        NodeReward[] nodes = [.. left.Nodes];
        nodes[0] = nodes[0] with { Network = 1 };
        Comparison comparison = RewardsComparison.Compare(
            "a",
            left,
            "b",
            SmallInterval.Sealed(left with { Nodes = nodes })
        );
        Assert.Empty(comparison.Rows);
        Assert.Contains(comparison.Findings, finding => finding.Code == "rocketpool.diff.encoding-only");
    }

    [Fact]
    public void The_history_of_a_node_adds_up_and_names_what_is_missing()
    {
        History history = RewardsHistory.Of(
            SmallInterval.Node(2),
            [
                Verifying.Source("c.json", SmallInterval.Of(11, index: 10)),
                Verifying.Source("a.json", SmallInterval.Of(10, index: 7)),
                Verifying.Source("b.json", SmallInterval.Of(10, index: 8)),
            ]
        );
        Assert.Equal([7L, 8L, 10L], history.Rows.Select(row => row.Period.Index));
        Assert.Equal((BigInteger)SmallInterval.Ether(1200) + (BigInteger)SmallInterval.Ether(75) / 2, history.Total(3));
        Assert.Equal((BigInteger)SmallInterval.Ether(9), history.Total(6));
        Assert.Equal("rocketpool.history.gap", Assert.Single(history.Findings).Code);
        Assert.Equal(Verdict.Match, history.Verdict);
    }
}
