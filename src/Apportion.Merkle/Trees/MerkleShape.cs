using System.Buffers;

namespace Apportion.Merkle;

/// <summary>
/// How a list of records becomes a root, as data. All shapes hash with Keccak-256; a tree of one leaf has that leaf as its root.
/// </summary>
/// <param name="PairOrder">How the two nodes of a pair are ordered before hashing.</param>
/// <param name="LeafOrder">How the leaves are ordered before the first level is hashed.</param>
/// <param name="LoneNode">What becomes of the last node of a level of odd width.</param>
public sealed record MerkleShape(PairOrder PairOrder, LeafOrder LeafOrder, LoneNodeRule LoneNode)
{
    private const int PreimageOnStack = 256;

    /// <summary>
    /// Leaves sorted by hash, zero nodes up to a power of two at the end, sorted pairs: Rocket Pool's rewards trees.
    /// </summary>
    /// <remarks>Source: spec rocket-pool section 11.</remarks>
    public static MerkleShape SortedLeavesZeroPadded { get; } =
        new(PairOrder.Sorted, LeafOrder.SortedByHash, LoneNodeRule.PairWithZeroSubtree);

    /// <summary>
    /// Leaves as given, zero nodes up to a power of two at the end, pairs left then right: EigenLayer's earner and token
    /// trees, with a <see cref="LeafSalt"/> of 0x00 and 0x01.
    /// </summary>
    /// <remarks>Source: spec eigenlayer section 8.2.</remarks>
    public static MerkleShape PositionalZeroPadded { get; } =
        new(PairOrder.Positional, LeafOrder.AsGiven, LoneNodeRule.PairWithZeroSubtree);

    /// <summary>
    /// Leaves as given, sorted pairs, a lone node moves up, no leaves give a zero root: Substrate's binary trees over
    /// Keccak-256, as in DataHaven's reward roots.
    /// </summary>
    /// <remarks>Source: spec datahaven sections 12.2 and 12.3.</remarks>
    public static MerkleShape SortedPairsPromoted { get; } =
        new(PairOrder.Sorted, LeafOrder.AsGiven, LoneNodeRule.Promote) { EmptyRoot = Hash256.Zero };

    /// <summary>A byte put before every leaf's preimage to tell kinds of leaves apart; null for none.</summary>
    public byte? LeafSalt { get; init; }

    /// <summary>The root of a tree without leaves; null where such a tree is an error.</summary>
    public Hash256? EmptyRoot { get; init; }

    /// <summary>
    /// Whether all leaves lie at the same depth. If so the number of leaves alone fixes the length of a proof.
    /// </summary>
    public bool HasUniformDepth => LoneNode != LoneNodeRule.Promote;

    /// <summary>Hashes the bytes of a record into its leaf: <c>H(salt ‖ preimage)</c>, or <c>H(preimage)</c> without a salt.</summary>
    public Hash256 HashLeaf(ReadOnlySpan<byte> preimage)
    {
        if (LeafSalt is not { } salt)
        {
            return Keccak256.Hash(preimage);
        }

        byte[]? rented = preimage.Length < PreimageOnStack ? null : ArrayPool<byte>.Shared.Rent(preimage.Length + 1);
        Span<byte> salted = rented is null ? stackalloc byte[PreimageOnStack] : rented;
        salted[0] = salt;
        preimage.CopyTo(salted[1..]);
        Hash256 leaf = Keccak256.Hash(salted[..(preimage.Length + 1)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return leaf;
    }

    /// <summary>The parent of two nodes.</summary>
    public Hash256 HashPair(in Hash256 left, in Hash256 right) =>
        PairOrder == PairOrder.Sorted && left > right
            ? Keccak256.HashPair(in right, in left)
            : Keccak256.HashPair(in left, in right);

    /// <summary>
    /// The parents of the pairs of a level, as <see cref="Keccak256.HashPairs"/> or <see cref="Keccak256.HashSortedPairs"/>. Pairs of
    /// sorted leaves are in order already.
    /// </summary>
    internal void HashLevel(ReadOnlySpan<Hash256> nodes, Span<Hash256> parents, int height)
    {
        bool inOrder = height == 0 && LeafOrder == LeafOrder.SortedByHash;
        if (PairOrder == PairOrder.Sorted && !inOrder)
        {
            Keccak256.HashSortedPairs(nodes, parents);
        }
        else
        {
            Keccak256.HashPairs(nodes, parents);
        }
    }

    /// <summary>The node a lone node is paired with at a height above the leaves; false if it moves up alone.</summary>
    internal bool TryGetPartner(in Hash256 node, int height, out Hash256 partner)
    {
        partner = LoneNode switch
        {
            LoneNodeRule.PairWithZeroSubtree => ZeroSubtrees.OfHeight(height),
            LoneNodeRule.PairWithItself => node,
            _ => Hash256.Zero,
        };
        return LoneNode != LoneNodeRule.Promote;
    }

    /// <summary>The parent of the last node of a level of odd width.</summary>
    internal Hash256 ParentOfLoneNode(in Hash256 node, int height) =>
        TryGetPartner(in node, height, out Hash256 partner) ? HashPair(in node, in partner) : node;
}
