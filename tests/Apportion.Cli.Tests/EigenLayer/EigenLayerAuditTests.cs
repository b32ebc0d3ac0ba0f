using System.Text.Json;
using Apportion.Tests;

namespace Apportion.Cli.Tests.EigenLayer;

public class EigenLayerAuditTests
{
    private const string Root = "0x2438dc065212ff723c44ca6df2b2e8a635c8c2b30b802f2dfafa5326b7bf87a8";
    private const string Earner = "0x5151515151515151515151515151515151515151";
    private const string Token = "0x7171717171717171717171717171717171717171";

    private const string Lines = $"""
        earner,token,snapshot,cumulative_amount
        {Earner},{Token},2026-01-07,3985
        0x5252525252525252525252525252525252525252,{Token},2026-01-07,14732
        0x5353535353535353535353535353535353535353,{Token},2026-01-06,3080
        0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1,{Token},2026-01-07,2377
        0xa2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2,{Token},2026-01-06,314

        """;

    [Fact]
    public void A_root_that_commits_to_the_lines_is_a_match()
    {
        var run = ProgramRun.Of(["eigenlayer", "verify", "-", "--root", Root], Lines);
        Assert.Equal(
            $"""
            -: Match
              root of the lines        {Root}
              earners                  5
              lines                    5
              ok         root                            1
            Match: 1 verified, 1 values compared, 0 findings

            """.ReplaceLineEndings("\n"),
            run.Out
        );
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_changed_amount_breaks_the_root_and_the_comparison_names_it()
    {
        using var folder = new TemporaryFolder();
        var own = folder.Write("own.csv", Lines);
        var wrong = Lines.Replace("14732", "14733", StringComparison.Ordinal);
        var run = ProgramRun.Of(["eigenlayer", "verify", "-", "--root", Root, "--against", own, "--json"], wrong);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal([], JsonSchema.Check("verify", run.Out));
        using var document = JsonDocument.Parse(run.Out);
        var findings = document.RootElement.GetProperty("subjects")[0].GetProperty("findings");
        Assert.Equal("eigenlayer.root", findings[0].GetProperty("code").GetString());
        Assert.Equal("eigenlayer.line.too-much", findings[1].GetProperty("code").GetString());
        Assert.Equal("+1", findings[1].GetProperty("difference").GetString());
    }

    [Fact]
    public void A_proof_is_a_claim_that_verifies_and_is_accepted()
    {
        var prove = ProgramRun.Of(
            ["eigenlayer", "prove", "-", "--earner", Earner, "--root-index", "0", "--root", Root, "--json"],
            Lines
        );
        Assert.Equal((0, ""), (prove.ExitCode, prove.Error));
        Assert.Equal([], JsonSchema.Check("prove", prove.Out));
        using var document = JsonDocument.Parse(prove.Out);
        var data = document.RootElement.GetProperty("calls")[0].GetProperty("data").GetString()!;

        var verify = ProgramRun.Of("eigenlayer", "verify", "--claim", data, "--root", Root);
        Assert.Equal(0, verify.ExitCode);

        var claim = ProgramRun.Of("eigenlayer", "claim", data, "--root", Root, "--json");
        Assert.Equal((0, ""), (claim.ExitCode, claim.Error));
        Assert.Equal([], JsonSchema.Check("eigenlayer-claim", claim.Out));
        Assert.Contains("\"amount\": \"3985\"", claim.Out, StringComparison.Ordinal);
        Assert.Equal(
            [],
            JsonSchema.Check("eigenlayer-claim", ProgramRun.Of("eigenlayer", "claim", data, "--json").Out)
        );
    }

    [Fact]
    public void A_claim_against_another_root_names_the_first_failing_check()
    {
        var prove = ProgramRun.Of(["eigenlayer", "prove", "-", "--earner", Earner, "--json"], Lines);
        Assert.Equal("--root-index is not given: the calldata names root 0\n", prove.Error);
        var other = $"0x{new string('1', 64)}";
        var verify = ProgramRun.Of(["eigenlayer", "verify", "--claim", "-", "--root", other], prove.Out);
        Assert.Equal(1, verify.ExitCode);
        Assert.Contains("InvalidClaimProof", verify.Out, StringComparison.Ordinal);
        var claim = ProgramRun.Of(["eigenlayer", "claim", "-", "--root", other], prove.Out);
        Assert.Equal(1, claim.ExitCode);
        Assert.Contains($"reverts with InvalidClaimProof at earner {Earner}", claim.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "Nothing to verify", "verify")]
    [InlineData(2, "Nothing to verify", "verify", "--claim", "0x12")]
    [InlineData(2, "Option '--roots' needs '--facts FOLDER'", "verify", "-", "--roots", "roots.csv")]
    [InlineData(3, "eigenlayer.distribution.no-line", "prove", "-", "--earner", Token)]
    [InlineData(2, "eigenlayer.root.text", "verify", "-", "--root", "0x12")]
    [InlineData(4, "eigenlayer.claim.unreadable", "claim", "0x12345678")]
    [InlineData(2, "expected 0x and 40 hex digits", "prove", "-", "--earner", "alice")]
    [InlineData(2, "Option '--earner' is required", "prove", "-")]
    [InlineData(2, "--limit: expected 0 or more", "explain", "-", "--earner", Earner, "--limit", "-5")]
    [InlineData(2, "--terms: expected 0 or more", "explain", "-", "--earner", Earner, "--terms", "-1")]
    [InlineData(
        2,
        "--submission: expected 0x and 64 hex digits, found \"0x1\"",
        "explain",
        "-",
        "--earner",
        Earner,
        "--submission",
        "0x1"
    )]
    public void Bad_input_is_named(int exitCode, string expected, params string[] arguments)
    {
        var run = ProgramRun.Of(["eigenlayer", .. arguments], Lines);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Out));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Views_are_compared_and_each_deviation_has_its_cause()
    {
        var history = Repository.At("vectors/eigenlayer-logs/edge/logs.jsonl.gz");
        var run = ProgramRun.Of("eigenlayer", "verify", "--views", history);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Match: 1 verified, 2369 values compared", run.Out, StringComparison.Ordinal);
        Assert.Contains("eigenlayer.view.phantom-slash: block 100015", run.Out, StringComparison.Ordinal);
        Assert.Contains("eigenlayer.view.raise-pending-during-slash: block 100036", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slash_is_explained_down_to_each_loss_and_the_arithmetic_rechecks()
    {
        var history = Repository.At("vectors/eigenlayer-logs/edge/logs.jsonl.gz");
        var run = ProgramRun.Of("eigenlayer", "explain", history, "--slash", "100007:12", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal([], JsonSchema.Check("explain", run.Out));
        Assert.Contains("\"call_wad_most\"", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, ProgramRun.Of(["recheck", "-"], run.Out).ExitCode);
        var nowhere = ProgramRun.Of("eigenlayer", "explain", history, "--slash", "100007:1");
        Assert.Equal(3, nowhere.ExitCode);
        Assert.Equal(2, ProgramRun.Of("eigenlayer", "explain", history).ExitCode);
    }

    [Fact]
    public void Rows_given_as_tables_are_compared_with_views_too()
    {
        var history = Repository.At("vectors/eigenlayer-logs/edge/logs.jsonl.gz");
        var tables = Repository.At("vectors/eigenlayer-logs/edge/expected");
        var run = ProgramRun.Of("eigenlayer", "verify", tables, "--views", history);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("raise-pending-during-slash 2 values", run.Out, StringComparison.Ordinal);
        Assert.Contains("unexplained              44 values", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_replay_of_posted_roots_finds_the_first_that_differs_and_whom_it_differs_for()
    {
        var facts = Repository.At("vectors/eigenlayer/tiny");
        using var folder = new TemporaryFolder();
        var wrong = Lines.Replace(",3985", ",3984", StringComparison.Ordinal);
        folder.Write("cumulative_2026-01-08.csv", wrong);
        var verify = ProgramRun.Of(["eigenlayer", "verify", "-"], wrong);
        var first = ProgramRun.Of("eigenlayer", "compute", facts, "--cutoff", "2026-01-06");
        var roots = folder.Write(
            "submitted_distribution_roots.csv",
            $"root,root_index,rewards_calculation_end\n{LastWord(first.Out, "root ")},0,2026-01-05 00:00:00\n"
                + $"{LastWord(verify.Out, "root of the lines")},1,2026-01-08 00:00:00\n"
        );
        var run = ProgramRun.Of("eigenlayer", "verify", folder.Path, "--facts", facts, "--roots", roots);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ok         root 0 of 2026-01-05", run.Out, StringComparison.Ordinal);
        Assert.Contains("FAILED     root 1 of 2026-01-08", run.Out, StringComparison.Ordinal);
        Assert.Contains($"first divergent earner   {Earner}", run.Out, StringComparison.Ordinal);
        Assert.Contains("eigenlayer.divergence.recalculated", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Rewards_are_computed_from_raw_logs_alone()
    {
        var logs = Repository.At("vectors/eigenlayer-logs/edge/logs.jsonl.gz");
        using var folder = new TemporaryFolder();
        File.Copy(logs, Path.Combine(folder.Path, "logs.jsonl.gz"));
        string[] rest = ["--network", "hoodi", "--cutoff", "2025-06-01"];
        var fromFile = ProgramRun.Of(["eigenlayer", "compute", logs, .. rest]);
        var fromFolder = ProgramRun.Of(["eigenlayer", "compute", folder.Path, .. rest]);
        Assert.Equal((0, ""), (fromFile.ExitCode, fromFile.Error));
        Assert.Equal(fromFile.Out, fromFolder.Out);
        Assert.Matches("root +0x[0-9a-f]{64}\n", fromFile.Out);
        Assert.Contains("notice eigenlayer.cutoff.ahead: cutoff 2025-06-01", fromFile.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_of_another_network_are_never_taken_for_no_rewards()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "logs.jsonl",
            $$"""
            {"address":"{{Token}}","topics":[],"data":"0x","blockNumber":"0x1","blockTimestamp":"0x1","transactionHash":"0x{{new string(
                '0',
                64
            )}}","transactionIndex":"0x0","logIndex":"0x0"}
            """
        );
        var run = ProgramRun.Of("eigenlayer", "compute", folder.Path, "--cutoff", "2025-06-01");
        Assert.Equal((3, ""), (run.ExitCode, run.Out));
        Assert.Contains("eigenlayer.logs.foreign", run.Error, StringComparison.Ordinal);
    }

    private static string LastWord(string text, string line) =>
        text.Split('\n')
            .First(candidate => candidate.TrimStart().StartsWith(line, StringComparison.Ordinal))
            .Split(' ')[^1];
}
