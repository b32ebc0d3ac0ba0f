using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Reports;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Reports;

public class AuditTests
{
    private static readonly Address StakerOne = Address.Parse("0x5151515151515151515151515151515151515151");

    [Theory]
    [VectorData("eigenlayer/tiny")]
    [VectorData("eigenlayer/quirks")]
    [VectorData("eigenlayer/s1_compressed_forks")]
    [VectorData("eigenlayer-draft/tiny")]
    [VectorData("eigenlayer-draft/edges")]
    public void The_ledger_holds_exactly_what_the_distribution_holds(string scenario)
    {
        var input = Scenario.Open(scenario);
        var ledger = input.Engine.ComputeLedger(input.Facts, input.Cutoffs);
        var lines = input.Engine.ComputeLines(input.Facts, [.. input.Cutoffs, input.Cutoffs[^1] + 1]);
        var paid = ledger
            .Postings.Where(posting => posting.Kind is PostingKind.Reward or PostingKind.Refund)
            .Where(posting => posting.Period.Index <= input.Cutoffs[^1])
            .Aggregate(BigInteger.Zero, (sum, posting) => sum + (BigInteger)posting.Amount);
        var last = input.Engine.ComputeLedger(input.Facts, [.. input.Cutoffs, input.Cutoffs[^1] + 1]);
        var all = last
            .Postings.Where(posting => posting.Kind is PostingKind.Reward or PostingKind.Refund)
            .Where(posting => posting.Period.Index <= input.Cutoffs[^1])
            .Aggregate(BigInteger.Zero, (sum, posting) => sum + (BigInteger)posting.Amount);
        Assert.Equal(lines.Aggregate(BigInteger.Zero, (sum, line) => sum + (BigInteger)line.Cumulative), all);
        Assert.True(paid <= all);
        Assert.All(
            ledger.Balances,
            balance => Assert.True(balance.Difference.IsZero || balance.Pot.Exception is not null)
        );
    }

    [Fact]
    public void Every_amount_of_tiny_has_a_derivation_that_recomputes()
    {
        var input = Scenario.Open("eigenlayer/tiny");
        foreach (var earner in input.Engine.ComputeLines(input.Facts, input.Cutoffs).Select(line => line.Earner))
        {
            var answer = input.Engine.Explain(
                input.Facts,
                input.Cutoffs,
                new RewardQuestion(earner, null, null, null, 1000)
            );
            Assert.NotEmpty(answer.Derivations);
            foreach (var derivation in answer.Derivations)
                Assert.Empty(Recheck.Run(derivation, PgFormulas.Library).Findings);
        }
    }

    [Theory]
    [VectorData("eigenlayer/quirks")]
    [VectorData("eigenlayer/s2_mainnet_2024")]
    [VectorData("eigenlayer-draft/edges")]
    public void Amounts_of_every_kind_can_be_explained(string scenario)
    {
        var input = Scenario.Open(scenario);
        foreach (
            var earner in input
                .Engine.ComputeLines(input.Facts, input.Cutoffs)
                .Select(line => line.Earner)
                .Distinct()
                .Take(6)
        )
        {
            var answer = input.Engine.Explain(
                input.Facts,
                input.Cutoffs,
                new RewardQuestion(earner, null, null, null, 60)
            );
            foreach (var derivation in answer.Derivations)
                Assert.Empty(Recheck.Run(derivation, PgFormulas.Library).Findings);
        }
    }

    [Fact]
    public void The_staker_of_tiny_got_142_less_the_operators_tenth_on_the_first_day()
    {
        var input = Scenario.Open("eigenlayer/tiny");
        var answer = input.Engine.Explain(
            input.Facts,
            input.Cutoffs,
            new RewardQuestion(StakerOne, null, VectorFacts.Day("2026-01-03"), null)
        );
        Assert.Contains(
            answer.Derivations,
            derivation =>
                derivation.Result == "128"
                && derivation.Title.StartsWith("eigenlayer.avs.staker", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_day_without_a_submission_says_so()
    {
        var input = Scenario.Open("eigenlayer/tiny");
        var question = new RewardQuestion(StakerOne, null, VectorFacts.Day("2025-06-01"), null);
        Assert.Equal(
            "eigenlayer.zero.no-submission",
            Assert.Single(input.Engine.Explain(input.Facts, input.Cutoffs, question).Derivations).Reason
        );
    }

    [Fact]
    public void A_submission_paid_again_after_a_deregistration_is_overpaid()
    {
        var input = Scenario.Open("eigenlayer/quirks");
        var leaks = input.Engine.FindLeaks(input.Facts, input.Cutoffs);
        var leak = leaks.MaxBy(entry => entry.Overpaid)!;
        Assert.Contains("eigenlayer.paid-again-after-deregistration", leak.Causes);
        Assert.Equal(BigInteger.Parse("8000000000000000000000", null), leak.Submitted);
        Assert.Equal(BigInteger.Parse("5000000000000000000001", null), leak.Overpaid);
    }

    [Fact]
    public void The_draft_pays_the_submissions_of_its_hand_made_scenario_up_to_four_times()
    {
        var input = Scenario.Open("eigenlayer-draft/tiny");
        var leaks = input.Engine.FindLeaks(input.Facts, input.Cutoffs);
        Assert.Contains(
            leaks,
            leak => leak.Submitted == 16000 && leak.Operators + leak.Stakers + leak.Refunded == 54000
        );
        Assert.Contains(leaks, leak => leak.Submitted == 2000 && leak.Operators + leak.Stakers + leak.Refunded == 9600);
        Assert.Contains(
            leaks,
            leak => leak.Submitted == 8000 && leak.Operators + leak.Stakers + leak.Refunded == 31000
        );
    }

    [Fact]
    public void The_linter_finds_zero_multipliers_and_pools_smaller_than_their_days()
    {
        var input = Scenario.Open("eigenlayer/quirks");
        var findings = input.Engine.Lint(input.Facts, input.Cutoffs);
        Assert.Contains(findings, finding => finding.Where.Contains("multiplier", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Where.EndsWith("amount", StringComparison.Ordinal));
    }

    [Fact]
    public void A_split_is_traced_to_the_event_that_set_it()
    {
        var input = Scenario.Open("eigenlayer/tiny");
        var answer = input.Engine.Explain(
            input.Facts,
            input.Cutoffs,
            new RewardQuestion(StakerOne, null, VectorFacts.Day("2026-01-05"), null)
        );
        var sources = answer.Derivations.SelectMany(Facts).Where(fact => fact.Name == "bips").ToList();
        const string Holder = "split of operator 0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1";
        Assert.Contains(
            sources,
            fact =>
                fact.Value == "2000"
                && fact.Source!.Text
                    == Holder
                        + ", block 20010200 log 31 tx 0x2767ca8dc40cc1717c73ad0ac945fe23e5b904ad51889130e8112378a40e99f6"
        );
        Assert.Contains(
            sources,
            fact =>
                fact.Value == "1000"
                && fact.Source!.Text == Holder + ": rule: eigenlayer section 7, where no split is set"
        );
    }

    private static IEnumerable<Operand> Facts(Derivation derivation) =>
        derivation.Operands.SelectMany(operand => operand.Step is { } step ? Facts(step) : [operand]);

    [Fact]
    public void A_history_adds_up_to_the_earners_line()
    {
        var input = Scenario.Open("eigenlayer/tiny");
        var history = input.Engine.ComputeHistory(input.Facts, input.Cutoffs, StakerOne);
        Assert.Equal(3985, history.Total(2));
    }
}
