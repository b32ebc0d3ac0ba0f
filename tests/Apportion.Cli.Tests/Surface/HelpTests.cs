using System.CommandLine;
using Apportion.Cli.Commands;

namespace Apportion.Cli.Tests.Surface;

/// <summary>What <c>--help</c> shows works as it stands, in a clone of the repository.</summary>
public class HelpTests
{
    public static TheoryData<string> Commands()
    {
        var paths = new TheoryData<string>();
        foreach (var (path, _) in AllVerbs())
            paths.Add(path);
        return paths;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void An_example_ends_as_help_says(string path)
    {
        var verb = AllVerbs().Single(pair => pair.Path == path).Verb;
        Assert.DoesNotContain("0x...", verb.Example, StringComparison.Ordinal);
        Assert.DoesNotContain('…', verb.Example);
        using var runner = new CommandLineRunner();
        var run = runner.Run(verb.Example);
        Assert.True(
            verb.ExampleExitCode == run.ExitCode,
            FormattableString.Invariant($"exit code {run.ExitCode}: {run.Error}")
        );
        Assert.NotEqual("", run.Out);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_ends_with_the_example(string path)
    {
        var verb = AllVerbs().Single(pair => pair.Path == path).Verb;
        var help = ProgramRun.Of([.. path.Split(' '), "--help"]);
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.EndsWith($":\n  {verb.Example}\n\n", help.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_of_a_protocol_says_why_it_leaves_a_verb_out()
    {
        foreach (var protocol in new[] { "thegraph", "livepeer" })
        {
            Assert.Contains(
                "prove     Not for this protocol: ",
                System.Text.RegularExpressions.Regex.Replace(
                    ProgramRun.Of(protocol, "--help").Out,
                    @"prove +",
                    "prove     ",
                    System.Text.RegularExpressions.RegexOptions.None,
                    TimeSpan.FromSeconds(5)
                ),
                StringComparison.Ordinal
            );
            var run = ProgramRun.Of(protocol, "prove", "anything", "--account", "0x1");
            Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Out));
            Assert.Contains($"apportion {protocol} prove: ", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_first_word_builds_the_command_it_names_and_another_word_all_of_them()
    {
        var names = ApportionProgram.BuildRoot(Silent()).Subcommands.Select(command => command.Name).ToList();
        Assert.Equal(Protocols.All.Count + 7, names.Count);
        foreach (var name in names)
            Assert.Equal(name, Assert.Single(ApportionProgram.BuildRoot(Silent(), name).Subcommands).Name);
        foreach (var other in (string?[])[null, "--help", "[suggest:3]", "nonsense"])
            Assert.Equal(
                names,
                ApportionProgram.BuildRoot(Silent(), other).Subcommands.Select(command => command.Name)
            );
    }

    private static CommandHost Silent() =>
        new()
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            StandardInput = () => Stream.Null,
        };

    private static List<(string Path, VerbCommand Verb)> AllVerbs()
    {
        var host = Silent();
        var verbs = new List<(string, VerbCommand)>();
        Collect(ApportionProgram.BuildRoot(host), "", verbs);
        return verbs;
    }

    private static void Collect(Command command, string path, List<(string, VerbCommand)> verbs)
    {
        foreach (var below in command.Subcommands)
        {
            var name = path.Length == 0 ? below.Name : $"{path} {below.Name}";
            if (below is VerbCommand verb)
                verbs.Add((name, verb));
            Collect(below, name, verbs);
        }
    }
}
