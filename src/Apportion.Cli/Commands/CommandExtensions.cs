using System.CommandLine;

namespace Apportion.Cli.Commands;

/// <summary>How commands are put together.</summary>
internal static class CommandExtensions
{
    /// <summary>A verb with a sentence on what it gives and a real example that help shows.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">What it gives.</param>
    /// <param name="example">A command line that works in a clone of the repository.</param>
    /// <param name="exitCode">How the example ends: 0, or 1 if it shows a discrepancy.</param>
    public static Command Verb(string name, string description, string example, int exitCode = ExitCode.Success) =>
        new VerbCommand(name, description, example, exitCode);

    /// <summary>A verb that has no meaning for a protocol: help says why, and running it is wrong usage with that reason.</summary>
    public static Command NoMeaning(CommandHost host, string protocol, string name, string reason)
    {
        var command = new Command(name, $"Not for this protocol: {reason}") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(_ =>
        {
            host.Error.WriteLine($"apportion {protocol} {name}: {reason}");
            return ExitCode.Usage;
        });
        return command;
    }

    /// <summary>Adds arguments and options and returns the command.</summary>
    public static Command With(this Command command, params ReadOnlySpan<Symbol> symbols)
    {
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else if (symbol is Option option)
                command.Options.Add(option);
            else
                command.Subcommands.Add((Command)symbol);
        }
        return command;
    }

    /// <summary>Exactly one of several options must be given.</summary>
    public static Command ExactlyOneOf(this Command command, params IReadOnlyList<Option> options)
    {
        command.Validators.Add(result =>
        {
            var given = options.Count(option => result.GetResult(option) is { Implicit: false });
            if (given != 1)
                result.AddError($"give exactly one of {string.Join(", ", options.Select(option => option.Name))}");
        });
        return command;
    }

    /// <summary>Two options that exclude each other.</summary>
    public static Command NotTogether(this Command command, Option first, Option second)
    {
        command.Validators.Add(result =>
        {
            if (result.GetResult(first) is { Implicit: false } && result.GetResult(second) is { Implicit: false })
                result.AddError($"{first.Name} and {second.Name} exclude each other");
        });
        return command;
    }

    /// <summary>What the command does: takes the invocation, gives an exit code.</summary>
    public static Command Does(this Command command, CommandHost host, Func<Invocation, int> action)
    {
        command.SetAction(parsed =>
        {
            using var run = new Invocation(host, parsed);
            return action(run);
        });
        return command;
    }
}
