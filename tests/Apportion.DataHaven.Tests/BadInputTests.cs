using Apportion.Core;
using Apportion.DataHaven.Reports;
using static Apportion.DataHaven.Tests.FactLines;

namespace Apportion.DataHaven.Tests;

/// <summary>The smallest bad input for each finding of section 16.</summary>
public sealed class BadInputTests
{
    private static readonly string Start = """{"fact":"eraStart","era":0,"session":0,"whitelisted":[]}""";

    [Theory]
    [InlineData(
        "datahaven.duplicate-validator",
        FindingKind.Malformed,
        """{"fact":"sessionEnd","session":0,"validators":["0x00000000000000000000000000000000000000aa","0x00000000000000000000000000000000000000aa"]}"""
    )]
    [InlineData("datahaven.era-end-without-start", FindingKind.Malformed, """{"fact":"eraEnd","era":1}""")]
    [InlineData(
        "datahaven.session-gap",
        FindingKind.Malformed,
        "{\"fact\":\"sessionEnd\",\"session\":0,\"validators\":[]}\n{\"fact\":\"sessionEnd\",\"session\":2,\"validators\":[]}"
    )]
    [InlineData("datahaven.perbill", FindingKind.Malformed, """{"fact":"parameters","livenessWeight":1000000001}""")]
    [InlineData(
        "datahaven.multiplier",
        FindingKind.Malformed,
        """{"fact":"parameters","strategies":[{"strategy":"0x00000000000000000000000000000000000000aa","multiplier":"79228162514264337593543950336"}]}"""
    )]
    [InlineData("datahaven.parameter", FindingKind.Malformed, """{"fact":"parameters","livenesWeight":1}""")]
    [InlineData(
        "datahaven.spec-version-decreases",
        FindingKind.Malformed,
        """{"fact":"runtimeUpgrade","specVersion":1400}"""
    )]
    [InlineData("datahaven.fact", FindingKind.Malformed, """{"fact":"somethingElse"}""")]
    [InlineData("datahaven.fact", FindingKind.Malformed, "{\"fact\":\"blockAuthored\",")]
    [InlineData("datahaven.fact", FindingKind.Malformed, """{"fact":"blockAuthored","author":"0x12"}""")]
    [InlineData("datahaven.validators", FindingKind.Incomplete, """{"fact":"sessionEnd","session":0}""")]
    [InlineData(
        "datahaven.era",
        FindingKind.Malformed,
        "{\"fact\":\"eraEnd\",\"era\":0}\n{\"fact\":\"eraStart\",\"era\":0}"
    )]
    [InlineData(
        "datahaven.era",
        FindingKind.Incomplete,
        "{\"fact\":\"eraEnd\",\"era\":0}\n{\"fact\":\"eraStart\",\"era\":2}"
    )]
    [InlineData("datahaven.era-not-ended", FindingKind.Incomplete, """{"fact":"eraStart","era":1}""")]
    [InlineData(
        "datahaven.timestamp-wraps",
        FindingKind.Notice,
        "{\"fact\":\"eraEnd\",\"era\":0}\n{\"fact\":\"eraStart\",\"era\":1,\"startMs\":4294967296000}"
    )]
    [InlineData(
        "datahaven.author-outside",
        FindingKind.Notice,
        "{\"fact\":\"blockAuthored\",\"author\":\"0x00000000000000000000000000000000000000aa\"}\n{\"fact\":\"sessionEnd\",\"session\":0,\"validators\":[\"0x00000000000000000000000000000000000000bb\"]}"
    )]
    [InlineData("datahaven.second-chain", FindingKind.Malformed, """{"fact":"chain","specVersion":1500}""")]
    [InlineData(
        "datahaven.unknown-spec-version",
        FindingKind.Notice,
        """{"fact":"runtimeUpgrade","specVersion":1600}"""
    )]
    public void Each_is_named(string code, FindingKind kind, string lines)
    {
        var result = Run($"{Chain}\n{Start}\n{lines}");
        Assert.Contains(result.Findings, finding => finding.Code == code && finding.Kind == kind);
    }

