using System.Globalization;
using System.Text;

namespace Apportion.Cli.Tests;

/// <summary>One run of the program inside the test process: exit code, stdout, stderr.</summary>
internal sealed record ProgramRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs the program with text as standard input.</summary>
    public static ProgramRun Of(IReadOnlyList<string> arguments, string? standardInput = null)
    {
        var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var code = ApportionProgram.Run(
            arguments,
            new CommandHost
            {
                Out = output,
                Error = error,
                StandardInput = () => new MemoryStream(Encoding.UTF8.GetBytes(standardInput ?? "")),
            }
        );
        return new ProgramRun(code, output.ToString(), error.ToString());
    }

    /// <inheritdoc cref="Of(IReadOnlyList{string}, string?)"/>
    public static ProgramRun Of(params string[] arguments) => Of(arguments, null);
}
