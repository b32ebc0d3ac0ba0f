using System.Runtime.InteropServices;
using Apportion.Merkle;
using BenchmarkDotNet.Attributes;

namespace Apportion.Benchmarks.Merkle;

/// <summary>
/// A tree of 1,000,000 leaves against the bare cost of its 999,999 pair hashes, done through the same kernel over a buffer
/// that stays in the cache. A tree may cost at most 1.5 times that.
/// </summary>
[MemoryDiagnoser]
[MinColumn]
public class TreeBenchmarks
{
    private const int LeafCount = 1_000_000;
    private const int HotPairs = 64;

    private readonly Hash256[] _leaves = new Hash256[LeafCount];

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Fill() => new Random(2).NextBytes(MemoryMarshal.AsBytes(_leaves.AsSpan()));

    [Benchmark(Baseline = true)]
    public void BarePairs() => OverHotBuffer(static (nodes, parents) => Keccak256.HashPairs(nodes, parents));

    [Benchmark]
    public void BareSortedPairs() =>
        OverHotBuffer(static (nodes, parents) => Keccak256.HashSortedPairs(nodes, parents));

    [Benchmark]
    public Hash256 PositionalZeroPadded() => Build(MerkleShape.PositionalZeroPadded);

    [Benchmark]
    public Hash256 SortedPairsPromoted() => Build(MerkleShape.SortedPairsPromoted);

    [Benchmark]
    public Hash256 SortedLeavesZeroPadded() => Build(MerkleShape.SortedLeavesZeroPadded);

    [Benchmark]
    public Hash256 RootAlonePositional() => MerkleRoot.Compute(MerkleShape.PositionalZeroPadded, _leaves);

    private Hash256 Build(MerkleShape shape) => MerkleTree.Build(shape, _leaves, Threads).Root;

    private void OverHotBuffer(Action<Hash256[], Hash256[]> hash)
    {
        int rounds = LeafCount / HotPairs / Threads;
        Parallel.For(
            0,
            Threads,
            new ParallelOptions { MaxDegreeOfParallelism = Threads },
            _ =>
            {
                Hash256[] nodes = _leaves[..(2 * HotPairs)];
                Hash256[] parents = new Hash256[HotPairs];
                for (int round = 0; round < rounds; round++)
                {
                    hash(nodes, parents);
                }
            }
        );
    }
}
