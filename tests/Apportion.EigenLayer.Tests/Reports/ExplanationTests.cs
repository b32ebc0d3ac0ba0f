using Apportion.Core;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Reports;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Reports;

/// <summary>Explanations go down to events, and every printed step holds.</summary>
public class ExplanationTests
{
    private static readonly Address StakerOne = Address.Parse("0x5151515151515151515151515151515151515151");
    private static readonly Address OperatorOne = Address.Parse("0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1");

    /// <summary>One account and day of every reason for which something is paid.</summary>
    [Theory]
    [VectorData("eigenlayer/tiny", false)]
    [VectorData("eigenlayer/tiny", true)]
    [VectorData("eigenlayer/quirks", false)]
    [VectorData("eigenlayer/quirks", true)]
    [VectorData("eigenlayer/s1_compressed_forks", false)]
    [VectorData("eigenlayer/s2_mainnet_2024", false)]
    [VectorData("eigenlayer/s2_mainnet_2024", true)]
    [VectorData("eigenlayer/s3_mainnet_sabine", false)]
    [VectorData("eigenlayer-draft/tiny", false)]
    [VectorData("eigenlayer-draft/edges", false)]
    [VectorData("eigenlayer-draft/edges", true)]
    [VectorData("eigenlayer-draft/d1_mainnet", false)]
    [VectorData("eigenlayer-draft/d2_hoodi", false)]
    public void Every_kind_of_amount_is_explained_down_to_events_and_recomputes(string scenario, bool exactFloors)
    {
        var input = Scenario.Open(scenario);
        var engine = new EigenLayerEngine(input.Rules with { FloorsExactly = exactFloors });
        var paid = engine
            .ComputeLedger(input.Facts, input.Cutoffs)
            .Postings.Where(posting => posting.Kind is PostingKind.Reward or PostingKind.Refund)
            .GroupBy(posting => posting.Reason)
            .SelectMany(group => new[] { group.First(), group.MaxBy(posting => posting.Amount), group.Last() })
            .DistinctBy(posting => (posting.Account, posting.Period))
            .ToList();
        Assert.NotEmpty(paid);
        foreach (var posting in paid)
        {
            var question = new RewardQuestion(
                Address.Parse(posting.Account),
                null,
                (int)posting.Period.Index,
                null,
                1000
            );
            var answer = engine.Explain(input.Facts, input.Cutoffs, question);
            var amount = posting.Amount.ToString();
            Assert.Contains(
                answer.Derivations,
                entry => entry.Result == amount && entry.Title.StartsWith(posting.Reason, StringComparison.Ordinal)
            );
            foreach (var derivation in answer.Derivations)
            {
                Assert.Empty(Recheck.Run(derivation, PgFormulas.Library).Findings);
                Assert.All(Leaves(derivation), leaf => Assert.NotNull(leaf.Source));
            }
        }
    }

    [Fact]
    public void A_total_weight_is_the_sum_of_every_stakers_weight()
    {
        var derivation = Explain(StakerOne, "2026-01-03", "eigenlayer.operator-directed.staker");
        var total = Find(derivation, "total_weight");
        Assert.Equal("500000000000000000000000000000000000000", total.Result);
        Assert.Equal(
            ["100000000000000000000000000000000000000", "400000000000000000000000000000000000000"],
            total.Operands.Select(operand => operand.Value)
        );
        Assert.Equal(
            "block 20000350 log 4 tx 0x8338cdc8daad2f33df4d9f213b8cc23cccd03bc6a69f25ff331e29320eec7dfc",
            Leaves(total).Single(leaf => leaf.Name == "weight.2.shares.1.change.1").Source!.Text
        );
    }

    [Fact]
    public void A_long_sum_names_its_largest_terms_and_counts_the_others()
    {
        var derivation = Explain(StakerOne, "2026-01-03", "eigenlayer.operator-directed.staker", terms: 1);
        var total = Find(derivation, "total_weight");
        Assert.Equal(["weight", "total_weight.rest"], total.Operands.Select(operand => operand.Name));
        Assert.Equal("400000000000000000000000000000000000000", total.Operands[1].Value);
        Assert.Equal("sum of 1 further stakers' weights", total.Operands[1].Source!.Text);
    }

