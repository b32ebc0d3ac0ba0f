using System.Runtime.InteropServices;
using Apportion.Merkle;

namespace Apportion.RocketPool.Commitment;

/// <summary>The Merkle proofs that a rewards file carries, in the order of its nodes, in one run of hashes.</summary>
public sealed class StoredProofs
{
    private readonly List<Hash256> _hashes = [];
    private readonly List<(int Start, int Length)> _proofs = [];

    /// <summary>Nodes so far, with a proof or without.</summary>
    public int Count => _proofs.Count;

    /// <summary>Nodes that have a proof.</summary>
    public int Stored { get; private set; }

    /// <summary>The proof of the node at a position; false if the file carries none for it.</summary>
    public bool TryGet(int position, out ReadOnlySpan<Hash256> proof)
    {
        (int start, int length) = _proofs[position];
        if (length < 0)
        {
            proof = default;
            return false;
        }
        proof = CollectionsMarshal.AsSpan(_hashes).Slice(start, length);
        return true;
    }

    /// <summary>Adds the proof of the next node.</summary>
    public void Add(ReadOnlySpan<Hash256> proof)
    {
        _proofs.Add((_hashes.Count, proof.Length));
        _hashes.AddRange(proof);
        Stored++;
    }

    /// <summary>The next node has no proof.</summary>
    public void AddNone() => _proofs.Add((0, -1));
}
