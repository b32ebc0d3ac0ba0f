using System.Diagnostics;
using System.Runtime.CompilerServices;
using Apportion.Livepeer;
using Apportion.Livepeer.Facts;
using BenchmarkDotNet.Attributes;

namespace Apportion.Benchmarks.Livepeer;

/// <summary>
/// Two figures that a busy machine does not spoil: processor time a log (all threads of the process, so garbage collection
/// too), and bytes of state for a delegator change and for an orchestrator round, by replays that differ in only one.
/// </summary>
public class ReplayReport
{
    private const int Runs = 8;

    [Benchmark]
    public void Report()
    {
        Speed();
        var orchestrators = Measure(orchestrators: 100, delegators: 99, rounds: 400);
        Write($"orchestrator round: {orchestrators.Bytes / orchestrators.Chain.OrchestratorRounds} bytes");
        var delegators = Measure(orchestrators: 5, delegators: 20_000, rounds: 400);
        Write(
            $"delegator change: {delegators.Bytes / delegators.Chain.DelegatorChanges} bytes (claim, bond or unbond, checkpoint)"
        );
    }

    private static void Speed()
    {
        var chain = new SyntheticChain(orchestrators: 100, delegators: 2_000, rounds: 200);
        var lines = chain.JsonLines();
        var facts = Best(() => new LivepeerEngine(chain.Options).Apply(chain.Facts));
        var json = Best(() =>
        {
            var input = new LivepeerInput(chain.Contracts.Copy());
            input.ReadLogs(new MemoryStream(lines), "logs");
            new LivepeerEngine(chain.Options).Apply(input.Facts([]));
        });
        Write($"{chain.Facts.Count} logs, {lines.Length} bytes as JSON Lines");
        Write($"from facts: {chain.Facts.Count / facts:F0} logs a second of processor time");
        Write($"from JSON Lines: {chain.Facts.Count / json:F0} logs a second of processor time");
    }

    private static double Best(Action run)
    {
        var process = Process.GetCurrentProcess();
        var best = double.MaxValue;
        for (var i = 0; i < Runs; i++)
        {
            var before = process.TotalProcessorTime;
            run();
            process.Refresh();
            best = Math.Min(best, (process.TotalProcessorTime - before).TotalSeconds);
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (long Bytes, SyntheticChain Chain) Measure(int orchestrators, int delegators, int rounds)
    {
        var chain = new SyntheticChain(orchestrators, delegators, rounds);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var engine = new LivepeerEngine(chain.Options);
        engine.Apply(chain.Facts);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(engine);
        return (bytes, chain);
    }

    private static void Write(FormattableString text) =>
        Console.Out.WriteLine("// " + FormattableString.Invariant(text));
}
