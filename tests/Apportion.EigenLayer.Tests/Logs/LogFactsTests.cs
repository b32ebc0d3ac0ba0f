using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.Merkle;
using Apportion.Numerics;
using static Apportion.EigenLayer.Tests.Logs.LogScript;

namespace Apportion.EigenLayer.Tests.Logs;

public class LogFactsTests
{
    [Fact]
    public void The_order_of_the_list_does_not_matter()
    {
        var script = new LogScript().Deposit(Alice, 100).Delegate(Alice, Operator).NextBlock();
        script.Slash(Operator, 500_000_000_000_000_000).Deposit(Alice, 3);
        var reversed = LogFactsBuilder.Read([.. script.Logs.Reverse()], Network);
        Assert.Equal(script.Read().Facts.StakerShareDeltas, reversed.Facts.StakerShareDeltas);
        Assert.Equal([EvmLogSequence.OrderCode], reversed.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Logs_of_foreign_contracts_and_unknown_events_are_left_out_and_counted()
    {
        var facts = new LogScript()
            .Deposit(Alice, 100)
            .Emit(EigenLayerContract.StrategyManager, "Surprise(uint256)", [], new AbiWriter())
            .Emit(EigenLayerContract.DelegationManager, "Deposit(address,address,uint256)", [], new AbiWriter())
            .Read();
        Assert.Equal((1L, 2L), (facts.LogsUsed, facts.LogsIgnored));
    }

    [Fact]
    public void A_reward_hash_that_does_not_follow_from_its_log_is_a_discrepancy()
    {
        Assert.Empty(new LogScript().Submission(0).Submission(1).Read().Findings);
        var finding = Assert.Single(new LogScript().Submission(0, hash: Hash256.Zero).Read().Findings);
        Assert.Equal("eigenlayer.reward-hash", finding.Code);
        Assert.Equal(FindingKind.Discrepancy, finding.Kind);
    }

    [Fact]
    public void A_missing_submission_or_root_makes_the_logs_incomplete()
    {
        var nonce = Assert.Single(new LogScript().Submission(0).Submission(2).Read().Findings);
        Assert.Equal(("eigenlayer.nonce-gap", FindingKind.Incomplete), (nonce.Code, nonce.Kind));
        var root = Assert.Single(new LogScript().Root(0, 1000).Root(2, 2000).Read().Findings);
        Assert.Equal(("eigenlayer.root-gap", FindingKind.Incomplete), (root.Code, root.Kind));
    }

    [Fact]
    public void A_submission_without_duration_gives_no_rows()
    {
        Assert.Empty(new LogScript().Submission(0, duration: 0).Read().Facts.RewardSubmissions);
        Assert.Single(new LogScript().Submission(0).Read().Facts.RewardSubmissions);
    }

    [Fact]
    public void Logs_without_a_time_need_their_block()
    {
        var data = new AbiWriter().Write(Alice).Write(Strategy).Write(UInt256.One);
        var script = new LogScript().Emit(
            EigenLayerContract.StrategyManager,
            "Deposit(address,address,uint256)",
            [],
            data,
            timed: false
        );
        Assert.Equal("eigenlayer.block-time", Assert.Throws<ApportionException>(() => script.Read()).Finding.Code);
        var row = Assert.Single(script.Read(new Block(1, Hash256.Zero, 77)).Facts.StakerShareDeltas);
        Assert.Equal(77, row.BlockTime);
    }

    [Fact]
    public void A_log_that_cannot_be_decoded_is_named()
    {
        var script = new LogScript().Emit(
            EigenLayerContract.StrategyManager,
            "Deposit(address,address,uint256)",
            [],
            new AbiWriter().Write(Alice)
        );
        var error = Assert.Throws<ApportionException>(() => script.Read());
        Assert.Equal(FindingKind.Malformed, error.Finding.Kind);
        Assert.Contains("block 1, log 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("Deposit(address,address,uint256)", error.Message, StringComparison.Ordinal);
    }
}
