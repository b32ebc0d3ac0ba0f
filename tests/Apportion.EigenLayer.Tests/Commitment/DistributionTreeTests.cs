using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Reports;
using Apportion.EigenLayer.Tests.Logs;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Tests.Commitment;

public class DistributionTreeTests
{
    private static readonly Address Token = LogScript.Account(0x70);

    [Fact]
    public void Every_claim_of_every_tree_is_proved_by_its_root_and_no_other_amount_is()
    {
        for (var earners = 1; earners <= 9; earners++)
        {
            var lines = Lines(earners);
            var tree = DistributionTree.Build(lines);
            foreach (var earner in lines.Select(line => line.Earner).Distinct())
            {
                var claim = tree.Prove(3, earner);
                Assert.Null(ClaimVerifier.Verify(claim, tree.Root));
                var leaf = claim.TokenLeaves[0];
                var greedy = claim with
                {
                    TokenLeaves = claim.TokenLeaves.SetItem(
                        0,
                        leaf with
                        {
                            CumulativeEarnings = leaf.CumulativeEarnings + UInt256.One,
                        }
                    ),
                };
                Assert.Equal("InvalidClaimProof", ClaimVerifier.Verify(greedy, tree.Root)?.Error);
            }
        }
    }

    [Fact]
    public void The_root_does_not_depend_on_the_order_of_lines_or_the_number_of_threads()
    {
        var lines = Lines(40);
        var root = DistributionTree.Build(lines).Root;
        Assert.Equal(root, DistributionTree.Build(lines.AsEnumerable().Reverse(), threads: 4).Root);
    }

    [Fact]
    public void A_line_of_zero_changes_the_root()
    {
        var lines = Lines(3);
        DistributionLine[] more = [.. lines, new(LogScript.Account(0xff), Token, UInt256.Zero)];
        Assert.NotEqual(DistributionTree.Build(lines).Root, DistributionTree.Build(more).Root);
        var difference = Assert.Single(LineDifference.Between(lines, more));
        Assert.Equal(LineCause.ZeroLine, difference.Cause);
    }

    [Fact]
    public void Repeated_pairs_no_lines_and_unknown_earners_are_refused()
    {
        var lines = Lines(2);
        Assert.Throws<ApportionException>(() => DistributionTree.Build([.. lines, lines[0]]));
        Assert.Throws<ApportionException>(() => DistributionTree.Build([]));
        var tree = DistributionTree.Build(lines);
        Assert.Throws<ApportionException>(() => tree.Prove(0, Token));
        Assert.Throws<ApportionException>(() => tree.Prove(0, lines[0].Earner, [lines[0].Earner]));
    }

    [Fact]
    public void Differences_come_with_their_cause_the_largest_first()
    {
        var a = new DistributionLine(LogScript.Account(1), Token, (UInt256)100u);
        var b = new DistributionLine(LogScript.Account(2), Token, (UInt256)200u);
        var c = new DistributionLine(LogScript.Account(3), Token, (UInt256)300u);
        var d = new DistributionLine(LogScript.Account(4), Token, (UInt256)5u);
        var published = new[] { a with { Cumulative = (UInt256)101u }, b, d with { Cumulative = (UInt256)3u } };
        var differences = LineDifference.Between(published, [a, c, d]);
        Assert.Equal(
            [LineCause.Missing, LineCause.Unearned, LineCause.TooLittle, LineCause.TooMuch],
            differences.Select(difference => difference.Cause)
        );
        Assert.Equal([-300, 200, -2, 1], differences.Select(difference => (int)difference.Amount));
    }

    [Fact]
    public void Calldata_is_read_back_and_rubbish_is_refused()
    {
        var lines = Lines(5);
        var tree = DistributionTree.Build(lines);
        var claim = tree.Prove(7, lines[0].Earner);
        var calldata = ClaimCalldata.Encode(ClaimCall.ProcessAll([claim, claim], Token));
        var call = ClaimCalldata.Decode(calldata);
        Assert.Equal(ClaimFunction.ProcessClaims, call.Function);
        Assert.Equal(calldata, ClaimCalldata.Encode(call));
        Assert.Throws<Core.Evm.AbiException>(() => ClaimCalldata.Decode(calldata.AsSpan(0, calldata.Length - 64)));
        Assert.Throws<Core.Evm.AbiException>(() => ClaimCalldata.Decode([1, 2, 3, 4]));
    }

    [Fact]
    public void Later_roots_pay_only_the_difference()
    {
        var earner = LogScript.Account(9);
        var coordinator = new RewardsCoordinator();
        foreach (var amount in new uint[] { 100, 250 })
        {
            var tree = DistributionTree.Build([new(earner, Token, (UInt256)amount)]);
            coordinator.Add(new PostedRoot(tree.Root, amount, 1000));
            var call = ClaimCall.Process(tree.Prove((uint)coordinator.Roots.Count - 1, earner), earner);
            Assert.Equal("RootNotActivated", coordinator.Predict(call, earner, 999).Fault?.Error);
            var outcome = coordinator.Apply(call, earner, 1000);
            Assert.Equal((UInt256)(amount == 100 ? 100u : 150u), Assert.Single(outcome.Payouts).Amount);
            Assert.Equal("EarningsNotGreaterThanClaimed", coordinator.Predict(call, earner, 1000).Fault?.Error);
            Assert.Equal("UnauthorizedCaller", coordinator.Predict(call, Token, 1000).Fault?.Error);
        }
    }

    private static DistributionLine[] Lines(int earners) =>
        [
            .. Enumerable
                .Range(1, earners)
                .SelectMany(i =>
                    Enumerable
                        .Range(0, 1 + (i % 4))
                        .Select(t => new DistributionLine(
                            LogScript.Account((byte)i),
                            LogScript.Account((byte)(0x70 + t)),
                            (UInt256)(uint)((i * 1000) + t)
                        ))
                ),
        ];
}
