using Apportion.Cli.Tests.Fuzz;
using Apportion.Core.Evm;
using Apportion.Tests;

namespace Apportion.Cli.Tests;

public class LivepeerTests
{
    private const string Delegator = "0x63a9e835ed31d8a62d00e5b25f5e3b524b1bc51a";
    private static readonly string Tiny = Repository.At("vectors/livepeer/tiny.jsonl.gz");

    [Fact]
    public void A_history_as_CSV_is_exact_base_units()
    {
        var run = ProgramRun.Of(
            "livepeer",
            "history",
            Tiny,
            "--delegator",
            Delegator,
            "--rounds",
            "22..25",
            "--format",
            "csv"
        );
        Assert.Equal(
            """
            period,rewards,commission,fees,stake,flow,yield,forfeited,forfeitedFees,note
            22,7200000000000000000,0,0,207200000000000000000,0,3.6,0,0,claimed
            23,0,0,0,207200000000000000000,0,0,7138704229665071770,99138755980861244,claimed too early
            24,6988574415081798073,0,0,214188574415081798073,0,3.372864,0,0,
            25,6634543494355388131,0,86648670188475442,120823117909437186204,-100000000000000000000,3.097524,0,0,claimed

            """.ReplaceLineEndings("\n"),
            run.Out
        );
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_bond_that_no_contract_could_compute_with_is_named()
    {
        using var folder = new TemporaryFolder();
        var logs = System.Text.Encoding.UTF8.GetString(FuzzInputs.LivepeerLogs(52));
        const string bonded = "\"0x00000000000000000000000000000000000000000000002086ac351052600000";
        const string beyond = "\"0x0000009999999999999999999999999999999999999900000000000000000000";
        var bond = new EventSignature("Bond(address,address,address,uint256,uint256)").Topic0.ToString();
        var at = logs.IndexOf(bonded, logs.IndexOf(bond, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(at > 0);
        var run = ProgramRun.Of(
            "livepeer",
            "compute",
            folder.Write("logs.jsonl", logs[..at] + beyond + logs[(at + bonded.Length)..]),
            "--contracts",
            folder.Write("contracts.json", FuzzInputs.LivepeerContracts())
        );
        Assert.Equal(ExitCode.Malformed, run.ExitCode);
        Assert.Contains("livepeer.arithmetic", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_have_their_shapes()
    {
        Holds("compute", "compute", Tiny, "--round", "24");
        Holds("history", "history", Tiny, "--delegator", Delegator);
        Holds("explain", "explain", Tiny, "--delegator", Delegator);
        Holds("verify", "verify", Tiny);
        Holds("diff", "diff", Tiny);
        Holds("simulate", "simulate", Tiny, "--move", $"{Delegator}=0x5531d3f9e51341f19bb365751531cd6d53a97bc4@24");
    }

    [Theory]
    [InlineData(2, "--delegator: expected 0x and 40 hex digits", "--delegator", "0x1")]
    [InlineData(2, "give exactly one of --delegator, --orchestrator")]
    [InlineData(2, "--rounds: expected rounds such as 3000..3100", "--delegator", Delegator, "--rounds", "9..1")]
    [InlineData(3, "at most 27, the last round of the logs", "--delegator", Delegator, "--rounds", "22..99")]
    [InlineData(3, "an account that the logs name", "--delegator", "0x0000000000000000000000000000000000000001")]
    [InlineData(5, "arbitrum-one", "--delegator", Delegator, "--network", "mainnet")]
    [InlineData(5, "v1 to v9", "--delegator", Delegator, "--ruleset", "v10")]
    public void Bad_options_say_what_was_expected(int code, string message, params string[] options)
    {
        var run = ProgramRun.Of(["livepeer", "history", Tiny, .. options]);

        Assert.Equal((code, ""), (run.ExitCode, run.Out));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_state_goes_on_where_it_stopped()
    {
        using var folder = new TemporaryFolder();
        var state = Path.Combine(folder.Path, "livepeer.state");

        var first = ProgramRun.Of("livepeer", "compute", Tiny, "--state", state);
        var bytes = File.ReadAllBytes(state);
        var second = ProgramRun.Of("livepeer", "compute", Tiny, "--state", state);

        Assert.Equal(first, second);
        Assert.Equal(bytes, File.ReadAllBytes(state));
    }

    [Fact]
    public void Logs_of_an_unknown_deployment_are_incomplete_and_named()
    {
        using var folder = new TemporaryFolder();
        var log = folder.Write(
            "logs.jsonl",
            $$"""{"address":"{{Delegator}}","topics":["0x22f2fc17c5daf07db2379b3a03a8ef20a183f761097a58fce219c8a14619e786","0x{{new string('0', 63)}}1"],"data":"0x{{new string('0', 64)}}","blockNumber":"0x1","transactionHash":"0x{{new string('0', 64)}}","transactionIndex":"0x0","logIndex":"0x0"}"""
        );

        var run = ProgramRun.Of("livepeer", "verify", log);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(
            "livepeer.address: 1 logs with Livepeer events from " + Delegator,
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("livepeer.no-logs", run.Out, StringComparison.Ordinal);

        var export = ProgramRun.Of("livepeer", "export", log);
        Assert.Equal(3, export.ExitCode);
        Assert.Contains("livepeer.no-logs", export.Error, StringComparison.Ordinal);
    }

    private static void Holds(string schema, params string[] arguments)
    {
        var run = ProgramRun.Of(["livepeer", .. arguments, "--json"]);
        Assert.Equal([], JsonSchema.Check(schema, run.Out));
    }
}
