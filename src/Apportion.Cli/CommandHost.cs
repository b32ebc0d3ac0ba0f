namespace Apportion.Cli;

/// <summary>The outside world of one run of the program: streams, terminal, cancellation. Tests give their own.</summary>
internal sealed class CommandHost
{
    /// <summary>Where results go; nothing else is ever written here.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where progress, warnings and errors go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard input for <c>-</c>; null if the program was started without one.</summary>
    public required Func<Stream>? StandardInput { get; init; }

    /// <summary>True if results go to a terminal: colour is then allowed.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>True if stderr is a terminal: progress is then shown.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Set by Ctrl-C.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Told of every input file that is opened; a bundle collects them.</summary>
    public Action<Apportion.Sources.InputFile>? InputOpened { get; init; }
}
