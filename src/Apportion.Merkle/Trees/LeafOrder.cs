namespace Apportion.Merkle;

/// <summary>In which order the leaves enter the tree.</summary>
public enum LeafOrder
{
    /// <summary>As the caller gives them; the protocol orders its records before hashing them.</summary>
    AsGiven,

    /// <summary>Leaf hashes ascending as byte strings; equal hashes keep their order.</summary>
    SortedByHash,
}
