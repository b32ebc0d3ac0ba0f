using Apportion.Merkle;

namespace Apportion.RocketPool.Commitment;

/// <summary>The Merkle proofs that a rewards file carries, in the order of its nodes, in runs of many hashes.</summary>
public sealed class StoredProofs
{
    // Small enough to stay out of the large object heap.
    private const int ChunkHashes = 2048;

    private readonly List<ReadOnlyMemory<Hash256>?> _proofs = [];
    private Memory<Hash256> _free;

    /// <summary>Nodes so far, with a proof or without.</summary>
    public int Count => _proofs.Count;

    /// <summary>Nodes that have a proof.</summary>
    public int Stored { get; private set; }

    /// <summary>The proof of the node at a position; false if the file carries none for it.</summary>
    public bool TryGet(int position, out ReadOnlySpan<Hash256> proof)
    {
        ReadOnlyMemory<Hash256>? stored = _proofs[position];
        proof = stored.GetValueOrDefault().Span;
        return stored.HasValue;
    }

    /// <summary>Adds the proof of the next node.</summary>
    public void Add(ReadOnlySpan<Hash256> proof)
    {
        if (proof.Length > _free.Length)
            _free = new Hash256[Math.Max(ChunkHashes, proof.Length)];
        proof.CopyTo(_free.Span);
        _proofs.Add(_free[..proof.Length]);
        _free = _free[proof.Length..];
        Stored++;
    }

    /// <summary>The next node has no proof.</summary>
    public void AddNone() => _proofs.Add(null);
}
