using System.Text;
using Apportion.Cli.Output;
using Microsoft.Win32.SafeHandles;

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
        var output = new StreamWriter(new ResultStream(StandardOutput()), encoding, 1 << 16) { NewLine = "\n" };
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

    // The console's own stream says nothing of a pipe that nobody reads any more; a file's stream does, but keeps a
    // position of its own where there is one, which two streams into one file must not.
    private static Stream StandardOutput()
    {
        var console = Console.OpenStandardOutput();
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return console;
        try
        {
            var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return stream.CanSeek ? console : stream;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return console;
        }
    }
#pragma warning restore RS0030
}
