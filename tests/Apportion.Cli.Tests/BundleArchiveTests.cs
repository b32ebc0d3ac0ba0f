using System.IO.Compression;
using Apportion.Tests;

namespace Apportion.Cli.Tests;

/// <summary>Archives that cannot be a bundle are refused before anything of them is run.</summary>
public class BundleArchiveTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "a/b")]
    [InlineData("a", "a/b/c")]
    [InlineData("a/b/c", "a/b")]
    public void A_path_stands_once_and_holds_either_a_file_or_a_folder(string first, string second)
    {
        using var folder = new TemporaryFolder();
        var run = ProgramRun.Of("bundle", "verify", Pack(folder, first, second));
        Assert.Equal((ExitCode.Malformed, ""), (run.ExitCode, run.Out));
        Assert.Contains($"found {second}, expected each path once", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_one_folder_are_no_clash()
    {
        using var folder = new TemporaryFolder();
        var run = ProgramRun.Of("bundle", "verify", Pack(folder, "a/b", "a/c", "a/d/e"));
        Assert.Equal(ExitCode.Incomplete, run.ExitCode);
        Assert.Contains("bundle.json", run.Out, StringComparison.Ordinal);
    }

    private static string Pack(TemporaryFolder folder, params string[] names)
    {
        var path = Path.Combine(folder.Path, "bundle.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var name in names)
            using (var entry = new StreamWriter(zip.CreateEntry(name).Open()))
                entry.Write(name);
        return path;
    }
}
