using System.CommandLine;
using System.Globalization;
using System.Text;

namespace Apportion.Cli.Tests.Fuzz;

/// <summary>The program, built once and run many times in this process, each run under a guard of time and memory.</summary>
internal sealed class FuzzProgram
{
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly CommandHost _host;
    private readonly RootCommand _root;

    public FuzzProgram()
    {
        _host = new CommandHost
        {
            Out = _output,
            Error = _error,
            StandardInput = () => Stream.Null,
        };
        _root = ApportionProgram.BuildRoot(_host);
    }

    /// <summary>Ends a run that hangs, on any machine.</summary>
    public static TimeSpan Hang { get; } = TimeSpan.FromMinutes(2);

    /// <summary>The most bytes one run may allocate; inputs are below 100 KiB, and at most 16 MiB after decompression.</summary>
    public const long MostBytes = 1L << 30;

    /// <summary>Bytes the last run allocated.</summary>
    public long Allocated { get; private set; }

    /// <summary>Runs once. Null if it ended as it should, else what is wrong.</summary>
    public string? Run(string[] arguments)
    {
        Clear(_output);
        Clear(_error);
        var run = Task.Run(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var code = ApportionProgram.Run(_root, arguments, _host);
            Allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return code;
        });
        if (!run.Wait(Hang))
            return "hangs";
        if (Allocated > MostBytes)
            return string.Create(CultureInfo.InvariantCulture, $"allocates {Allocated} bytes");
        return run.Result is 0 or 1 or 3 or 4 or 5
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"exit {run.Result}\n{_error}");
    }

    private static void Clear(StringWriter writer)
    {
        var text = writer.GetStringBuilder();
        text.Clear();
        if (text.Capacity > 1 << 20)
            text.Capacity = 1 << 16;
    }
}
