namespace Apportion.Sources.Tests;

public sealed class InputSourceTests : IDisposable
{
    private readonly Scratch scratch = new();

    public InputSourceTests()
    {
        foreach (string name in new[] { "b.json", "a.json.gz", "README.md", "deep/c.json", "deep/er/d.json" })
            scratch.File(name, "{}");
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_folder_gives_all_files_below_it_in_ordinal_order()
    {
        Assert.Equal(
            ["README.md", "a.json.gz", "b.json", "deep/c.json", "deep/er/d.json"],
            Names(InputSource.Expand([scratch.Folder]))
        );
        Assert.Equal(
            ["b.json", "deep/c.json", "deep/er/d.json"],
            Names(InputSource.Expand([scratch.Folder], path => path.EndsWith(".json", StringComparison.Ordinal)))
        );
    }

    [Fact]
    public void A_pattern_gives_what_matches()
    {
        Assert.Equal(["a.json.gz", "b.json"], Names(InputSource.Expand([scratch.Folder + "/*.json*"])));
        Assert.Equal(["deep/c.json"], Names(InputSource.Expand([scratch.Folder + "/d*/?.json"])));
        Assert.Equal(
            ["b.json", "deep/c.json", "deep/er/d.json"],
            Names(InputSource.Expand([scratch.Folder + "/**/*.json"]))
        );
    }

    [Fact]
    public void A_file_named_twice_comes_once_and_a_missing_one_is_kept_to_be_reported()
    {
        string b = Path.Combine(scratch.Folder, "b.json");
        string missing = Path.Combine(scratch.Folder, "missing.json");
        string pattern = Path.Combine(scratch.Folder, "x*.json");
        IReadOnlyList<InputFile> files = InputSource.Expand([b, missing, scratch.Folder + "/*.json", pattern, "-"]);
        Assert.Equal([b, missing, pattern, "-"], files.Select(file => file.Path));
        Assert.Equal("input.not-found", Assert.Throws<InputException>(() => files[1].Open(InputOptions.Default)).Code);
    }

    private IEnumerable<string> Names(IEnumerable<InputFile> files) =>
        files.Select(file => Path.GetRelativePath(scratch.Folder, file.Path).Replace('\\', '/'));
}
