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
}
