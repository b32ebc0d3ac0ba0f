using System.Runtime.InteropServices;
using Apportion.Merkle;
using BenchmarkDotNet.Attributes;

namespace Apportion.Benchmarks.Merkle;

/// <summary>
/// 1,000,000 leaves of a Rocket Pool tree as records of 148 bytes, hashed and made into a tree, against the bare cost of the same
/// 1,000,000 leaf hashes and 999,999 pair hashes through the same kernel over buffers that stay in the cache. The way from
/// records to the tree may cost at most 1.5 times that.
/// </summary>
[MemoryDiagnoser]
[MinColumn]
public class LeafTreeBenchmarks
{
    private const int LeafCount = 1_000_000;
    private const int AtOnce = 64;

    /// <summary>Address, network, RPL, ETH and voter share: 20 bytes and four words of 32.</summary>
    private const int LeafLength = 148;

    private readonly byte[] _records = new byte[LeafCount * LeafLength];
    private readonly Hash256[] _leaves = new Hash256[LeafCount];

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Fill() => new Random(3).NextBytes(_records);

    [Benchmark(Baseline = true)]
    public void BareLeavesAndPairs() =>
        InParallel(
            (_, count) =>
            {
                byte[] records = _records[..(AtOnce * LeafLength)];
                Hash256[] nodes = MemoryMarshal.Cast<byte, Hash256>(_records)[..(2 * AtOnce)].ToArray();
                Hash256[] hashes = new Hash256[AtOnce];
                for (int done = 0; done < count; done += AtOnce)
                {
                    Keccak256.HashMany(records, LeafLength, hashes);
                    Keccak256.HashSortedPairs(nodes, hashes);
                }
            }
        );

    [Benchmark]
    public Hash256 RecordsToTree()
    {
        InParallel(
            (start, count) =>
                Keccak256.HashMany(
                    _records.AsSpan(start * LeafLength, count * LeafLength),
                    LeafLength,
                    _leaves.AsSpan(start, count)
                )
        );
        return MerkleTree.Build(MerkleShape.SortedLeavesZeroPadded, _leaves, Threads).Root;
    }

    private void InParallel(Action<int, int> work)
    {
        int share = LeafCount / Threads;
        Parallel.For(
            0,
            Threads,
            new ParallelOptions { MaxDegreeOfParallelism = Threads },
            thread => work(thread * share, share)
        );
    }
}
