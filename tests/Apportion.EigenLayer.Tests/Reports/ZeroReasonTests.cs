using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Reports;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Tests.Reports;

/// <summary>A zero names the first condition that is not met, with the event or balance that shows it.</summary>
public class ZeroReasonTests
{
    [Fact]
    public void The_start_day_is_never_paid() =>
        Assert.Equal("eigenlayer.zero.no-submission", Zero(Facts(), HandMade.Stakers[0], "2026-01-02").Reason);

    [Fact]
    public void An_account_of_no_fact_is_unknown() =>
        Assert.Equal("eigenlayer.zero.unknown", Zero(Facts(), Address.Parse("0x" + new string('9', 40))).Reason);

    [Fact]
    public void Nothing_goes_back_to_an_avs_whose_pool_is_given_out() =>
        Assert.Equal("eigenlayer.zero.refund", Zero(Facts(), HandMade.Avs).Reason);

    [Fact]
    public void A_staker_without_shares_shows_its_balance()
    {
        var facts = Facts();
        facts.StakerShareDeltas.Add(
            facts.StakerShareDeltas[0] with
            {
                Shares = -facts.StakerShareDeltas[0].Shares,
                LogIndex = 50,
            }
        );
        var zero = Zero(facts, HandMade.Stakers[0]);
        Assert.Equal("eigenlayer.zero.shares", zero.Reason);
        var shares = Assert.Single(zero.Operands);
        Assert.Equal("0", shares.Value);
        Assert.Equal(
            ["1000000000000000000", "-1000000000000000000"],
            shares.Step!.Operands.Select(operand => operand.Value)
        );
    }

    [Fact]
    public void A_staker_that_left_its_operator_shows_when()
    {
        var facts = Facts();
        facts.StakerDelegationChanges.Add(
            facts.StakerDelegationChanges[0] with
            {
                Delegated = false,
                LogIndex = 60,
                BlockNumber = 101,
            }
        );
        var zero = Zero(facts, HandMade.Stakers[0]);
        Assert.Equal("eigenlayer.zero.delegation", zero.Reason);
        Assert.StartsWith(
            "end of delegation, block 101 log 60",
            Assert.Single(zero.Operands).Source!.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_staker_that_never_delegated_says_so()
    {
        var facts = Facts();
        facts.StakerDelegationChanges.RemoveAt(0);
        Assert.Equal(
            "no delegation up to 2026-01-03",
            Assert.Single(Zero(facts, HandMade.Stakers[0]).Operands).Source!.Text
        );
    }

    [Fact]
    public void An_operator_that_left_the_set_shows_when_and_so_do_its_stakers()
    {
        var facts = Facts();
        facts.OperatorSetOperatorRegistrations.Add(
            facts.OperatorSetOperatorRegistrations[0] with
            {
                IsActive = false,
                LogIndex = 61,
                BlockNumber = 102,
            }
        );
        foreach (var account in new[] { HandMade.Stakers[0], HandMade.Operators[0] })
        {
            var zero = Zero(facts, account);
            Assert.Equal("eigenlayer.zero.registration", zero.Reason);
            Assert.StartsWith(
                "end of registration of 0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1, block 102 log 61",
                Assert.Single(zero.Operands).Source!.Text,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void An_operator_without_shares_has_no_stake_in_the_pool()
    {
        var facts = Facts();
        facts.OperatorShareDeltas.RemoveAt(0);
        Assert.Equal("eigenlayer.zero.operator-shares", Zero(facts, HandMade.Operators[0]).Reason);
        Assert.Equal("eigenlayer.zero.operator-shares", Zero(facts, HandMade.Stakers[0]).Reason);
    }

    [Fact]
    public void Stake_that_is_not_allocated_earns_nothing_by_unique_stake()
    {
        var facts = Facts();
        facts.UniqueStakeRewardSubmissions.AddRange(facts.TotalStakeRewardSubmissions);
        facts.TotalStakeRewardSubmissions.Clear();
        Assert.Equal("eigenlayer.zero.allocation", Zero(facts, HandMade.Stakers[0]).Reason);
        Assert.Equal("eigenlayer.zero.allocation", Zero(facts, HandMade.Operators[0]).Reason);
    }

    [Fact]
    public void A_submission_of_zero_multipliers_pays_nobody()
    {
        var facts = Facts();
        facts.TotalStakeRewardSubmissions[0] = facts.TotalStakeRewardSubmissions[0] with { Multiplier = default };
        Assert.Equal("eigenlayer.zero.multipliers", Zero(facts, HandMade.Stakers[0]).Reason);
    }

    [Fact]
    public void An_avs_submission_asks_for_registration_and_reported_strategies()
    {
        var facts = Facts();
        var pool = facts.TotalStakeRewardSubmissions[0];
        facts.TotalStakeRewardSubmissions.Clear();
        facts.RewardSubmissions.Add(
            new(
                HandMade.Avs,
                pool.RewardHash,
                HandMade.Token,
                pool.Amount,
                HandMade.Strategy,
                0,
                pool.Multiplier,
                pool.StartTimestamp,
                pool.EndTimestamp,
                pool.Duration,
                RewardType.Avs,
                pool.TransactionHash,
                20,
                101
            )
        );
        Assert.Equal("no registration up to 2026-01-03", Registration(facts));
        facts.AvsOperatorStateChanges.Add(new(HandMade.Operators[0], HandMade.Avs, true, Hash256.Zero, 30, 100));
        Assert.Equal("eigenlayer.zero.restaked", Zero(facts, HandMade.Stakers[0]).Reason);
        Assert.Equal("eigenlayer.zero.stakers", Zero(facts, HandMade.Operators[0]).Reason);
    }

    [Fact]
    public void An_operator_directed_submission_pays_only_the_operators_it_names()
    {
        var facts = Facts();
        var pool = facts.TotalStakeRewardSubmissions[0];
        facts.TotalStakeRewardSubmissions.Clear();
        facts.OperatorDirectedOperatorSetRewardSubmissions.Add(
            new(
                HandMade.Avs,
                1,
                pool.RewardHash,
                HandMade.Token,
                HandMade.Operators[1],
                0,
                pool.Amount,
                HandMade.Strategy,
                0,
                pool.Multiplier,
                pool.StartTimestamp,
                pool.EndTimestamp,
                pool.Duration,
                "",
                pool.TransactionHash,
                20,
                101
            )
        );
        Assert.Equal("eigenlayer.zero.operator", Zero(facts, HandMade.Stakers[0]).Reason);
        Assert.Equal("eigenlayer.zero.strategies", Zero(facts, HandMade.Stakers[1]).Reason);
    }

    private static string Registration(EigenLayerFacts facts)
    {
        var zero = Zero(facts, HandMade.Stakers[0]);
        Assert.Equal("eigenlayer.zero.registration", zero.Reason);
        return Assert.Single(zero.Operands).Source!.Text;
    }

    private static EigenLayerFacts Facts() => HandMade.TwoEqualOperators(HandMade.OddPool);

    private static Derivation Zero(EigenLayerFacts facts, Address earner, string day = "2026-01-03")
    {
        var question = new RewardQuestion(earner, null, VectorFacts.Day(day), null);
        return Assert.Single(
            new EigenLayerEngine(VectorFacts.Rules).Explain(facts, [HandMade.Cutoff], question).Derivations
        );
    }
}
