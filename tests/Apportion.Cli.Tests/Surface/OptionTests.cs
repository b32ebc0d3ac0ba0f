using System.CommandLine;

namespace Apportion.Cli.Tests.Surface;

/// <summary>The same options in the same places for every protocol.</summary>
public class OptionTests
{
    private const string Input = "input";

    private static readonly Dictionary<string, string[]> Common = new(StringComparer.Ordinal)
    {
        ["compute"] = ["--ruleset", "--out"],
        ["explain"] = ["--ruleset", "--account"],
        ["diff"] = ["--rulesets"],
        ["history"] = ["--account", "--from", "--to", "--format"],
        ["prove"] = ["--account"],
        ["simulate"] = ["--ruleset", "--set"],
        ["export"] = ["--ruleset", "--account", "--format", "--out", "--database", "--run"],
        ["verify"] = [],
    };

    [Fact]
    public void A_verb_takes_its_common_options_in_every_protocol()
    {
        var lacking =
            from protocol in Protocols.All
            from verb in Build(protocol).Subcommands
            where Common.ContainsKey(verb.Name) && verb.Arguments.Count > 0
            from option in Common[verb.Name]
            where !Names(verb).Contains(option)
            select $"{protocol.Name} {verb.Name} {option}";
        Assert.Equal([], lacking);
    }

    [Fact]
    public void The_first_argument_is_the_input_everywhere()
    {
        var other =
            from protocol in Protocols.All
            from verb in Build(protocol).Subcommands
            where verb.Arguments.Count > 0 && (verb.Arguments.Count > 1 || verb.Arguments[0].Name != Input)
            select $"{protocol.Name} {verb.Name} {verb.Arguments[0].Name}";
        Assert.Equal([], other);
    }

    [Fact]
    public void A_short_name_means_one_option()
    {
        var meanings =
            from protocol in Protocols.All
            from verb in Build(protocol).Subcommands
            from option in verb.Options
            from alias in option.Aliases
            where alias.Length == 2
            group option.Name by alias into named
            where named.Distinct().Count() > 1
            select $"{named.Key}: {string.Join(' ', named.Distinct())}";
        Assert.Equal([], meanings);
    }

    [Theory]
    [InlineData("eigenlayer explain vectors/eigenlayer/tiny")]
    [InlineData("thegraph explain vectors/the-graph/tiny.jsonl.gz")]
    [InlineData("livepeer explain vectors/livepeer/tiny.jsonl.gz")]
    [InlineData("rocketpool explain samples/rocketpool/late-activation.json")]
    [InlineData("datahaven explain samples/datahaven/one-era.jsonl")]
    public void An_account_of_the_wrong_shape_is_wrong_usage_everywhere(string line)
    {
        using var runner = new CommandLineRunner();
        var run = runner.Run($"apportion {line} --account 0x1");
        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Out));
        Assert.Contains("expected 0x and 40 hex digits, found \"0x1\"", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eigenlayer diff vectors/eigenlayer/tiny")]
    [InlineData("thegraph diff vectors/the-graph/tiny.jsonl.gz")]
    [InlineData("livepeer diff vectors/livepeer/tiny.jsonl.gz")]
    [InlineData("rocketpool diff samples/rocketpool/late-activation.json")]
    [InlineData("datahaven diff samples/datahaven/one-era.jsonl")]
    public void Two_rulesets_are_two_everywhere_and_unknown_ones_are_unsupported(string line)
    {
        using var runner = new CommandLineRunner();
        var one = runner.Run($"apportion {line} --rulesets one");
        Assert.Equal((ExitCode.Usage, ""), (one.ExitCode, one.Out));
        Assert.Contains("--rulesets: expected two names separated by a comma", one.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Unsupported, runner.Run($"apportion {line} --rulesets one,two").ExitCode);
    }

    [Theory]
    [InlineData("eigenlayer", "vectors/eigenlayer/tiny")]
    [InlineData("thegraph", "vectors/the-graph/tiny.jsonl.gz")]
    [InlineData("livepeer", "vectors/livepeer/tiny.jsonl.gz")]
    [InlineData("rocketpool", "samples/rocketpool/late-activation.json")]
    [InlineData("datahaven", "samples/datahaven/one-era.jsonl")]
    public void A_changed_parameter_without_a_value_or_of_an_unknown_name_is_wrong_usage(string protocol, string input)
    {
        using var runner = new CommandLineRunner();
        Assert.Equal(ExitCode.Usage, runner.Run($"apportion {protocol} simulate {input} --set colour").ExitCode);
        var unknown = runner.Run($"apportion {protocol} simulate {input} --set colour=1");
        Assert.Equal((ExitCode.Usage, ""), (unknown.ExitCode, unknown.Out));
        Assert.Contains(": --set", unknown.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eigenlayer")]
    [InlineData("thegraph")]
    [InlineData("livepeer")]
    [InlineData("rocketpool")]
    [InlineData("datahaven")]
    public void Postgres_without_a_database_is_wrong_usage(string protocol)
    {
        var run = ProgramRun.Of(protocol, "export", "input", "--format", "postgres");
        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Out));
        Assert.Contains("APPORTION_POSTGRES", run.Error, StringComparison.Ordinal);
    }

    private static Command Build(IProtocol protocol) =>
        protocol.BuildCommand(
            new CommandHost
            {
                Out = TextWriter.Null,
                Error = TextWriter.Null,
                StandardInput = () => Stream.Null,
            }
        );

    private static IEnumerable<string> Names(Command verb) =>
        verb.Options.SelectMany(option => option.Aliases.Prepend(option.Name));
}
