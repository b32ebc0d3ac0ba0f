using System.IO.Compression;
using Apportion.Tests;

namespace Apportion.Cli.Tests;

/// <summary>Transcripts of the verbs on the hand-checked sequence.</summary>
public class TheGraphTests
{
    private const string Allocation = "0x2dae34ee343ab787dab9099b6929bb68292229aa";
    private static readonly string Tiny = Repository.At("vectors/the-graph/tiny.jsonl.gz");

    [Fact]
    public void Conform_agrees_on_every_value_of_the_hand_checked_sequence()
    {
        var run = ProgramRun.Of("conform", Tiny);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Match: 1 files, 3258 values compared, 0 differ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_names_every_reclaim_and_balances()
    {
        var run = ProgramRun.Of("thegraph", "compute", Tiny);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "thegraph.reclaim.NO_ALLOCATED_TOKENS   Reclaimed                        100",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "thegraph.dust.allocated-token          Dust              0.0000000000000012",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("issuance   GRT             4500     4500            0", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_says_why_and_what_would_change_it()
    {
        var run = ProgramRun.Of("thegraph", "explain", Tiny, "--allocation", Allocation, "--at", "1033");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("a POI now                SUBGRAPH_DENIED", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "subgraph                 SUBGRAPH_DENIED, seen since block 1029",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("the availability oracle must un-deny the subgraph", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_of_an_allocation_that_is_not_there_is_incomplete()
    {
        var run = ProgramRun.Of("thegraph", "explain", Tiny, "--allocation", "0x" + new string('7', 40));
        Assert.Equal(ExitCode.Incomplete, run.ExitCode);
        Assert.Contains("thegraph.explain.unknown", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ties_out_the_recorded_getters_and_finds_an_inverted_snapshot()
    {
        var good = ProgramRun.Of("thegraph", "verify", Tiny);
        Assert.Equal(0, good.ExitCode);
        Assert.Contains("ok         getters                      2212", good.Out, StringComparison.Ordinal);
        var corner = Repository.At("vectors/the-graph/upgrade-corner-gip0088.jsonl.gz");
        var bad = ProgramRun.Of("thegraph", "verify", corner, "--at", "1030", "--preflight", "gip-0088");
        Assert.Equal(ExitCode.Discrepancy, bad.ExitCode);
        Assert.Contains("thegraph.preflight.inverted-snapshot", bad.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("history")]
    [InlineData("diff")]
    [InlineData("simulate")]
    [InlineData("explain")]
    public void A_verb_without_what_it_needs_is_wrong_usage(string verb) =>
        Assert.Equal(ExitCode.Usage, ProgramRun.Of("thegraph", verb, Tiny).ExitCode);

    [Fact]
    public void A_ruleset_nobody_knows_is_unsupported() =>
        Assert.Equal(
            ExitCode.Unsupported,
            ProgramRun.Of("thegraph", "compute", Tiny, "--ruleset", "gip-9999").ExitCode
        );

    [Fact]
    public void A_file_that_is_no_record_is_malformed() =>
        Assert.Equal(ExitCode.Malformed, ProgramRun.Of(["thegraph", "compute", "-"], "{\"something\":1}\n").ExitCode);

    [Fact]
    public void Export_writes_a_journal_dated_by_the_last_block()
    {
        var run = ProgramRun.Of("thegraph", "export", Tiny, "--format", "hledger");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2023-11-14", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulation_or_diff_of_a_record_with_a_gap_is_incomplete()
    {
        using var folder = new TemporaryFolder();
        var gap = folder.Write("gap.jsonl", string.Join('\n', Lines().Where((_, index) => index != 3)));

        var simulated = ProgramRun.Of("thegraph", "simulate", gap, "--set", "maxPOIStaleness=1");
        Assert.Equal(ExitCode.Incomplete, simulated.ExitCode);
        Assert.Contains("thegraph.calls.gap: ", simulated.Out, StringComparison.Ordinal);
        var compared = ProgramRun.Of("thegraph", "diff", gap, "--rulesets", "horizon-baseline,gip-0088");
        Assert.Contains("thegraph.calls.gap: ", compared.Out, StringComparison.Ordinal);
        Assert.NotEqual(0, compared.ExitCode);
    }

    [Fact]
    public void A_saved_state_is_gone_on_from_to_the_same_end()
    {
        using var folder = new TemporaryFolder();
        string At(string name) => Path.Combine(folder.Path, name);
        var whole = ProgramRun.Of("thegraph", "compute", Tiny, "--save", At("whole"));
        var first = ProgramRun.Of("thegraph", "compute", Tiny, "--at", "1021", "--save", At("half"));
        var lines = Lines();
        foreach (
            var (name, rest) in (ReadOnlySpan<(string, string[])>)
                [("calls", lines[10..]), ("record", [lines[0], .. lines[10..]])]
        )
        {
            var calls = folder.Write(name, string.Join('\n', rest));
            var second = ProgramRun.Of("thegraph", "compute", calls, "--resume", At("half"), "--save", At("resumed"));
            Assert.Equal((0, 0, 0), (whole.ExitCode, first.ExitCode, second.ExitCode));
            Assert.Equal(File.ReadAllText(At("whole")), File.ReadAllText(At("resumed")));
            Assert.Equal(0, ProgramRun.Of("thegraph", "verify", calls, "--resume", At("half")).ExitCode);
        }
        Assert.Equal(
            ExitCode.Usage,
            ProgramRun.Of("thegraph", "compute", Tiny, "--side", Tiny, "--resume", At("half")).ExitCode
        );
    }

    [Fact]
    public void A_change_after_the_last_call_changes_nothing_and_says_so()
    {
        var run = ProgramRun.Of("thegraph", "simulate", Tiny, "--set", "maxPOIStaleness=1", "--from", "1046");
        Assert.Equal((ExitCode.Incomplete, ""), (run.ExitCode, run.Out));
        Assert.Contains("--from 1046: expected a block up to 1045", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_documents_have_their_committed_shapes()
    {
        Assert.Equal([], JsonSchema.Check("compute", ProgramRun.Of("thegraph", "compute", Tiny, "--json").Out));
        Assert.Equal(
            [],
            JsonSchema.Check(
                "explain",
                ProgramRun.Of("thegraph", "explain", Tiny, "--allocation", Allocation, "--json").Out
            )
        );
        Assert.Equal(
            [],
            JsonSchema.Check(
                "diff",
                ProgramRun.Of("thegraph", "diff", Tiny, "--rulesets", "horizon-baseline,gip-0088", "--json").Out
            )
        );
        Assert.Equal(
            [],
            JsonSchema.Check(
                "simulate",
                ProgramRun.Of("thegraph", "simulate", Tiny, "--set", "maxPOIStaleness=1", "--json").Out
            )
        );
        Assert.Equal([], JsonSchema.Check("verify", ProgramRun.Of("thegraph", "verify", Tiny, "--json").Out));
        Assert.Equal(
            [],
            JsonSchema.Check(
                "history",
                ProgramRun.Of("thegraph", "history", Tiny, "--allocation", Allocation, "--json").Out
            )
        );
    }

    private static string[] Lines()
    {
        using var packed = new GZipStream(File.OpenRead(Tiny), CompressionMode.Decompress);
        using var text = new StreamReader(packed);
        return text.ReadToEnd().Split('\n');
    }
}
