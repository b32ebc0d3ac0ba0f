namespace Apportion.Merkle;

/// <summary>In which order the two nodes of a pair are hashed.</summary>
public enum PairOrder
{
    /// <summary>Left then right, as they lie in the level. The index of a leaf then decides each step of its proof.</summary>
    Positional,

    /// <summary>The smaller byte string first. Proofs are then independent of the index of the leaf.</summary>
    Sorted,
}
