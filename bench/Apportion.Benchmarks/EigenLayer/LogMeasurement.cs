using System.Diagnostics;
using System.Globalization;
using Apportion.EigenLayer.Facts.Logs;

namespace Apportion.Benchmarks.EigenLayer;

/// <summary>
/// Memory and time of reading a million raw logs, in the order of the chain and shuffled. What is kept is the managed heap
/// after a full collection with the rows still in use, less the heap before; the peak is the resident memory of the process.
/// </summary>
internal static class LogMeasurement
{
    private const long Count = 1_000_000;

    /// <summary>Reads and reports.</summary>
    public static void Run(bool shuffled)
    {
        var name = shuffled ? "a million logs, shuffled" : "a million logs in the order of the chain";
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var lines = new LogLines(Count, shuffled);
        var reader = new LogFactsReader(EigenLayerContracts.For("mainnet"));
        var clock = Stopwatch.StartNew();
        reader.Add(lines, "logs.jsonl");
        var read = clock.Elapsed;
        var reading = GC.GetTotalMemory(forceFullCollection: true) - before;
        var facts = reader.Read();
        var done = clock.Elapsed;
        GC.KeepAlive(reader);
        reader = null;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {lines.Bytes / Count} bytes of text a log, {facts.LogsUsed} used, {facts.LogsIgnored} left out; kept {reading / Count} bytes a log after the last line, {kept / Count} with all rows; {read.TotalSeconds:F1} s to read (lines made meanwhile), {done.TotalSeconds:F1} s in all; peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"
            )
        );
        GC.KeepAlive(facts);
    }
}
