using Apportion.Core;

namespace Apportion.Sources.Tests;

public sealed class OutputFileTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_committed_file_replaces_the_old_one_and_leaves_nothing_beside_it()
    {
        string path = scratch.File("out.json", "old");
        OutputFile.Write(path, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(scratch.Folder));
    }

    [Fact]
    public void A_failure_while_writing_leaves_the_old_file_whole()
    {
        string path = scratch.File("out.json", "old");
        Assert.Throws<InvalidOperationException>(() =>
            OutputFile.Write(
                path,
                stream =>
                {
                    stream.Write("half"u8);
                    throw new InvalidOperationException("the computation failed");
                }
            )
        );
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(scratch.Folder));
    }

    [Fact]
    public void A_place_that_cannot_be_written_says_so()
    {
        string file = scratch.File("file", "x");
        InputException error = Assert.Throws<InputException>(() => OutputFile.Create(Path.Combine(file, "below.json")));
        Assert.Equal("output.unwritable", error.Code);
        Assert.Equal(FindingKind.Incomplete, error.Finding.Kind);
    }
}
