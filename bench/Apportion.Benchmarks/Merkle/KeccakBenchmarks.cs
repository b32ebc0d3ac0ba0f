using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Apportion.Merkle;
using BenchmarkDotNet.Attributes;

namespace Apportion.Benchmarks.Merkle;

/// <summary>Nanoseconds a hash of 64 bytes on each path; 1,024 inputs in cache.</summary>
[MemoryDiagnoser]
[MinColumn]
public class KeccakBenchmarks
{
    private const int Inputs = 1024;
    private const int NodeLength = 64;
    private const int LeafLength = 148;

    private readonly byte[] _nodes = new byte[Inputs * NodeLength];
    private readonly byte[] _leaves = new byte[Inputs * LeafLength];
    private readonly Hash256[] _hashes = new Hash256[Inputs];

    [GlobalSetup]
    public void Fill()
    {
        Random random = new(1);
        random.NextBytes(_nodes);
        random.NextBytes(_leaves);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Inputs)]
    public int Scalar() => Run<ulong, ScalarLanes>();

    [Benchmark(OperationsPerInvoke = Inputs)]
    public int FourWayAvx2() => Run<Vector256<ulong>, Avx2Lanes>();

    [Benchmark(OperationsPerInvoke = Inputs)]
    public int EightWayAvx512() => Run<Vector512<ulong>, Avx512Lanes>();

    [Benchmark(OperationsPerInvoke = Inputs)]
    public void SortedPairsBestPath() =>
        Keccak256.HashSortedPairs(MemoryMarshal.Cast<byte, Hash256>(_nodes.AsSpan()), _hashes);

    [Benchmark(OperationsPerInvoke = Inputs)]
    public void Leaves148BytesBestPath() => Keccak256.HashMany(_leaves, LeafLength, _hashes);

    [Benchmark(OperationsPerInvoke = Inputs)]
    public void Leaves148BytesOneByOne()
    {
        for (int leaf = 0; leaf < Inputs; leaf++)
        {
            _hashes[leaf] = Keccak256.Hash(_leaves.AsSpan(leaf * LeafLength, LeafLength));
        }
    }

    private int Run<T, TLanes>()
        where T : unmanaged
        where TLanes : struct, IKeccakLanes<T>
    {
        if (!TLanes.IsSupported)
        {
            throw new PlatformNotSupportedException("This machine lacks the instructions of this path.");
        }

        return Keccak256.HashGroups<T, TLanes>(_nodes, NodeLength, MemoryMarshal.AsBytes(_hashes.AsSpan()), Inputs, 0);
    }
}
