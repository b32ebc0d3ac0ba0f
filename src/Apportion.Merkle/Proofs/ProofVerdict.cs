namespace Apportion.Merkle;

/// <summary>What the verification of a proof found; everything but <see cref="Valid"/> is a refusal.</summary>
public enum ProofVerdict
{
    /// <summary>The leaf is in the tree of that root.</summary>
    Valid,

    /// <summary>The tree has no leaves, so there is nothing to prove.</summary>
    NoLeaves,

    /// <summary>The root is 32 zero bytes, which stands for "none".</summary>
    EmptyRoot,

    /// <summary>The index is negative or not below the number of leaves.</summary>
    IndexOutOfRange,

    /// <summary>
    /// The number of siblings is not the one that the number of leaves implies; an inner node presented as a leaf
    /// shows itself this way.
    /// </summary>
    WrongLength,

    /// <summary>The leaf is the padding node of 32 zero bytes, which no record has as its hash.</summary>
    PaddingAsLeaf,

    /// <summary>
    /// The leaf would lie higher than others, where a hash alone cannot be told from an inner node: verify its preimage.
    /// </summary>
    PreimageNeeded,

    /// <summary>The leaf's preimage has the 64 bytes of an inner node, so it could be one.</summary>
    AmbiguousPreimage,

    /// <summary>Leaf and siblings fold to another root.</summary>
    RootDiffers,
}
