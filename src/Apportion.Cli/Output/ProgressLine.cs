using System.Diagnostics;
using System.Globalization;

namespace Apportion.Cli.Output;

/// <summary>One line of progress on stderr with rate and time left; silent unless stderr is a terminal and a second has passed.</summary>
/// <param name="host">The program's streams.</param>
/// <param name="what">What is counted, e.g. <c>logs</c>.</param>
/// <param name="total">How many there are; null if that is not known yet.</param>
/// <param name="scale">How many counted units a shown one has, e.g. 2^20 where bytes are counted and MiB shown.</param>
internal sealed class ProgressLine(CommandHost host, string what, long? total, long scale = 1) : IDisposable
{
    private const long FirstAfterMilliseconds = 1000;
    private const long EveryMilliseconds = 200;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private long _done;
    private long _total = total ?? 0;
    private long _lastShown = FirstAfterMilliseconds - EveryMilliseconds;
    private int _width;

    /// <summary>Told once, when the line is cleared.</summary>
    public Action? Ended { get; init; }

    /// <summary>Work done so far, in the units of the total.</summary>
    public void Report(long done)
    {
        Interlocked.Exchange(ref _done, done);
        if (host.ErrorIsTerminal && _clock.ElapsedMilliseconds - Interlocked.Read(ref _lastShown) >= EveryMilliseconds)
            Show();
    }

    /// <summary>Work done so far, of a total that may have changed.</summary>
    public void Report(long done, long of)
    {
        Interlocked.Exchange(ref _total, of);
        Report(done);
    }

    /// <summary>One more unit of work is done.</summary>
    public void Step() => Report(Interlocked.Read(ref _done) + 1);

    private void Show()
    {
        lock (_lock)
        {
            Interlocked.Exchange(ref _lastShown, _clock.ElapsedMilliseconds);
            var text = Text(
                Interlocked.Read(ref _done) / scale,
                Interlocked.Read(ref _total) / scale,
                _clock.Elapsed.TotalSeconds
            );
            host.Error.Write("\r" + text.PadRight(_width));
            _width = text.Length;
        }
    }

    private string Text(long done, long of, double seconds)
    {
        var rate = done / seconds;
        var text = string.Create(CultureInfo.InvariantCulture, $"{what}: {done:N0}");
        if (of > 0)
            text += string.Create(CultureInfo.InvariantCulture, $" of {of:N0} ({100 * done / of} %)");
        text += string.Create(CultureInfo.InvariantCulture, $", {rate:N0}/s");
        if (of > 0 && rate > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {Math.Max(0, of - done) / rate:N0} s left");
        return text;
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_width > 0)
                host.Error.Write("\r" + new string(' ', _width) + "\r");
            _width = 0;
        }
        Ended?.Invoke();
    }
}