    [Theory]
    [InlineData("\"rewardsBalance\":\"340282366920938463463374607431768211455\",", "rewards account")]
    [InlineData("\"treasuryBalance\":\"340282366920938463463374607431768211455\",", "treasury")]
    public void Balances_beyond_128_bits_are_named(string member, string where)
    {
        var chain = Chain.Replace("\"specVersion\"", member + "\"specVersion\"", StringComparison.Ordinal);
        var parameters = """{"fact":"parameters","treasuryProportion":500000000}""";
        var finding = Assert.Single(Run($"{chain}\n{parameters}\n{Era}").Findings);
        Assert.Equal(("datahaven.balance", $"facts.jsonl:11, {where}"), (finding.Code, finding.Where));
    }

    [Fact]
    public void A_chain_that_cannot_be_read_ends_the_run()
    {
        var chain = Chain.Replace("{\"fact\":", "{\"rewardsBalance\":-1,\"fact\":", StringComparison.Ordinal);
        var error = Assert.Throws<ApportionException>(() => Run($"{chain}\n{Era}"));
        Assert.Equal("facts.jsonl:1: rewardsBalance", error.Finding.Where);
        Assert.Equal(FindingKind.Malformed, error.Finding.Kind);
    }

    [Fact]
    public void An_era_that_starts_again_is_left_out()
    {
        var result = Run($"{Chain}\n{Era}\n{Start}\n{{\"fact\":\"eraEnd\",\"era\":0}}");
        Assert.Equal(
            ["datahaven.era", "datahaven.era-end-without-start"],
            result.Findings.Select(finding => finding.Code)
        );
        Assert.Equal(6741u, Assert.Single(result.Eras).PointsOf(Address.Parse(A)));
        Assert.All(result.Findings, finding => Assert.Matches("^facts.jsonl:[0-9]+$", finding.Where));
    }

    [Fact]
    public void A_block_before_any_era_is_of_an_unknown_era() =>
        Assert.Contains(
            Run($"{Chain}\n{{\"fact\":\"blockAuthored\",\"author\":\"{A}\"}}").Findings,
            finding => finding.Code == "datahaven.unknown-era"
        );

    [Fact]
    public void More_blocks_than_32_bits_in_a_session_are_refused()
    {
        var block = $$"""{"fact":"blockAuthored","author":"{0}","count":4294967295}""";
        var lines =
            $"{Chain}\n{Start}\n{block.Replace("{0}", A, StringComparison.Ordinal)}\n{block.Replace("{0}", B, StringComparison.Ordinal)}";
        var result = Run($"{lines}\n{{\"fact\":\"sessionEnd\",\"session\":0,\"validators\":[\"{A}\"]}}");
        Assert.Contains(result.Findings, finding => finding.Code == "datahaven.authored-sum");
        Assert.Empty(result.Rewards.Authored);
    }

    [Theory]
    [InlineData(33, FindingKind.Notice)]
    [InlineData(101, FindingKind.Malformed)]
    public void Long_validator_lists_are_flagged(int count, FindingKind kind)
    {
        var accounts = Enumerable.Range(1, count).Select(i => FormattableString.Invariant($"\"0x{i:x40}\""));
        var result = Run(
            $"{Chain}\n{Start}\n{{\"fact\":\"sessionEnd\",\"session\":0,\"validators\":[{string.Join(',', accounts)}]}}"
        );
        Assert.Contains(result.Findings, finding => finding.Code == "datahaven.validator-list" && finding.Kind == kind);
    }

    [Fact]
    public void What_is_complete_survives_a_bad_line()
    {
        var result = Run($"{Chain}\nnot json\n{Era}");
        Assert.Equal("facts.jsonl:2", Assert.Single(result.Findings).Where);
        Assert.Equal(6741u, result.Eras[0].PointsOf(Address.Parse(A)));
        Assert.Equal(Verdict.Malformed, Verification.Run(result, "facts").Verdict);
    }
}
