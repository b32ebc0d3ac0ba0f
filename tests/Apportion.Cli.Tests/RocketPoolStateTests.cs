using Apportion.Tests;

namespace Apportion.Cli.Tests;

/// <summary>The verbs on Rocket Pool network states, on the constructed sample.</summary>
public class RocketPoolStateTests
{
    private const string LateMinipool = "0x0000000000000000000000000000000000101426";
    private static readonly string Sample = Repository.At("samples/rocketpool/interval-4-shape.json.gz");

    [Fact]
    public void Compute_writes_files_that_verify_against_their_state()
    {
        using var folder = new TemporaryFolder();

        var compute = ProgramRun.Of("rocketpool", "compute", Sample, "--out", folder.Path);

        Assert.Equal(0, compute.ExitCode);
        Assert.Contains(
            "0x23609bb61f5beb124f44828dff2ca999ad0a8587a63d5e6e1226760355cfe0d8",
            compute.Out,
            StringComparison.Ordinal
        );
        var file = Path.Combine(folder.Path, "rp-rewards-mainnet-4.json");
        Assert.True(File.Exists(Path.Combine(folder.Path, "rp-minipool-performance-mainnet-4.json")));
        var verify = ProgramRun.Of("rocketpool", "verify", file, "--state", Sample, "--unpublished");
        Assert.Contains("state.nodes", verify.Out, StringComparison.Ordinal);
        Assert.Contains("state.root", verify.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("rocketpool.recomputed", verify.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_with_a_state_names_the_amount_that_was_changed()
    {
        using var folder = new TemporaryFolder();
        ProgramRun.Of("rocketpool", "compute", Sample, "--ruleset", "v3", "--out", folder.Path);
        var file = Path.Combine(folder.Path, "rp-rewards-mainnet-4.json");
        // Under v2 the first of the four nodes that left gets more than under v3.
        File.WriteAllText(
            file,
            File.ReadAllText(file).Replace("\"rulesetVersion\": 3", "\"rulesetVersion\": 2", StringComparison.Ordinal)
        );

        var verify = ProgramRun.Of("rocketpool", "verify", file, "--state", Sample, "--unpublished");

        Assert.Equal(1, verify.ExitCode);
        Assert.Contains(
            "nodeRewards.0x00000000000000000000000000000000000001b0.smoothingPoolEth",
            verify.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("-52315377400932163", verify.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ruleset_that_has_no_result_is_unsupported_or_incomplete_and_says_why()
    {
        var run = ProgramRun.Of("rocketpool", "compute", Sample, "--ruleset", "v9");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("counts are enough for v1 to v4 only", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_ruleset_is_unsupported() =>
        Assert.Equal(5, ProgramRun.Of("rocketpool", "compute", Sample, "--ruleset", "v12").ExitCode);

    [Theory]
    [InlineData("\"startTime\":1577875200", "\"startTime\":9223372036854775808", "bad-field", "interval.startTime")]
    [InlineData("\"endTime\":1577913600", "\"endTime\":9223372036854775808", "bad-field", "interval.endTime")]
    [InlineData("\"secondsPerSlot\":12", "\"secondsPerSlot\":9223372036854775808", "bad-field", "nominalEndSlot")]
    [InlineData("\"slotsPerEpoch\":32", "\"slotsPerEpoch\":9223372036854775808", "bad-field", "slotsPerEpoch")]
    [InlineData("\"odaoPct\":\"15000000000000000\"", "\"odaoPct\":\"MAX\"", "contradiction", "protocol.odaoPct")]
    [InlineData(
        "\"megapoolVoterShare\":\"60000000000000000\"",
        "\"megapoolVoterShare\":\"MAX\"",
        "contradiction",
        "protocol.megapoolVoterShare"
    )]
    public void A_number_beyond_what_time_or_shares_can_be_is_named(string was, string now, string code, string place)
    {
        const string max = "115792089237316195423570985008687907853269984665640564039457584007913129639935";
        var good = File.ReadAllText(Repository.At("tests/Apportion.Cli.Tests/Errors/bases/state.json"));
        Assert.Contains(was, good, StringComparison.Ordinal);
        var bad = good.Replace(was, now.Replace("MAX", max, StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var ruleset in (string[])["v1", "v11"])
        {
            var run = ProgramRun.Of(["rocketpool", "compute", "-", "--ruleset", ruleset], bad);
            Assert.Equal((4, ""), (run.ExitCode, run.Out));
            Assert.Contains($"rocketpool.state.{code}: ", run.Error, StringComparison.Ordinal);
            Assert.Contains(place, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_damaged_state_names_the_field()
    {
        var run = ProgramRun.Of(["rocketpool", "compute", "-"], "{\"schema\":\"rp-network-state/1\",\"nodes\":3}");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("nodes", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Simulate_compares_with_the_unchanged_result()
    {
        var run = ProgramRun.Of(
            "rocketpool",
            "simulate",
            Sample,
            "--set",
            "node[0x00000000000000000000000000000000000001b0].optedIn=true"
        );

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("-0.030377588541327817", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_balances_in_a_journal()
    {
        var run = ProgramRun.Of("rocketpool", "export", Sample, "--format", "hledger");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2022-", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_have_their_committed_shape()
    {
        Holds("compute", "compute", Sample);
        Holds("explain", "explain", Sample, "--minipool", LateMinipool);
        Holds("explain", "explain", Sample);
        Holds("simulate", "simulate", Sample, "--set", "protocol.smoothingPoolBalance=1000000000000000000");
        Holds("diff", "diff", Sample, "--rulesets", "v2,v3");
        Holds("diff", "diff", Sample, "--all");
    }

    [Fact]
    public void Every_printed_explanation_survives_recheck()
    {
        var explain = ProgramRun.Of("rocketpool", "explain", Sample, "--minipool", LateMinipool, "--json");

        Assert.Equal(0, ProgramRun.Of(["recheck", "-"], explain.Out).ExitCode);
    }

    private static void Holds(string schema, params string[] arguments)
    {
        var run = ProgramRun.Of(["rocketpool", .. arguments, "--json"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal([], JsonSchema.Check(schema, run.Out));
    }
}
