using Apportion.Cli.Tests.Fuzz;
using Apportion.Tests;

namespace Apportion.Cli.Tests.Errors;

/// <summary>
/// The smallest bad input for the codes the program reports, with the whole transcript. APPORTION_UPDATE=1 writes the
/// transcripts and the catalogue docs/reference/errors.md; otherwise both must be what is committed.
/// </summary>
[Collection(FuzzCollection.Name)]
public class ErrorCorpusTests
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("APPORTION_UPDATE") == "1";

    public static TheoryData<string> Codes { get; } = [.. ErrorCase.All.Select(one => one.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_transcript_is_the_one_kept_and_names_the_code(string code)
    {
        var one = ErrorCase.All.Single(one => one.Code == code);
        var transcript = InFolder(one.Run);
        Assert.True(ErrorCase.Names(transcript, code), $"{code} is not named: {transcript}");
        Assert.DoesNotContain("This is a bug", transcript, StringComparison.Ordinal);
        if (Update)
            one.Expected = transcript;
        Assert.Equal(one.Expected, transcript);
    }

    [Fact]
    public void Every_code_of_the_source_has_a_case_or_a_reason()
    {
        var cases = ErrorCase.All.Select(one => one.Code).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            [],
            SourceCodes.All.Where(code => !cases.Contains(code) && !SourceCodes.WithoutCase.ContainsKey(code))
        );
    }

    [Fact]
    public void Every_listed_code_is_in_the_source_and_has_no_case()
    {
        var cases = ErrorCase.All.Select(one => one.Code).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            [],
            SourceCodes.WithoutCase.Keys.Where(code => cases.Contains(code) || !SourceCodes.All.Contains(code))
        );
    }

    [Fact]
    public void Every_cause_of_a_family_stands_in_the_source()
    {
        var source = string.Concat(
            Directory.GetFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)
        );
        Assert.All(
            SourceCodes.Families.Values.SelectMany(causes => causes),
            cause => Assert.Contains($"\"{cause}\"", source, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_case_has_a_code_of_the_source_and_says_what_it_means()
    {
        Assert.NotEmpty(ErrorCase.All);
        foreach (var one in ErrorCase.All)
        {
            Assert.Contains(one.Code, SourceCodes.All);
            Assert.EndsWith(".", one.Meaning, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_catalogue_is_up_to_date()
    {
        var path = Repository.At("docs/reference/errors.md");
        var text = ErrorCatalogue.Write(ErrorCase.All);
        if (Update)
            File.WriteAllText(path, text);
        Assert.Equal(text, File.ReadAllText(path));
    }

    private static string InFolder(Func<string> run)
    {
        using var folder = new TemporaryFolder();
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder.Path;
            return run();
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
