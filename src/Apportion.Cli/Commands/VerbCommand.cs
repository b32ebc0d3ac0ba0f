using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Apportion.Cli.Commands;

/// <summary>A command with a real example, which its own help shows last.</summary>
internal sealed class VerbCommand(string name, string description, string example, int exitCode)
    : Command(name, description)
{
    /// <summary>A command line that works in a clone of the repository.</summary>
    public string Example { get; } = example;

    /// <summary>How the example ends: 0, or 1 if it shows a discrepancy.</summary>
    public int ExampleExitCode { get; } = exitCode;

    /// <summary>Help as usual, then the example.</summary>
    public sealed class Help(HelpAction usual) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = usual.Invoke(parseResult);
            if (parseResult.CommandResult.Command is VerbCommand verb)
                parseResult.InvocationConfiguration.Output.Write(
                    $"Example{(verb.ExampleExitCode == ExitCode.Success ? "" : ", which shows a discrepancy and exits 1")}:\n  {verb.Example}\n\n"
                );
            return code;
        }
    }
}
