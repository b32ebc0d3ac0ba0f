using Apportion.Sources;

namespace Apportion.Cli.Output;

/// <summary>
/// Progress of reading inputs, in MiB as they lie on disk, for all commands. It keeps quiet while a command shows the progress of
/// something it counts itself.
/// </summary>
internal sealed class InputProgress(CommandHost host) : IDisposable
{
    private const long Mebibyte = 1 << 20;
    private readonly Lock _lock = new();
    private ProgressLine? _line;
    private long _read;
    private long _total;
    private int _others;

    /// <summary>Told of a file that is opened, with its length.</summary>
    public void Opened(InputFile file, long length) => Interlocked.Add(ref _total, length);

    /// <summary>Told of bytes that were read.</summary>
    public void Read(int bytes)
    {
        var read = Interlocked.Add(ref _read, bytes);
        lock (_lock)
        {
            if (_others > 0)
                return;
            _line ??= new ProgressLine(host, "MiB read", null, Mebibyte);
            _line.Report(read, Interlocked.Read(ref _total));
        }
    }

    /// <summary>Another line of progress begins: this one makes way until <see cref="Resume"/>.</summary>
    public void Pause()
    {
        lock (_lock)
        {
            _others++;
            _line?.Dispose();
        }
    }

    /// <summary>The other line has ended.</summary>
    public void Resume()
    {
        lock (_lock)
            _others--;
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        lock (_lock)
            _line?.Dispose();
    }
}
