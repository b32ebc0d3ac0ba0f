using System.Formats.Tar;
using System.Text;

namespace Apportion.Sources.Tests;

public sealed class InputTreeTests : IDisposable
{
    private static readonly string[] Places = ["", "input"];

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_folder_gives_the_files_of_its_places()
    {
        scratch.File("b.csv", "b");
        scratch.File("input/a.csv.gz", Packing.Gzip("a"u8.ToArray()));
        scratch.File("expected/c.csv", "c");
        var tree = new InputTree(scratch.Folder, InputOptions.Default, Places);
        Assert.Equal(["b.csv", "input/a.csv.gz"], tree.Names);
        Assert.Equal(["b.csv=b", "input/a.csv.gz=a"], Read(tree));
        Assert.Equal(Path.Combine(scratch.Folder, "b.csv"), tree.Where("b.csv"));
    }

    [Theory]
    [InlineData("facts.tar", "facts/")]
    [InlineData("facts.tar.gz", "")]
    [InlineData("facts.tgz", "./")]
    [InlineData("facts.tar.zst", "./facts/")]
    public void An_archive_reads_like_its_folder(string name, string prefix)
    {
        var tar = Tar((prefix + "b.csv", "b"), (prefix + "input/a.csv.gz", "a"), (prefix + "expected/c.csv", "c"));
        byte[] packed =
            name.EndsWith("gz", StringComparison.Ordinal) ? Packing.Gzip(tar)
            : name.EndsWith("zst", StringComparison.Ordinal) ? Packing.ZstandardRaw(tar)
            : tar;
        var path = scratch.File(name, packed);
        var tree = new InputTree(path, InputOptions.Default, Places);
        Assert.Equal(["b.csv", "input/a.csv.gz"], tree.Names);
        Assert.Equal(["b.csv=b", "input/a.csv.gz=a"], Read(tree));
        Assert.EndsWith("/b.csv", tree.Where("b.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_is_known_by_its_name_and_a_folder_of_that_name_is_none()
    {
        Directory.CreateDirectory(Path.Combine(scratch.Folder, "facts.tar"));
        Assert.False(InputTree.IsArchive(Path.Combine(scratch.Folder, "facts.tar")));
        Assert.True(InputTree.IsArchive("FACTS.TAR.GZ"));
        Assert.False(InputTree.IsArchive("facts.csv.gz"));
    }

    [Fact]
    public void A_file_that_is_no_archive_is_damaged()
    {
        var path = scratch.File("facts.tar", new string('x', 2048));
        var error = Assert.Throws<InputException>(() => new InputTree(path, InputOptions.Default, Places));
        Assert.Equal("input.damaged", error.Code);
    }

    [Fact]
    public void A_file_that_is_twice_in_an_archive_is_refused()
    {
        var path = scratch.File("facts.tar", Tar(("a.csv", "1"), ("a.csv", "2")));
        var error = Assert.Throws<InputException>(() => new InputTree(path, InputOptions.Default, Places));
        Assert.Equal("input.twice", error.Code);
    }

    [Fact]
    public void The_bound_holds_for_a_file_inside_an_archive()
    {
        var bomb = Packing.Gzip(new byte[100_000]);
        var tar = Tar(("a.csv", bomb));
        var path = scratch.File("facts.tar", tar);
        var tree = new InputTree(path, InputOptions.Default with { MaxBytes = tar.Length }, Places);
        Assert.Equal("input.too-large", Assert.Throws<InputException>(() => Read(tree)).Code);
    }

    private static List<string> Read(InputTree tree)
    {
        var read = new List<string>();
        tree.Read(
            tree.Names,
            (name, stream) =>
            {
                using var reader = new StreamReader(stream);
                read.Add($"{name}={reader.ReadToEnd()}");
            }
        );
        return read;
    }

    private static byte[] Tar(params (string Name, string Content)[] files) =>
        Tar([
            .. files.Select(file =>
                (
                    file.Name,
                    file.Name.EndsWith(".gz", StringComparison.Ordinal)
                        ? Packing.Gzip(Encoding.UTF8.GetBytes(file.Content))
                        : Encoding.UTF8.GetBytes(file.Content)
                )
            ),
        ]);

    private static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        using var memory = new MemoryStream();
        using (var tar = new TarWriter(memory, leaveOpen: true))
            foreach (var (name, content) in files)
                tar.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) }
                );
        return memory.ToArray();
    }
}
