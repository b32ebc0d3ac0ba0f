namespace Apportion.Merkle;

/// <summary>What becomes of the last node of a level of odd width.</summary>
public enum LoneNodeRule
{
    /// <summary>
    /// It is paired with a tree of zero nodes of its own height. This is the same as filling the leaves with zero nodes
    /// (32 zero bytes, not hashed) up to the next power of two; the filling is not stored and costs no hashes.
    /// </summary>
    PairWithZeroSubtree,

    /// <summary>It is paired with 32 zero bytes, at every height.</summary>
    PairWithZero,

    /// <summary>
    /// It is paired with itself. Lists that repeat their end then have equal roots, so the number of leaves must be known.
    /// </summary>
    PairWithItself,

    /// <summary>It moves up a level unchanged; proofs leave that level out.</summary>
    Promote,
}
