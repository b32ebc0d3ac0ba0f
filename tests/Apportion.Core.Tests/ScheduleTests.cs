namespace Apportion.Core.Tests;

public class ScheduleTests
{
    private sealed record Rule(string Name) : IRuleset
    {
        public string? Parent => null;
        public RulesetForm Form => RulesetForm.Copy;
        public string Summary => "a rule";
        public string Source => "spec section 1";
    }

    private static readonly Rule V1 = new("v1");
    private static readonly Rule V2 = new("v2");
    private static readonly Schedule<Rule> Mainnet = new("mainnet", PeriodKind.Interval, (4, V2), (1, V1));

    [Theory]
    [InlineData(1, "v1")]
    [InlineData(3, "v1")]
    [InlineData(4, "v2")]
    [InlineData(999, "v2")]
    public void The_latest_start_not_after_the_point_holds(long point, string name) =>
        Assert.Equal(name, Mainnet.At(point).Name);

    [Fact]
    public void Before_the_first_is_unsupported()
    {
        var refused = Assert.Throws<ApportionException>(() => Mainnet.At(0));
        Assert.Equal(FindingKind.Unsupported, refused.Finding.Kind);
        Assert.Null(Mainnet.Find(0));
    }

    [Fact]
    public void Two_rulesets_may_not_start_at_once() =>
        Assert.Throws<ArgumentException>(() => new Schedule<Rule>("mainnet", PeriodKind.Era, (1, V1), (1, V2)));

    [Fact]
    public void Rulesets_are_described_with_where_they_hold()
    {
        var described = RulesetDescription.Describe("x", [V1, V2, new Rule("v3")], [Mainnet]);
        Assert.Equal([("mainnet", new Period(PeriodKind.Interval, 4))], described[1].Activations);
        Assert.Empty(described[2].Activations);
    }

    [Fact]
    public void A_point_before_the_first_is_told_which_is_the_first()
    {
        var refused = Assert.Throws<ApportionException>(() => Mainnet.At(0));
        Assert.Equal(
            Finding.Unsupported(
                "ruleset.before-first",
                "mainnet, interval 0",
                "interval 1 or later",
                "interval 0",
                "force a ruleset with --ruleset"
            ),
            refused.Finding
        );
    }

    [Fact]
    public void Entries_are_kept_earliest_first()
    {
        Assert.Equal([(1L, V1), (4L, V2)], Mainnet.Entries);
        Assert.Equal(("mainnet", PeriodKind.Interval), (Mainnet.Network, Mainnet.Kind));
    }

    [Fact]
    public void A_schedule_without_entries_or_with_a_double_start_says_so()
    {
        Assert.StartsWith(
            "a schedule has at least one entry",
            Assert.Throws<ArgumentException>(() => new Schedule<Rule>("mainnet", PeriodKind.Era)).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "two rulesets start at era 7",
            Assert
                .Throws<ArgumentException>(() =>
                    new Schedule<Rule>("mainnet", PeriodKind.Era, (1, V1), (7, V2), (3, V1), (7, V1))
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_ruleset_lists_every_network_and_start()
    {
        var test = new Schedule<Rule>("holesky", PeriodKind.Interval, (0, V2), (9, V1), (12, V2));
        var described = RulesetDescription.Describe("x", [V2], [Mainnet, test]);
        var only = Assert.Single(described);
        Assert.Equal(("x", V2), (only.Protocol, only.Ruleset));
        Assert.Equal(
            ["mainnet interval 4", "holesky interval 0", "holesky interval 12"],
            only.Activations.Select(activation => $"{activation.Network} {activation.From}")
        );
    }
}