    [Fact]
    public void Stake_counts_from_the_day_after_the_delegation_and_the_registration()
    {
        var derivation = Explain(StakerOne, "2026-01-03", "eigenlayer.operator-directed.staker");
        var from = Leaves(derivation).First(leaf => leaf.Name == "delegated.from");
        Assert.Equal(
            "delegation to 0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1, block 20000600 log 24 tx 0x5e022fe548c1a0d591834783c8cc1283555c6bd6b7146c0fbb3c74d11f7ac1f6: counts from 2026-01-02",
            from.Source!.Text
        );
        Assert.Equal("delegated.from <= day", Find(derivation, "delegated").Formula);
        Assert.Contains(
            "registration of 0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1, block 20000900 log 6",
            Leaves(derivation).First(leaf => leaf.Name == "registered.from").Source!.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Allocated_stake_names_the_allocation_and_the_maximum_magnitude()
    {
        var derivation = Explain(OperatorOne, "2026-01-03", "eigenlayer.unique-stake.operator");
        var magnitude = Leaves(derivation).First(leaf => leaf.Name == "operator_weight.magnitude.1");
        Assert.Equal("500000000000000000", magnitude.Value);
        Assert.Contains("allocation of", magnitude.Source!.Text, StringComparison.Ordinal);
        Assert.Contains("block", magnitude.Source.Text, StringComparison.Ordinal);
        Assert.Equal("400000000000000000000000000000000000000", Find(derivation, "operators_weight").Result);
    }

    [Fact]
    public void An_operators_total_stake_is_the_sum_of_what_its_stakers_delegate()
    {
        var derivation = Explain(OperatorOne, "2026-01-03", "eigenlayer.total-stake.operator");
        var shares = Find(derivation, "operator_weight.shares.1");
        Assert.Equal("400000000000000000000", shares.Result);
        Assert.Equal(
            [
                "shares of staker 0x5151515151515151515151515151515151515151",
                "shares of staker 0x5252525252525252525252525252525252525252",
            ],
            shares.Operands.Select(operand => operand.Step!.Title)
        );
    }

    [Fact]
    public void Of_many_amounts_the_first_ones_are_explained_on_any_number_of_threads()
    {
        var input = Scenario.Open("eigenlayer/quirks");
        var earner = input.Engine.ComputeLines(input.Facts, input.Cutoffs)[0].Earner;
        var question = new RewardQuestion(earner, null, null, null, 3);
        var all = input.Engine.Explain(input.Facts, input.Cutoffs, question with { Limit = 1000 });
        Assert.True(all.Derivations.Count > 3);
        for (var threads = 1; threads <= 4; threads++)
        {
            var answer = new EigenLayerEngine(input.Rules, threads).Explain(input.Facts, input.Cutoffs, question);
            Assert.Equal(
                all.Derivations.Take(3).Select(entry => (entry.Title, entry.Result)),
                answer.Derivations.Select(entry => (entry.Title, entry.Result))
            );
            Assert.StartsWith(
                FormattableString.Invariant($"{all.Derivations.Count - 3} further amounts"),
                Assert.Single(answer.Findings).Actual,
                StringComparison.Ordinal
            );
        }
    }

    private static Derivation Explain(Address earner, string day, string reason, int terms = 10)
    {
        var input =
            Scenario.Open("eigenlayer/tiny") ?? throw new InvalidOperationException("the copy of tiny is missing");
        var question = new RewardQuestion(earner, null, VectorFacts.Day(day), null, 100, terms);
        return input
            .Engine.Explain(input.Facts, input.Cutoffs, question)
            .Derivations.First(entry => entry.Title.StartsWith(reason, StringComparison.Ordinal));
    }

    private static Derivation Find(Derivation derivation, string name) =>
        Steps(derivation).First(step => step.Name == name);

    private static IEnumerable<Derivation> Steps(Derivation derivation) =>
        derivation.Operands.Select(operand => operand.Step).OfType<Derivation>().SelectMany(Steps).Prepend(derivation);

    private static IEnumerable<Operand> Leaves(Derivation derivation) =>
        Steps(derivation).SelectMany(step => step.Operands).Where(operand => operand.Step is null);
}
