using System.Diagnostics;
using Apportion.RocketPool;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;
using BenchmarkDotNet.Attributes;

namespace Apportion.Benchmarks.RocketPool;

/// <summary>Reading a network-state document of mainnet's size from a stream, and of a tenth of it.</summary>
[MemoryDiagnoser]
[MinColumn]
public class StateReadBenchmarks
{
    private const int Epochs = 6300;

    [Params(400, 4000)]
    public int Nodes { get; set; }

    [GlobalCleanup]
    public void TellMemory()
    {
        using var process = Process.GetCurrentProcess();
        using var stream = new SyntheticDocument(Nodes, Epochs);
        var length = 0L;
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0; length += read) { }
        Console.WriteLine(
            FormattableString.Invariant(
                $"// {Nodes} nodes: document of {length >> 20} MiB, peak working set {process.PeakWorkingSet64 >> 20} MiB"
            )
        );
    }

    /// <summary>The stream alone: what of the time is not ours.</summary>
    [Benchmark]
    public long RenderOnly()
    {
        using var stream = new SyntheticDocument(Nodes, Epochs);
        var buffer = new byte[1 << 16];
        var length = 0L;
        for (int read; (read = stream.Read(buffer)) > 0; length += read) { }
        return length;
    }

    /// <summary>From the stream to a balanced ledger under v10, as the program does it.</summary>
    [Benchmark]
    public object ReadCheckAndCompute()
    {
        using var stream = new SyntheticDocument(Nodes, Epochs);
        var state = StateValidation.Require(NetworkStateReader.Read(stream).Require());
        return RocketPoolEngine.Compute(state, RewardsRulesets.OfVersion(10));
    }

    [Benchmark]
    public ulong Read()
    {
        using var stream = new SyntheticDocument(Nodes, Epochs);
        var state = NetworkStateReader.Read(stream).Require();
        return (ulong)state.Attestations.PerValidator.Count;
    }
}
