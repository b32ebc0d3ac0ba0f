using Apportion.Core;
using Apportion.Core.Evm;
using Apportion.TheGraph;
using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Replay;
using BenchmarkDotNet.Attributes;

namespace Apportion.Benchmarks.TheGraph;

/// <summary>Operations a second on one core: from commands, from commands with the ledger, and from JSON Lines.</summary>
[MemoryDiagnoser]
public class ReplayBenchmarks
{
    /// <summary>Calls of one run, the prologue included.</summary>
    public const int Operations = 100_000;

    private SyntheticCalls _calls = null!;
    private byte[] _lines = null!;

    /// <summary>Open allocations.</summary>
    [Params(1_000, 10_000)]
    public int Allocations { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _calls = new SyntheticCalls(Allocations, Operations - Allocations - (Allocations / 10));
        _lines = _calls.ToJsonLines();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)]
    public ulong Commands() => Run(new TheGraphEngine(_calls.Setup()));

    [Benchmark(OperationsPerInvoke = Operations)]
    public ulong CommandsWithLedger()
    {
        var engine = new TheGraphEngine(_calls.Setup());
        var accounts = new RewardAccounts(engine);
        Run(engine);
        return (ulong)accounts.BuildLedger(engine.Block).Postings.Count;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public ulong JsonLinesFile()
    {
        var engine = new TheGraphEngine(_calls.Setup());
        using var stream = new MemoryStream(_lines);
        foreach (var line in JsonLines.Read(stream, "calls.jsonl"))
        {
            var operation = OperationReader.Read(line)!;
            var contract = engine.Addresses.Find(operation.To)!.Value;
            var command = CallDecoder.Decode(contract, operation.Calldata)!;
            var call = new CallContext(
                operation.Block,
                operation.Timestamp,
                operation.From,
                operation.Succeeded == true
            );
            if (!engine.Apply(command, call).Succeeded)
                throw new InvalidOperationException($"{operation.Where} reverted");
        }
        return engine.Block;
    }

    /// <summary>Processor time does not depend on the neighbours of a shared machine as wall time does.</summary>
    [GlobalCleanup]
    public void TellProcessorTime()
    {
        foreach (
            var (name, work) in (ReadOnlySpan<(string, Func<ulong>)>)
                [("commands", Commands), ("commands with ledger", CommandsWithLedger), ("JSON Lines", JsonLinesFile)]
        )
        {
            var best = TimeSpan.MaxValue;
            for (var i = 0; i < 15; i++)
            {
                var before = Environment.CpuUsage.TotalTime;
                work();
                var used = Environment.CpuUsage.TotalTime - before;
                best = used < best ? used : best;
            }
            Console.WriteLine(
                FormattableString.Invariant(
                    $"// {Allocations} allocations, {name}: {Operations / best.TotalSeconds:F0} operations a second of processor time"
                )
            );
        }
        Console.WriteLine(
            FormattableString.Invariant($"// {Allocations} allocations: {Retained()} bytes an open allocation")
        );
    }

    private long Retained()
    {
        var setup = _calls.Setup();
        var before = GC.GetTotalMemory(true);
        var engine = new TheGraphEngine(setup);
        Run(engine);
        engine.ForgetClosedAllocations();
        var after = GC.GetTotalMemory(true);
        GC.KeepAlive(engine);
        return (after - before) / Allocations;
    }

    private ulong Run(TheGraphEngine engine)
    {
        foreach (var (command, call) in _calls.Commands)
            if (engine.Apply(command, call) is { Succeeded: false } failed)
                throw new InvalidOperationException($"{command}: {failed.RevertText}");
        return engine.Block;
    }
}
