using System.CommandLine;

namespace Apportion.Cli.Commands;

/// <summary>How commands are put together.</summary>
internal static class CommandExtensions
{
    /// <summary>A verb with a sentence on what it gives and a real example that help shows.</summary>
    public static Command Verb(string name, string description, string example) =>
        new VerbCommand(name, description, example);

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

    /// <summary>What the command does: takes the invocation, gives an exit code.</summary>
    public static Command Does(this Command command, CommandHost host, Func<Invocation, int> action)
    {
        command.SetAction(parsed => action(new Invocation(host, parsed)));
        return command;
    }
}
