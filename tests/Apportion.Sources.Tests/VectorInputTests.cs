namespace Apportion.Sources.Tests;

public sealed class VectorInputTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_folder_gives_its_data_files_without_readme_scripts_and_hidden_files()
    {
        foreach (string name in new[] { "README.md", "README", "run.py", ".cache", "z.json", "a/b.json.gz", "a/c.csv" })
            scratch.File(name, "{}");
        var set = VectorInput.Load([scratch.Folder], InputOptions.Default);
        Assert.Equal(
            ["a/b.json.gz", "a/c.csv", "z.json"],
            set.All.Select(file => Path.GetRelativePath(scratch.Folder, file.Path).Replace('\\', '/'))
        );
        Assert.Equal("b.json", set.All[0].Name);
    }

    [Fact]
    public void A_sibling_is_found_packed_or_plain_and_head_is_unpacked()
    {
        scratch.File("ssz/x.json", "{}");
        scratch.File("real/tree.json.gz", Packing.Gzip("{\"index\":1}"u8.ToArray()));
        var set = VectorInput.Load([Path.Combine(scratch.Folder, "ssz")], InputOptions.Default);
        Assert.Equal("{\"index\":1}", set.All[0].Sibling("../real/tree.json")!.Head);
        Assert.Null(set.All[0].Sibling("../real/none.json"));
    }

    [Fact]
    public void A_path_that_does_not_exist_is_an_error_not_an_empty_set()
    {
        string nothing = Path.Combine(scratch.Folder, "nothing");
        InputException error = Assert.Throws<InputException>(() => VectorInput.Load([nothing], InputOptions.Default));
        Assert.Equal("input.not-found", error.Code);
    }
}
