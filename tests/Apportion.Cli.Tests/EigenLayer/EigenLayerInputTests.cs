using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Apportion.Tests;

namespace Apportion.Cli.Tests.EigenLayer;

public class EigenLayerInputTests
{
    private const string Root = "0x2438dc065212ff723c44ca6df2b2e8a635c8c2b30b802f2dfafa5326b7bf87a8";

    [Fact]
    public void A_tar_archive_of_the_tables_gives_the_root_of_the_folder()
    {
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        using var folder = new TemporaryFolder();
        var (plain, packed) = (Path.Combine(folder.Path, "tiny.tar"), Path.Combine(folder.Path, "tiny.tgz"));
        TarFile.CreateFromDirectory(tiny, plain, includeBaseDirectory: true);
        using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
            gzip.Write(File.ReadAllBytes(plain));
        foreach (var archive in new[] { plain, packed })
        {
            var run = ProgramRun.Of("eigenlayer", "compute", archive);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.Contains(Root, run.Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("99999999999999999999999999999999999999", ExitCode.Success)]
    [InlineData("100000000000000000000000000000000000000", ExitCode.Malformed)]
    public void The_contracts_largest_amount_is_computed_and_no_larger_one(string amount, int exitCode)
    {
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        using var folder = new TemporaryFolder();
        CopyInput(tiny, folder);
        File.Copy(Path.Combine(tiny, "config.json"), Path.Combine(folder.Path, "config.json"));
        var table = Path.Combine(folder.Path, "reward_submissions.csv");
        File.WriteAllText(table, File.ReadAllText(table).Replace(",4000,", $",{amount},", StringComparison.Ordinal));
        var run = ProgramRun.Of("eigenlayer", "compute", folder.Path);
        Assert.Equal(exitCode, run.ExitCode);
        if (exitCode != ExitCode.Success)
            Assert.Contains("expected at most 10^38 - 1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_logs_of_a_private_network_are_read_by_a_file_of_contracts()
    {
        using var folder = new TemporaryFolder();
        var logs = EigenLayerLogs.Write(folder);
        var contracts = Path.Combine(folder.Path, "contracts.json");
        var run = ProgramRun.Of(
            "eigenlayer",
            "verify",
            logs,
            "--contracts",
            contracts,
            "--views",
            EigenLayerLogs.Recorded
        );
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("ok         reward-hashes                   8", run.Out, StringComparison.Ordinal);
        Assert.Contains("raise-pending-during-slash 2 values", run.Out, StringComparison.Ordinal);
        var slash = ProgramRun.Of("eigenlayer", "explain", logs, "--contracts", contracts, "--slash", "100007:12");
        Assert.Equal(ProgramRun.Of("eigenlayer", "explain", EigenLayerLogs.Recorded, "--slash", "100007:12"), slash);
        Assert.Contains("floor(shares * wad / 1000000000000000000)", slash.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_all_contracts_names_those_it_lacks()
    {
        using var folder = new TemporaryFolder();
        var logs = EigenLayerLogs.Write(folder);
        var contracts = folder.Write(
            "some.json",
            "{\"RewardsCoordinator\":\"0x0000000000000000000000000000000000000001\"}"
        );
        var run = ProgramRun.Of(
            "eigenlayer",
            "verify",
            logs,
            "--contracts",
            contracts,
            "--views",
            EigenLayerLogs.Recorded
        );
        Assert.Equal((ExitCode.Incomplete, ""), (run.ExitCode, run.Out));
        Assert.Contains(
            "expected the addresses of StrategyManager, EigenPodManager, DelegationManager, AVSDirectory, AllocationManager",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void One_days_rows_of_a_snapshot_table_are_listed_without_cutoffs()
    {
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        using var folder = new TemporaryFolder();
        CopyInput(tiny, folder);
        var run = ProgramRun.Of(
            "eigenlayer",
            "compute",
            folder.Path,
            "--network",
            "hoodi",
            "--tables",
            "staker_share_snapshots",
            "--day",
            "2026-01-04"
        );
        // The slash of January 3 halves the operator's B stake from the next day on.
        Assert.Equal(
            """
            staker,strategy,shares,snapshot
            0x5151515151515151515151515151515151515151,0xb1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1,100000000000000000000,2026-01-04
            0x5252525252525252525252525252525252525252,0xb1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1,300000000000000000000,2026-01-04
            0x5252525252525252525252525252525252525252,0xb2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2,50000000000000000000,2026-01-04
            0x5353535353535353535353535353535353535353,0xb2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2,50000000000000000000,2026-01-04

            """.ReplaceLineEndings("\n"),
            run.Out
        );
    }

    [Fact]
    public void Every_snapshot_table_lists_the_rows_that_the_whole_table_has_for_the_day()
    {
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        using var folder = new TemporaryFolder();
        var whole = Path.Combine(folder.Path, "whole");
        Assert.Equal(0, ProgramRun.Of("eigenlayer", "compute", tiny, "--tables", "all", "--out", whole).ExitCode);
        var tables = Directory
            .GetFiles(Path.Combine(whole, "final"))
            .Concat(Directory.GetFiles(Path.Combine(whole, "2026-01-06")))
            .Where(file => File.ReadLines(file).First().Split(',').Contains("snapshot"))
            .Where(file => !Path.GetFileName(file).StartsWith("cumulative", StringComparison.Ordinal))
            .ToList();
        Assert.True(tables.Count > 25);
        foreach (var file in tables)
        {
            var lines = File.ReadAllLines(file);
            var column = Array.IndexOf(lines[0].Split(','), "snapshot");
            var expected = lines
                .Skip(1)
                .Where(line => line.Split(',')[column].StartsWith("2026-01-04", StringComparison.Ordinal));
            var name = Path.GetFileNameWithoutExtension(file);
            var run = ProgramRun.Of("eigenlayer", "compute", tiny, "--tables", name, "--day", "2026-01-04");
            var listed = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal([lines[0], .. expected], listed);
        }
    }

    [Fact]
    public void A_days_rows_as_json_have_their_shape_and_wrong_questions_are_refused()
    {
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        string[] question = ["eigenlayer", "compute", tiny, "--day", "2026-01-04", "--tables"];
        var run = ProgramRun.Of([.. question, "staker_delegation_snapshots", "--json"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal([], JsonSchema.Check("eigenlayer-rows", run.Out));
        using var document = JsonDocument.Parse(run.Out);
        Assert.Equal(3, document.RootElement.GetProperty("rows").GetArrayLength());
        Assert.Equal(ExitCode.Usage, ProgramRun.Of([.. question, "no_such_table"]).ExitCode);
        Assert.Equal(ExitCode.Usage, ProgramRun.Of([.. question, "a", "b"]).ExitCode);
        Assert.Equal(ExitCode.Usage, ProgramRun.Of([.. question, "a", "--out", "x"]).ExitCode);
        Assert.Equal(
            ExitCode.Incomplete,
            ProgramRun
                .Of("eigenlayer", "compute", tiny, "--tables", "staker_share_snapshots", "--day", "2027-01-01")
                .ExitCode
        );
    }

    internal static void CopyInput(string tiny, TemporaryFolder folder)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(tiny, "input")))
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
    }
}
