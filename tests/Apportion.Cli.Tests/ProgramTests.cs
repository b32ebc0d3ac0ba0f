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
    [InlineData("version", "--max-input", "4iB")]
    [InlineData("version", "--max-input", "GB")]
    [InlineData("rulesets", "dogecoin")]
    public void Wrong_usage_says_what_and_where_to_read_on(params string[] arguments)
    {
        var run = ProgramRun.Of(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Matches("Try 'apportion.* --help'\\.\n$", run.Error);
    }

    [Theory]
    [InlineData("512")]
    [InlineData("100M")]
    [InlineData("100mb")]
    [InlineData("4GiB")]
    public void A_bound_is_bytes_with_or_without_a_unit(string bound) =>
        Assert.Equal(0, ProgramRun.Of("version", "--max-input", bound).ExitCode);

    [Theory]
    [InlineData("rocketpool", "compute", "x", "--nonsense")]
    [InlineData("rocketpool", "verify", "--nonsense", "x")]
    [InlineData("thegraph", "compute", "--nonsense")]
    [InlineData("eigenlayer", "compute", "x", "--nonsense")]
    [InlineData("livepeer", "compute", "x", "--nonsense", "--", "y")]
    [InlineData("datahaven", "compute", "x", "--nonsense", "--json")]
    [InlineData("conform", "x", "--nonsense")]
    public void An_unknown_option_is_wrong_usage_and_never_an_input(params string[] arguments)
    {
        var run = ProgramRun.Of(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("--nonsense", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("input.not-found", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void After_two_dashes_every_word_is_an_input()
    {
        var run = ProgramRun.Of("rocketpool", "compute", "--", "--nonsense");
        Assert.Equal((3, ""), (run.ExitCode, run.Out));
        Assert.Contains("input.not-found: --nonsense", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    public void Fewer_than_one_thread_is_wrong_usage(string threads)
    {
        var run = ProgramRun.Of("version", "--threads", threads);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(
            $"--threads: expected a whole number from 1, found \"{threads}\"\n",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Standard_input_that_was_never_given_is_missing_input()
    {
        var error = new StringWriter { NewLine = "\n" };
        var code = ApportionProgram.Run(
            ["rocketpool", "compute", "-"],
            new CommandHost
            {
                Out = TextWriter.Null,
                Error = error,
                StandardInput = null,
            }
        );
        Assert.Equal(3, code);
        Assert.StartsWith("apportion: input.no-standard-input: -", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pos:\t0\nflags:\t02000000\nmnt_id:\t16\n", false)]
    [InlineData("pos:\t0\nflags:\t0100002\nmnt_id:\t16\n", true)]
    public void A_descriptor_that_a_program_opened_itself_was_not_inherited(string description, bool inherited)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("0", description);
        Assert.Equal(inherited, StandardInputDescriptor.IsInherited(path));
        Assert.False(StandardInputDescriptor.IsInherited(path + "1"));
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
