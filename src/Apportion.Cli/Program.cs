using System.Text;
using Apportion.Cli.Output;

namespace Apportion.Cli;

internal static class Program
{
    // The one place that touches the console; everything below gets a CommandHost.
#pragma warning disable RS0030
    private static int Main(string[] args)
    {
        using var interrupt = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            interrupt.Cancel();
        };
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = new StreamWriter(new ResultStream(Console.OpenStandardOutput()), encoding, 1 << 16)
        {
            NewLine = "\n",
        };
        var error = new StreamWriter(Console.OpenStandardError(), encoding) { AutoFlush = true, NewLine = "\n" };
        var host = new CommandHost
        {
            Out = output,
            Error = error,
            StandardInput = StandardInputDescriptor.IsInherited() ? Console.OpenStandardInput : null,
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Cancellation = interrupt.Token,
        };
        return ApportionProgram.Run(args, host);
    }
#pragma warning restore RS0030
}
