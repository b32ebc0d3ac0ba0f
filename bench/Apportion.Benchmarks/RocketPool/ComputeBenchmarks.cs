using System.Diagnostics;
using Apportion.RocketPool;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;
using Apportion.RocketPool.Stages;
using BenchmarkDotNet.Attributes;

namespace Apportion.Benchmarks.RocketPool;

/// <summary>
/// A whole interval at a tenth of mainnet's size and at mainnet's size: 6,300 epochs, 25 and 252 million duties. The
/// state is in memory; peak memory is told at the end, state included.
/// </summary>
[MemoryDiagnoser]
[MinColumn]
public class ComputeBenchmarks
{
    private const int Epochs = 6300;
    private NetworkState state = null!;
    private DutyRecord[] columns = [];

    [Params(400, 4000)]
    public int Nodes { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        state = SyntheticInterval.Build(Nodes, Epochs);
        columns = [.. state.Attestations.PerValidator.Values];
    }

    [GlobalCleanup]
    public void TellMemory()
    {
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        Console.WriteLine(
            FormattableString.Invariant(
                $"// {Nodes} nodes, {columns.Sum(column => (long)column.Total)} duties: peak working set {process.PeakWorkingSet64 >> 20} MiB, managed heap {GC.GetTotalMemory(true) >> 20} MiB"
            )
        );
    }

    /// <summary>The inner loop alone, as the engine runs it: every success counted in a window, split at a bond change.</summary>
    [Benchmark]
    public ulong ScoreReduction()
    {
        var first = state.Interval.ConsensusStartBlock;
        var last = state.Interval.ConsensusEndBlock;
        var window = new SlotRange(first + 100, last);
        var split = (first + last) / 2;
        ulong total = 0;
        Parallel.For(
            0,
            columns.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            () => 0UL,
            (index, _, sum) =>
            {
                var (before, from) = DutyReduction.Count(columns[index].SuccessSlots.Span, window, split);
                var missed = DutyReduction.CountIn(columns[index].MissedSlots.Span, window);
                return sum + before + from + missed;
            },
            sum => Interlocked.Add(ref total, sum)
        );
        return total;
    }

    /// <summary>Everything from facts to a balanced ledger under v10.</summary>
    [Benchmark]
    public object WholeCompute() => RocketPoolEngine.Compute(state, RewardsRulesets.OfVersion(10));

    /// <summary>The checks of the state, duties included.</summary>
    [Benchmark]
    public int Validation() => StateValidation.Check(state).Count;
}
