using System.Numerics;
using Apportion.Core;
using Apportion.EigenLayer.Conformance;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Reports;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.Stages;
using Apportion.Numerics;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Stages;

/// <summary>Exact floors beside upstream's floors of rounded quotients.</summary>
public class ExactFloorTests
{
    private static readonly RewardsRules Shipped = VectorFacts.Rules;
    private static readonly RewardsRules Exact = VectorFacts.Rules with { FloorsExactly = true };
    private static readonly Address LargeToken = Address.Parse("0x21d0b2fe8160eb2a7aefc9cb684a0a79b51e99d9");

    [Fact]
    public void A_large_split_that_upstream_rounds_up_is_floored()
    {
        var tokens = Int128.Parse("12345678901234567890125", null);
        Assert.Equal("1851851835185185183519", Tokens.Split(Shipped, tokens, 1500).ToString(null, null));
        Assert.Equal("1851851835185185183518", Tokens.Split(Exact, tokens, 1500).ToString(null, null));
    }

    [Fact]
    public void A_large_amount_a_day_that_upstream_rounds_up_is_floored()
    {
        var amount = Int128.Parse("1000000000000000000000005", null);
        Assert.Equal("142857142857142857142858", Tokens.PerDay(Shipped, amount, 7).ToString(null, null));
        Assert.Equal("142857142857142857142857", Tokens.PerDay(Exact, amount, 7).ToString(null, null));
    }

    [Fact]
    public void A_share_that_is_an_integer_loses_nothing_to_a_proportion_of_15_decimals()
    {
        var thousand = new PgNumeric(1000);
        var three = new PgNumeric(3000);
        Assert.Equal(999, (int)Tokens.FloorShare(new ProportionOf((UInt256)3000UL, 0).OfNarrow(1000UL), 3000));
        Assert.Equal(1000, (int)Tokens.OfPool(Exact, 3000, thousand, three));
        Assert.Equal(1000, (int)Tokens.OfStakerUncut(Exact, 3000, new PgNumeric(100000, 2), three));
    }

    [Fact]
    public void Negative_amounts_are_floored_downwards() =>
        Assert.Equal(-334, (int)ExactFloor.Share(-1000, PgNumeric.One, new PgNumeric(3)));

    [Fact]
    public void Exact_shares_of_a_whole_leave_less_than_one_unit_a_share()
    {
        var random = new Random(20260312);
        for (var round = 0; round < 500; round++)
        {
            var weights = Enumerable.Range(0, random.Next(1, 40)).Select(_ => Weight(random)).ToList();
            var total = weights.Aggregate(PgNumeric.Zero, (sum, weight) => sum + weight);
            var tokens = (Int128)random.NextInt64() * random.NextInt64();
            var sum = weights.Aggregate(Int128.Zero, (paid, weight) => paid + ExactFloor.Share(tokens, weight, total));
            Assert.InRange(tokens - sum, Int128.Zero, weights.Count - 1);
        }
    }

    /// <summary>Amounts worked out with fractions from the weights of the tables that upstream's SQL wrote.</summary>
    [Theory]
    [InlineData("0x084c31c8a4606c3e9306a12786f5ee5c7ffa23be", "11132686958308647902848", "11132686958308704974433")]
    [InlineData("0x39c8bdac77e11436ae0705f2b9497ac68e38d508", "26583684574213684899990", "26583684574213781848609")]
    [InlineData("0xb18b662e517506137a25e36ab18b4362b901bf63", "4422710146032868571432", "4422710146032875934568")]
    [InlineData("0xf9aa6d7904efb5a71ceb676a2a2f4a937ca99259", "304311073541841428572", "304311073541842772620")]
    public void Large_submissions_pay_what_the_exact_fractions_give(string earner, string shipped, string exact)
    {
        var folder = Vectors.At("eigenlayer/quirks");
        using var stream = File.OpenRead(Path.Combine(folder, "config.json"));
        var configuration = ScenarioConfiguration.Read(stream, "quirks");
        var facts = VectorFacts.Read(Path.Combine(folder, "input"), []);
        foreach (var (floors, amount) in new[] { (false, shipped), (true, exact) })
        {
            var engine = new EigenLayerEngine(configuration.Rules with { FloorsExactly = floors });
            var line = engine
                .ComputeLines(facts, configuration.Cutoffs)
                .Single(line => line.Earner == Address.Parse(earner) && line.Token == LargeToken);
            Assert.Equal(amount, line.Cumulative.ToString());
        }
    }

    [Fact]
    public void An_exact_floor_is_explained_by_the_exact_fraction()
    {
        var input = Scenario.Open("eigenlayer/tiny");
        var engine = new EigenLayerEngine(input.Rules with { FloorsExactly = true });
        var staker = Address.Parse("0x5151515151515151515151515151515151515151");
        var question = new RewardQuestion(staker, null, VectorFacts.Day("2026-01-03"), null);
        var formulas = engine
            .Explain(input.Facts, input.Cutoffs, question)
            .Derivations.Select(derivation => derivation.Formula)
            .ToList();
        Assert.Contains("floor(staker_split * weight / total_weight)", formulas);
        Assert.DoesNotContain(formulas, formula => formula!.Contains("pg.", StringComparison.Ordinal));
    }

    private static PgNumeric Weight(Random random) =>
        new((BigInteger)random.NextInt64(1, long.MaxValue) * random.NextInt64(1, long.MaxValue), random.Next(3) * 4);
}
