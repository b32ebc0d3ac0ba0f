using Apportion.Core;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Tests.Rulesets;

public sealed class RewardsRulesetsTests
{
    [Theory]
    [InlineData("mainnet", 0, "v1")]
    [InlineData("mainnet", 3, "v1")]
    [InlineData("mainnet", 4, "v2")]
    [InlineData("mainnet", 5, "v3")]
    [InlineData("mainnet", 7, "v4")]
    [InlineData("mainnet", 8, "v5")]
    [InlineData("mainnet", 12, "v6")]
    [InlineData("mainnet", 15, "v7")]
    [InlineData("mainnet", 18, "v8")]
    [InlineData("mainnet", 28, "v8")]
    [InlineData("mainnet", 29, "v9")]
    [InlineData("mainnet", 30, "v10")]
    [InlineData("mainnet", 45, "v10")]
    [InlineData("mainnet", 46, "v11")]
    [InlineData("prater", 118, "v6")]
    [InlineData("holesky", 0, "v7")]
    [InlineData("holesky", 93, "v8")]
    [InlineData("holesky", 276, "v9")]
    [InlineData("holesky", 277, "v10")]
    [InlineData("testnet", 0, "v10")]
    [InlineData("testnet", 140, "v11")]
    [InlineData("560048", 140, "v11")]
    public void The_schedule_names_the_ruleset_of_an_interval(string network, ulong index, string expected) =>
        Assert.Equal(expected, RewardsRulesets.At(network, index).Name);

    [Fact]
    public void A_network_without_schedule_asks_for_a_forced_ruleset()
    {
        var error = Assert.Throws<ApportionException>(() => RewardsRulesets.At("devnet", 0));

        Assert.Equal(FindingKind.Unsupported, error.Finding.Kind);
        Assert.Contains("--ruleset", error.Finding.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mainnet", 46, true)]
    [InlineData("mainnet", 49, true)]
    [InlineData("mainnet", 50, false)]
    [InlineData("mainnet", 3, false)]
    [InlineData("testnet", 143, true)]
    [InlineData("testnet", 144, false)]
    [InlineData("devnet", 40000, true)]
    public void Consensus_bonuses_end_after_four_intervals_of_saturn(string network, ulong index, bool holds) =>
        Assert.Equal(holds, RewardsRulesets.BonusGraceHolds(network, index));

    [Theory]
    [InlineData("4", "v4")]
    [InlineData("v11", "v11")]
    public void A_ruleset_can_be_named_with_or_without_letter(string text, string expected) =>
        Assert.Equal(expected, RewardsRulesets.Parse(text).Name);

    [Theory]
    [InlineData("v12")]
    [InlineData("latest")]
    public void An_unknown_ruleset_is_unsupported(string text) =>
        Assert.Equal(
            FindingKind.Unsupported,
            Assert.Throws<ApportionException>(() => RewardsRulesets.Parse(text)).Finding.Kind
        );

    [Fact]
    public void Every_ruleset_names_its_parent_and_number()
    {
        for (var i = 0; i < RewardsRulesets.All.Count; i++)
        {
            Assert.Equal(i + 1, RewardsRulesets.All[i].Version);
            Assert.Equal(i == 0 ? null : RewardsRulesets.All[i - 1].Name, RewardsRulesets.All[i].Parent);
        }
    }
}
