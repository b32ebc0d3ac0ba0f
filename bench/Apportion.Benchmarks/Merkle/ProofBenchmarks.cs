using System.Runtime.InteropServices;
using Apportion.Merkle;
using BenchmarkDotNet.Attributes;

namespace Apportion.Benchmarks.Merkle;

/// <summary>Every proof of a file of 2,700 nodes with 12 siblings each: three ways to check them.</summary>
[MemoryDiagnoser]
[MinColumn]
public class ProofBenchmarks
{
    private const int Nodes = 2700;

    private readonly Hash256[] _leaves = new Hash256[Nodes];
    private readonly ProofVerdict[] _verdicts = new ProofVerdict[Nodes];
    private MerkleTree _tree = null!;
    private Hash256[] _siblings = [];

    [GlobalSetup]
    public void Build()
    {
        new Random(3).NextBytes(MemoryMarshal.AsBytes(_leaves.AsSpan()));
        _tree = MerkleTree.Build(MerkleShape.SortedLeavesZeroPadded, _leaves);
        _siblings = [.. Enumerable.Range(0, Nodes).SelectMany(_tree.ProofFor)];
    }

    [Benchmark]
    public Hash256 BuildTree() => MerkleTree.Build(MerkleShape.SortedLeavesZeroPadded, _leaves).Root;

    [Benchmark]
    public int ComparedWithTheTree()
    {
        int equal = 0;
        for (int node = 0; node < Nodes; node++)
        {
            equal += _tree.ProofEquals(node, Proof(node)) ? 1 : 0;
        }

        return equal;
    }

    [Benchmark]
    public int VerifiedTogether() =>
        MerkleProof.VerifyMany(_tree.Shape, _tree.Root, _leaves, Nodes, _siblings, _verdicts);

    [Benchmark(Baseline = true)]
    public int VerifiedOneByOne()
    {
        int valid = 0;
        for (int node = 0; node < Nodes; node++)
        {
            ProofVerdict verdict = MerkleProof.VerifyAnywhere(
                _tree.Shape,
                _tree.Root,
                _leaves[node],
                Nodes,
                Proof(node)
            );
            valid += verdict == ProofVerdict.Valid ? 1 : 0;
        }

        return valid;
    }

    private ReadOnlySpan<Hash256> Proof(int node) => _siblings.AsSpan(node * _tree.Depth, _tree.Depth);
}
