using System.Text.Json;

namespace Apportion.Cli.Tests;

public class ProgramTests
{
    [Fact]
    public void Version_is_one_line()
    {
        var run = ProgramRun.Of("version");
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^apportion \d+\.\d+\.\d+ \(.+\)\n$", run.Out);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("conform")]
    [InlineData("version", "--nonsense")]
    [InlineData("version", "--threads", "many")]
    [InlineData("version", "--max-input", "4X")]
    [InlineData("rulesets", "dogecoin")]
    public void Wrong_usage_says_what_and_where_to_read_on(params string[] arguments)
    {
        var run = ProgramRun.Of(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Matches("Try 'apportion.* --help'\\.\n$", run.Error);
    }

    [Fact]
    public void Help_shows_a_real_example()
    {
        var run = ProgramRun.Of("conform", "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Example:\n  apportion conform vectors/rocket-pool\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named_on_stderr()
    {
        var run = ProgramRun.Of("conform", "no-such-file.json");
        Assert.Equal((3, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("apportion: input.not-found: no-such-file.json", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vector_without_a_runner_is_never_a_pass()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.json", "{\"something\":1}");
        folder.Write("README.md", "not a case");
        var run = ProgramRun.Of("conform", folder.Path, "--json");
        Assert.Equal(5, run.ExitCode);
        using var document = JsonDocument.Parse(run.Out);
        Assert.Equal(0, document.RootElement.GetProperty("compared").GetInt32());
        Assert.Equal(1, document.RootElement.GetProperty("files").GetArrayLength());
    }

    [Fact]
    public void An_empty_folder_is_not_agreement()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(3, ProgramRun.Of("conform", folder.Path).ExitCode);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void Completion_scripts_call_the_program(string shell)
    {
        var run = ProgramRun.Of("completion", shell);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("[suggest:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Completion_suggests_commands() =>
        Assert.Contains("conform\n", ProgramRun.Of("[suggest:13]", "apportion con").Out, StringComparison.Ordinal);
}
