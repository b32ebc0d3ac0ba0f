using System.Text.Json;

namespace Apportion.Cli.Tests.DataHaven;

public class DataHavenTests
{
    private const string A = "0x00000000000000000000000000000000000000aa";
    private const string B = "0x00000000000000000000000000000000000000bb";

    private const string Facts = """
        {"fact":"chain","specVersion":1500,"constants":{"expectedBlocks":30},"parameters":{"serviceManager":"0x00000000000000000000000000000000000000e1","rewardToken":"0x00000000000000000000000000000000000000e2"}}
        {"fact":"eraStart","era":0,"session":0,"whitelisted":[],"startMs":1760000000123}
        {"fact":"blockAuthored","author":"0x00000000000000000000000000000000000000aa","count":20}
        {"fact":"blockAuthored","author":"0x00000000000000000000000000000000000000bb","count":10}
        {"fact":"sessionEnd","session":0,"validators":["0x00000000000000000000000000000000000000aa","0x00000000000000000000000000000000000000bb"]}
        {"fact":"baseInflation","amount":"1000"}
        {"fact":"eraEnd","era":0}
        """;

    private static ProgramRun Run(params string[] arguments) => ProgramRun.Of(["datahaven", .. arguments], Facts);

    [Fact]
    public void Compute_gives_points_and_amounts()
    {
        var run = Run("compute", "-", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var document = JsonDocument.Parse(run.Out);
        var totals = document.RootElement.GetProperty("totals").EnumerateArray().ToList();
        // A: 20 blocks, all credited (fair 15, cap 22): 3840 + 1920; B: 1920 + 1920. 800 are split 5760 to 3840.
        Assert.Contains(totals, total => Is(total, A, "datahaven.points", "5760"));
        Assert.Contains(totals, total => Is(total, A, "datahaven.reward", "480"));
        Assert.Contains(totals, total => Is(total, B, "datahaven.reward", "320"));
    }

    private static bool Is(JsonElement total, string account, string reason, string amount) =>
        total.GetProperty("account").GetString() == account
        && total.GetProperty("reason").GetString() == reason
        && total.GetProperty("amount").GetString() == amount;

    [Theory]
    [InlineData("explain", "floor(eraPoints * messageAmount / totalPoints)", "--validator", A)]
    [InlineData("explain", "points of session 0 (sessionPoints) = 5760 points", "--validator", A, "--session", "0")]
    [InlineData("history", "0.00000000000000048", "--validator", A)]
    [InlineData("message", "0x83821e8e")]
    [InlineData("prove", "Valid", "--validator", A, "--model", "M0")]
    [InlineData("diff", "M0 against M5")]
    [InlineData("simulate", "as recorded against simulated", "--set", "livenessWeight=0", "--uptime", A + "=50")]
    [InlineData("slashes", "0 batches wait")]
    [InlineData("export", "datahaven.reward")]
    [InlineData("verify", "Match: 1 verified")]
    public void Each_verb_answers(string verb, string expected, params string[] arguments)
    {
        var run = Run([verb, "-", .. arguments]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, "datahaven.model", "compute", "-", "--model", "M9")]
    [InlineData(5, "datahaven.switch", "compute", "-", "--switch", "liveness=maybe")]
    [InlineData(5, "datahaven.no-root", "prove", "-", "--validator", A)]
    [InlineData(3, "datahaven.period", "explain", "-", "--validator", A, "--era", "7")]
    [InlineData(2, "expected 0x and 40 hex digits", "explain", "-", "--validator", "me")]
    [InlineData(2, "datahaven.option", "simulate", "-", "--set", "uptime:me=80")]
    [InlineData(2, "datahaven.parameter", "simulate", "-", "--set", "colour=1")]
    public void Bad_requests_are_named(int exitCode, string code, params string[] arguments)
    {
        var run = Run(arguments);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Out));
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recorded_difference_is_a_discrepancy()
    {
        var recorded = $$"""{"fact":"recordedPoints","era":0,"total":9600,"individual":{"{{A}}":5761,"{{B}}":3839} }""";
        var run = ProgramRun.Of(["datahaven", "verify", "-"], $"{Facts}\n{recorded}");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("datahaven.first-divergence", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_rule_can_be_switched()
    {
        var run = Run("compute", "-", "--switch", "message-amount=BeforeTreasury");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("datahaven.message-before-treasury", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compute", "compute")]
    [InlineData("verify", "verify")]
    [InlineData("explain", "explain", "--validator", A)]
    [InlineData("history", "history", "--validator", A)]
    [InlineData("diff", "diff")]
    [InlineData("simulate", "simulate", "--set", "livenessWeight=0")]
    [InlineData("datahaven-message", "message")]
    [InlineData("datahaven-slashes", "slashes")]
    [InlineData("prove", "prove", "--validator", A, "--model", "M0")]
    public void Each_document_has_its_shape(string schema, string verb, params string[] arguments) =>
        Assert.Equal([], JsonSchema.Check(schema, Run([verb, "-", "--json", .. arguments]).Out));
}
