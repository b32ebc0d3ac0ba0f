using Apportion.Cli.EigenLayer;
using Apportion.Tests;

namespace Apportion.Cli.Tests.EigenLayer;

/// <summary>
/// What a killed run leaves behind at each step of writing a result: files beside its place, then two renames, then the
/// removal of the earlier result. The process id of the dead run is one that no process has.
/// </summary>
public class KilledRunTests
{
    private const string Root = "0x2438dc065212ff723c44ca6df2b2e8a635c8c2b30b802f2dfafa5326b7bf87a8";
    private const string Partial = ".partial-2147483646";

    [Theory]
    [InlineData("nothing")]
    [InlineData("an empty folder")]
    [InlineData("the first file half")]
    [InlineData("two files")]
    [InlineData("the checkpoint half")]
    [InlineData("all files")]
    [InlineData("the earlier result moved away")]
    public void A_run_killed_before_its_result_was_in_place_leaves_the_earlier_one(string written)
    {
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        using var folder = new TemporaryFolder();
        var (result, next) = (Path.Combine(folder.Path, "result"), Path.Combine(folder.Path, "next"));
        Compute(tiny, "--cutoff", "2026-01-06", "--out", result);
        Compute(tiny, "--cutoff", "2026-01-09", "--continue", result, "--out", next);
        var earlier = Contents(result);
        Kill(result, next, written);

        var continued = Compute(tiny, "--cutoff", "2026-01-09", "--continue", result, "--out", result);

        Assert.Contains(Root, continued.Out, StringComparison.Ordinal);
        Assert.NotEqual(earlier, Contents(result));
        Assert.Equal(Contents(next), Contents(result));
        Assert.Equal(["next", "result"], Names(folder.Path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_run_killed_after_its_result_was_in_place_leaves_the_new_one(bool halfRemoved)
    {
        var tiny = Repository.At("vectors/eigenlayer/tiny");
        using var folder = new TemporaryFolder();
        var (result, earlier) = (Path.Combine(folder.Path, "result"), Path.Combine(folder.Path, "result.previous"));
        var first = Path.Combine(folder.Path, "first");
        Compute(tiny, "--cutoff", "2026-01-06", "--out", first);
        Compute(tiny, "--cutoff", "2026-01-06", "2026-01-09", "--out", result);
        Directory.Move(first, earlier);
        if (halfRemoved)
            File.Delete(Path.Combine(earlier, "root.json"));
        var written = Contents(result);

        ResultFolder.Restore(result);

        Assert.Equal(written, Contents(result));
        Assert.Equal(["result"], Names(folder.Path));
    }

    [Fact]
    public void What_a_running_program_writes_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var other = Path.Combine(folder.Path, "result.partial-1");
        Directory.CreateDirectory(other);
        ResultFolder.Write(
            Path.Combine(folder.Path, "result"),
            into => File.WriteAllText(Path.Combine(into, "root.json"), "{}")
        );
        Assert.Equal(["result", "result.partial-1"], Names(folder.Path));
    }

    [Fact]
    public void A_failed_write_leaves_the_earlier_result()
    {
        using var folder = new TemporaryFolder();
        var result = Path.Combine(folder.Path, "result");
        ResultFolder.Write(result, into => File.WriteAllText(Path.Combine(into, "root.json"), "first"));
        Assert.Throws<IOException>(() =>
            ResultFolder.Write(
                result,
                into =>
                {
                    File.WriteAllText(Path.Combine(into, "root.json"), "second");
                    throw new IOException("no space left");
                }
            )
        );
        Assert.Equal("first", File.ReadAllText(Path.Combine(result, "root.json")));
        Assert.Equal(["result"], Names(folder.Path));
    }

    /// <summary>Puts the folders into the state of a run that was killed.</summary>
    private static void Kill(string result, string next, string written)
    {
        var files = Directory.GetFiles(next).Order(StringComparer.Ordinal).ToList();
        var beside = result + Partial;
        if (written == "nothing")
            return;
        Directory.CreateDirectory(beside);
        var count = written switch
        {
            "an empty folder" => 0,
            "the first file half" => 1,
            "two files" => 2,
            _ => files.Count,
        };
        foreach (var file in files.Take(count))
            File.Copy(file, Path.Combine(beside, Path.GetFileName(file)));
        if (written == "the first file half")
            Halve(Path.Combine(beside, Path.GetFileName(files[0])));
        if (written == "the checkpoint half")
            Halve(Path.Combine(beside, "checkpoint.json"));
        if (written == "the earlier result moved away")
            Directory.Move(result, result + ".previous");
    }

    private static void Halve(string path)
    {
        using var stream = new FileStream(path, FileMode.Open);
        stream.SetLength(stream.Length / 2);
    }

    private static ProgramRun Compute(string input, params string[] options)
    {
        var run = ProgramRun.Of(["eigenlayer", "compute", input, .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run;
    }

    private static Dictionary<string, string> Contents(string folder) =>
        Directory
            .GetFiles(folder)
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);

    private static string[] Names(string folder) =>
        [
            .. Directory
                .GetFileSystemEntries(folder)
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];
}
