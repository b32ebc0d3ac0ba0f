using System.Diagnostics;
using System.Globalization;

namespace Apportion.Cli.Output;

/// <summary>One line of progress on stderr with rate and time left; silent unless stderr is a terminal and a second has passed.</summary>
internal sealed class ProgressLine(CommandHost host, string what, long? total) : IDisposable
{
    private const long FirstAfterMilliseconds = 1000;
    private const long EveryMilliseconds = 200;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private long _done;
    private long _lastShown = FirstAfterMilliseconds - EveryMilliseconds;
    private int _width;

    /// <summary>Work done so far, in the units of the total.</summary>
    public void Report(long done)
    {
        Interlocked.Exchange(ref _done, done);
        if (host.ErrorIsTerminal && _clock.ElapsedMilliseconds - Interlocked.Read(ref _lastShown) >= EveryMilliseconds)
            Show();
    }

    /// <summary>One more unit of work is done.</summary>
    public void Step() => Report(Interlocked.Read(ref _done) + 1);

    private void Show()
    {
        lock (_lock)
        {
            _lastShown = _clock.ElapsedMilliseconds;
            var seconds = _clock.Elapsed.TotalSeconds;
            var rate = _done / seconds;
            var text = string.Create(CultureInfo.InvariantCulture, $"{what}: {_done:N0}");
            if (total is > 0)
                text += string.Create(CultureInfo.InvariantCulture, $" of {total:N0} ({100 * _done / total} %)");
            text += string.Create(CultureInfo.InvariantCulture, $", {rate:N0}/s");
            if (total is > 0 && rate > 0)
                text += string.Create(
                    CultureInfo.InvariantCulture,
                    $", {Math.Max(0, total.Value - _done) / rate:N0} s left"
                );
            host.Error.Write("\r" + text.PadRight(_width));
            _width = text.Length;
        }
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (_width > 0)
            host.Error.Write("\r" + new string(' ', _width) + "\r");
    }
}
