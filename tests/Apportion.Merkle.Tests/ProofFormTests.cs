namespace Apportion.Merkle.Tests;

/// <summary>The form of a proof without an index: what is refused before anything is hashed, and in which order.</summary>
public sealed class ProofFormTests
{
    private static readonly MerkleShape[] Sorted =
    [
        MerkleShape.SortedLeavesZeroPadded,
        MerkleShape.SortedPairsPromoted,
    ];

    [Fact]
    public void Only_lengths_that_some_leaf_has_are_tried()
    {
        foreach (MerkleShape shape in Sorted)
            for (int count = 1; count <= 40; count++)
            {
                MerkleTree tree = Tree(shape, count);
                HashSet<int> lengths = [.. Enumerable.Range(0, count).Select(index => tree.ProofFor(index).Length)];
                for (int length = 0; length <= 8; length++)
                {
                    var siblings = new Hash256[length];
                    ProofVerdict expected = lengths.Contains(length)
                        ? ProofVerdict.RootDiffers
                        : ProofVerdict.WrongLength;
                    Hash256 root = Keccak256.Hash([9, 9]);
                    Assert.Equal(expected, MerkleProof.VerifyPreimageAnywhere(shape, root, Record(0), count, siblings));
                }
            }
    }

    [Fact]
    public void A_tree_that_is_none_comes_before_the_length_and_the_length_before_the_leaf()
    {
        foreach (MerkleShape shape in Sorted)
        {
            MerkleTree tree = Tree(shape, 5);
            Hash256[] proof = tree.ProofFor(0);
            Hash256[] longer = [.. proof, Hash256.Zero];
            byte[] ambiguous = new byte[64];
            Assert.Equal(ProofVerdict.Valid, Of(tree.Root, Record(0), 5, proof));
            Assert.Equal(ProofVerdict.NoLeaves, Of(tree.Root, ambiguous, 0, longer));
            Assert.Equal(ProofVerdict.EmptyRoot, Of(Hash256.Zero, ambiguous, 5, longer));
            Assert.Equal(ProofVerdict.WrongLength, Of(tree.Root, ambiguous, 5, longer));
            Assert.Equal(ProofVerdict.AmbiguousPreimage, Of(tree.Root, ambiguous, 5, proof));

            Assert.Equal(ProofVerdict.Valid, OfLeaf(tree.Root, tree.Leaf(0), 5, proof));
            Assert.Equal(ProofVerdict.NoLeaves, OfLeaf(tree.Root, Hash256.Zero, 0, longer));
            Assert.Equal(ProofVerdict.EmptyRoot, OfLeaf(Hash256.Zero, Hash256.Zero, 5, longer));
            Assert.Equal(ProofVerdict.WrongLength, OfLeaf(tree.Root, Hash256.Zero, 5, longer));
            Assert.Equal(ProofVerdict.PaddingAsLeaf, OfLeaf(tree.Root, Hash256.Zero, 5, proof));

            ProofVerdict Of(Hash256 root, byte[] record, long count, Hash256[] siblings) =>
                MerkleProof.VerifyPreimageAnywhere(shape, root, record, count, siblings);

            ProofVerdict OfLeaf(Hash256 root, Hash256 leaf, long count, Hash256[] siblings) =>
                MerkleProof.VerifyAnywhere(shape, root, leaf, count, siblings);
        }
    }

    private static byte[] Record(int index) => [1, 2, 3, (byte)index];

    private static MerkleTree Tree(MerkleShape shape, int count) =>
        MerkleTree.Build(shape, [.. Enumerable.Range(0, count).Select(index => shape.HashLeaf(Record(index)))]);
}
