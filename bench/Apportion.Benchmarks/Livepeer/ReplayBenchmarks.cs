using Apportion.Livepeer;
using Apportion.Livepeer.Facts;
using BenchmarkDotNet.Attributes;

namespace Apportion.Benchmarks.Livepeer;

/// <summary>Logs a second on one core: 100 orchestrators, 2,000 delegators, 200 rounds (about 125,000 logs).</summary>
[MemoryDiagnoser]
public class ReplayBenchmarks
{
    private SyntheticChain _chain = null!;
    private byte[] _lines = [];

    [GlobalSetup]
    public void Setup()
    {
        _chain = new SyntheticChain(orchestrators: 100, delegators: 2_000, rounds: 200);
        _lines = _chain.JsonLines();
    }

    [Benchmark]
    public int FromFacts()
    {
        var engine = new LivepeerEngine(_chain.Options);
        engine.Apply(_chain.Facts);
        return Finish(engine);
    }

    [Benchmark]
    public int FromJsonLines()
    {
        var input = new LivepeerInput(_chain.Contracts.Copy());
        input.ReadLogs(new MemoryStream(_lines), "logs");
        var engine = new LivepeerEngine(_chain.Options);
        engine.Apply(input.Facts([]));
        return Finish(engine);
    }

    private int Finish(LivepeerEngine engine) =>
        engine.Findings.Count == 0 && engine.Applied == _chain.Facts.Count
            ? _chain.Facts.Count
            : throw new InvalidOperationException("the replay must find nothing");
}
