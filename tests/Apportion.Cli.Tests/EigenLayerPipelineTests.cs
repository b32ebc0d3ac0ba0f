using System.Text.Json;
using Apportion.Tests;

namespace Apportion.Cli.Tests;

public class EigenLayerPipelineTests
{
    private const string Root = "0x2438dc065212ff723c44ca6df2b2e8a635c8c2b30b802f2dfafa5326b7bf87a8";
    private const string Staker = "0x5151515151515151515151515151515151515151";

    [Fact]
    public void Compute_gives_the_root_of_the_whole_history_also_when_continued()
    {
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        using var folder = new TemporaryFolder();
        var (first, second) = (Path.Combine(folder.Path, "first"), Path.Combine(folder.Path, "second"));
        Assert.Contains(Root, ProgramRun.Of("eigenlayer", "compute", tiny).Out, StringComparison.Ordinal);
        Assert.Equal(
            0,
            ProgramRun.Of("eigenlayer", "compute", tiny, "--cutoff", "2026-01-06", "--out", first).ExitCode
        );
        var continued = ProgramRun.Of(
            "eigenlayer",
            "compute",
            tiny,
            "--cutoff",
            "2026-01-09",
            "--continue",
            first,
            "--out",
            second
        );
        Assert.Contains(Root, continued.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(second, "checkpoint.json")));
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_not_replaced()
    {
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "letter.txt"), "dear reader");
        var run = ProgramRun.Of("eigenlayer", "compute", tiny, "--out", folder.Path);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.True(File.Exists(Path.Combine(folder.Path, "letter.txt")));
    }

    [Fact]
    public void A_folder_without_tables_and_a_wrong_date_are_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(
            ExitCode.Incomplete,
            ProgramRun.Of("eigenlayer", "compute", folder.Path, "--cutoff", "2026-01-06").ExitCode
        );
        Assert.Equal(
            ExitCode.Usage,
            ProgramRun.Of("eigenlayer", "compute", folder.Path, "--cutoff", "tomorrow").ExitCode
        );
    }

    [Fact]
    public void Explain_shows_the_amount_down_to_its_events()
    {
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        var run = ProgramRun.Of("eigenlayer", "explain", tiny, "--earner", Staker, "--day", "2026-01-03");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("block 20000300 log 8", run.Out, StringComparison.Ordinal);
        Assert.Contains("= 128 0x7171717171717171717171717171717171717171", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void History_leaks_and_diff_answer()
    {
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        Assert.Contains(
            "3985",
            ProgramRun.Of("eigenlayer", "history", tiny, "--earner", Staker).Out,
            StringComparison.Ordinal
        );
        Assert.Contains("0 overpaid", ProgramRun.Of("eigenlayer", "leaks", tiny).Out, StringComparison.Ordinal);
        var diff = ProgramRun.Of("eigenlayer", "diff", tiny, "--rulesets", "v2.2-draft,v2.2");
        Assert.Equal((0, ""), (diff.ExitCode, diff.Error));
        Assert.Contains("6 accounts differ", diff.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulation_with_exact_floors_names_who_gains_and_loses()
    {
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        var run = ProgramRun.Of("eigenlayer", "simulate", tiny, "--exact-floor", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal([], JsonSchema.Check("simulate", run.Out));
        using var document = JsonDocument.Parse(run.Out);
        Assert.Equal("simulated with exact floors", document.RootElement.GetProperty("right").GetString());
        // 500 for all stakers by weights 100, 400, 200: the doubles give 71, 286, 143, the fractions 71, 285, 142.
        Assert.Equal(
            [
                "0x5252525252525252525252525252525252525252 14732 14731 Ruleset floors of exact fractions, ours",
                "0x5353535353535353535353535353535353535353 3080 3079 Ruleset floors of exact fractions, ours",
            ],
            document
                .RootElement.GetProperty("rows")
                .EnumerateArray()
                .Select(row =>
                    string.Join(
                        ' ',
                        new[] { "account", "left", "right", "cause", "why" }.Select(name =>
                            row.GetProperty(name).GetString()
                        )
                    )
                )
        );
    }

    [Fact]
    public void A_cutoff_that_the_input_does_not_reach_is_not_computed_yet()
    {
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        using var folder = new TemporaryFolder();
        var result = Path.Combine(folder.Path, "result");
        var run = ProgramRun.Of("eigenlayer", "compute", tiny, "--cutoff", "2026-01-06", "2026-02-01", "--out", result);
        Assert.Equal((ExitCode.Incomplete, ""), (run.ExitCode, run.Out));
        Assert.Contains("eigenlayer.cutoff.ahead", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "a block of 2026-01-31 or later; the newest is of 2026-01-08, so this run is not computed yet",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(result));
    }
}
