using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Apportion.Cli.Tests.Fuzz;

/// <summary>
/// Every command that reads files, on damaged copies of real inputs: always a documented exit code, never a crash or a
/// hang, never more memory than the guard allows. The suite runs 20,000 cases; APPORTION_FUZZ_CASES sets another total for a
/// long run, APPORTION_FUZZ_SEED another start, APPORTION_FUZZ_OUT the folder of failing cases and of the report. A failing
/// case is kept as files with the command that reads them.
/// </summary>
[Collection(FuzzCollection.Name)]
public class FuzzTests
{
    private const int CasesInSuite = 20_000;
    private const int MostKept = 20;

    public static TheoryData<string> Names { get; } = [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Undamaged_input_is_read(string name)
    {
        var target = FuzzTargets.All.Single(target => target.Name == name);
        using var folder = new TemporaryFolder();
        foreach (var file in target.Files)
            folder.Write(file.Name, file.Bytes);
        var run = ProgramRun.Of(target.Arguments(folder.Path));
        // Cut inputs may be incomplete or disagree, but never malformed: else damage would not reach beyond the first line.
        Assert.True(run.ExitCode is 0 or 1 or 3, run.Error + run.Out);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Damaged_input_ends_in_a_documented_exit_code(string name)
    {
        var target = FuzzTargets.All.Single(target => target.Name == name);
        var total = int.Parse(
            Setting("APPORTION_FUZZ_CASES") ?? CasesInSuite.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
        var start = int.Parse(Setting("APPORTION_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);
        // Rounded up, so that the whole is never below the total.
        var whole = FuzzTargets.All.Sum(each => each.Weight);
        var cases = (int)(((long)total * target.Weight + whole - 1) / whole);

        var failures = new ConcurrentQueue<string>();
        var most = 0L;
        var watch = Stopwatch.StartNew();
        Parallel.For(
            start,
            start + cases,
            new ParallelOptions { MaxDegreeOfParallelism = Workers(target) },
            () => new FuzzWorker(target),
            (seed, loop, worker) =>
            {
                if (worker.Run(seed) is { } failure)
                {
                    failures.Enqueue(failure);
                    if (failures.Count >= MostKept)
                        loop.Stop();
                }
                InterlockedMax(ref most, worker.Allocated);
                return worker;
            },
            worker => worker.Dispose()
        );
        Report(name, start, cases, watch.Elapsed, most, failures.Count);
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
    }

    /// <summary>A bundle's command runs in the bundle's folder, and a process has one current folder.</summary>
    private static int Workers(FuzzTarget target)
    {
        var wanted = Setting("APPORTION_FUZZ_WORKERS") is { } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : Environment.ProcessorCount;
        return target.Command.StartsWith("bundle ", StringComparison.Ordinal) ? 1 : wanted;
    }

    private static void InterlockedMax(ref long most, long value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            if (Interlocked.CompareExchange(ref most, value, seen) == seen)
                return;
    }

    private static void Report(string name, int start, int cases, TimeSpan elapsed, long most, int failures)
    {
        if (Setting("APPORTION_FUZZ_OUT") is not { } folder)
            return;
        Directory.CreateDirectory(folder);
        File.AppendAllText(
            Path.Combine(folder, "report.txt"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -28} seeds {start}..{start + cases - 1} {cases, 8} cases {elapsed.TotalSeconds, 8:F1} s  most allocated {most >> 10, 8} KiB  {failures} failures\n"
            )
        );
    }

    internal static string? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

/// <summary>Runs alone: the bundle cases change the folder of the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class FuzzCollection
{
    public const string Name = "fuzz";
}
