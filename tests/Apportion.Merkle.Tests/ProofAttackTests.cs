using System.Runtime.InteropServices;

namespace Apportion.Merkle.Tests;

/// <summary>Everything that must be refused, and for which reason.</summary>
public sealed class ProofAttackTests
{
    private static readonly int[] Counts = [1, 2, 3, 5, 6, 7, 8, 11, 21, 32, 33];

    [Fact]
    public void A_flipped_bit_anywhere_in_proof_leaf_or_root_is_found()
    {
        Random random = new(21);
        foreach ((MerkleShape shape, MerkleTree tree, byte[][] preimages) in Trees())
        {
            for (int index = 0; index < tree.LeafCount; index++)
            {
                Hash256[] proof = tree.ProofFor(index);
                Assert.Equal(ProofVerdict.Valid, Verify(tree, tree.Root, preimages[index], index, proof));
                for (int sibling = 0; sibling < proof.Length; sibling++)
                {
                    Hash256[] forged = [.. proof];
                    forged[sibling] = Flip(proof[sibling], random.Next(256));
                    Assert.Equal(ProofVerdict.RootDiffers, Verify(tree, tree.Root, preimages[index], index, forged));
                    Assert.False(tree.ProofEquals(index, forged));
                }

                Hash256 root = Flip(tree.Root, random.Next(256));
                Assert.Equal(ProofVerdict.RootDiffers, Verify(tree, root, preimages[index], index, proof));
                byte[] record = [.. preimages[index]];
                record[random.Next(record.Length)] ^= (byte)(1 << random.Next(8));
                Assert.Equal(ProofVerdict.RootDiffers, Verify(tree, tree.Root, record, index, proof));
                Assert.NotEqual(
                    ProofVerdict.Valid,
                    MerkleProof.Verify(
                        shape,
                        tree.Root,
                        Flip(tree.Leaf(index), random.Next(256)),
                        tree.PositionOf(index),
                        tree.LeafCount,
                        proof
                    )
                );
            }
        }
    }

    [Fact]
    public void Every_bit_of_a_proof_counts()
    {
        MerkleTree tree = MerkleTree.Build(MerkleShape.SortedLeavesZeroPadded, [.. NaiveTree.Leaves(seed: 22, 6)]);
        Hash256[] proof = tree.ProofFor(4);
        for (int bit = 0; bit < 256 * proof.Length; bit++)
        {
            Hash256[] forged = [.. proof];
            forged[bit / 256] = Flip(forged[bit / 256], bit % 256);
            Assert.Equal(
                ProofVerdict.RootDiffers,
                MerkleProof.VerifyAnywhere(tree.Shape, tree.Root, tree.Leaf(4), tree.LeafCount, forged)
            );
        }
    }

    [Fact]
    public void Another_index_is_found_where_pairs_are_positional()
    {
        foreach ((MerkleShape shape, MerkleTree tree, byte[][] preimages) in Trees())
        {
            for (int index = 0; index < tree.LeafCount; index++)
            {
                Hash256[] proof = tree.ProofFor(index);
                int position = tree.PositionOf(index);
                for (int other = -1; other <= tree.LeafCount; other++)
                {
                    ProofVerdict verdict = MerkleProof.VerifyPreimage(
                        shape,
                        tree.Root,
                        preimages[index],
                        other,
                        tree.LeafCount,
                        proof
                    );
                    if (other < 0 || other == tree.LeafCount)
                    {
                        Assert.Equal(ProofVerdict.IndexOutOfRange, verdict);
                    }
                    else if (other != position && shape.PairOrder == PairOrder.Positional)
                    {
                        Assert.NotEqual(ProofVerdict.Valid, verdict);
                    }
                }
            }
        }
    }

    [Fact]
    public void An_inner_node_is_never_accepted_as_a_leaf()
    {
        foreach ((MerkleShape shape, MerkleTree tree, _) in Trees())
        {
            for (int index = 0; index < tree.LeafCount; index++)
            {
                Hash256[] proof = tree.ProofFor(index);
                Hash256 node = tree.Leaf(index);
                int position = tree.PositionOf(index);
                for (int cut = 1; cut <= proof.Length; cut++)
                {
                    node = Step(shape, node, position, tree, cut, proof);
                    Hash256[] rest = proof[cut..];
                    AssertRefusedAtEveryIndex(shape, tree, node, rest);
                }
            }
        }
    }

    [Fact]
    public void The_preimage_of_an_inner_node_is_never_accepted_as_a_record()
    {
        foreach (MerkleShape shape in NaiveTree.Shapes)
        {
            List<Hash256> leaves = NaiveTree.Leaves(seed: 23, 3);
            MerkleTree tree = MerkleTree.Build(shape, [.. leaves]);
            Hash256 third = tree.Leaf(2);
            byte[] inner = [.. leaves[0].ToArray(), .. leaves[1].ToArray()];
            Assert.Equal(64, inner.Length);
            for (int index = 0; index < 3; index++)
            {
                ProofVerdict verdict = MerkleProof.VerifyPreimage(shape, tree.Root, inner, index, 3, [third]);
                Assert.NotEqual(ProofVerdict.Valid, verdict);
                Hash256[] proof = [third, third];
                verdict = MerkleProof.VerifyPreimage(shape, tree.Root, inner, index, 3, proof);
                Assert.NotEqual(ProofVerdict.Valid, verdict);
            }
        }

        MerkleShape salted = MerkleShape.PositionalZeroPadded with { LeafSalt = 0x01 };
        Hash256 root = Keccak256.Hash("root"u8);
        Assert.Equal(ProofVerdict.AmbiguousPreimage, MerkleProof.VerifyPreimage(salted, root, new byte[63], 0, 1, []));
        Assert.Equal(ProofVerdict.RootDiffers, MerkleProof.VerifyPreimage(salted, root, new byte[64], 0, 1, []));
    }

    [Fact]
    public void A_promoted_leafs_short_proof_cannot_be_borrowed_by_an_inner_node()
    {
        // root = H(H(a, b), c): the proof of c has one step, and so has that of H(a, b).
        MerkleShape shape = MerkleShape.SortedPairsPromoted;
        byte[][] records =
        [
            [1, 1, 1],
            [2, 2, 2],
            [3, 3, 3],
        ];
        Hash256[] leaves = [.. records.Select(record => shape.HashLeaf(record))];
        MerkleTree tree = MerkleTree.Build(shape, leaves);
        Hash256 inner = shape.HashPair(leaves[0], leaves[1]);
        Assert.Equal(tree.Root, MerkleProof.FoldSorted(inner, [leaves[2]]));
        Assert.Equal(ProofVerdict.PreimageNeeded, MerkleProof.Verify(shape, tree.Root, inner, 2, 3, [leaves[2]]));
        Assert.Equal(ProofVerdict.PreimageNeeded, MerkleProof.VerifyAnywhere(shape, tree.Root, inner, 3, [leaves[2]]));
        Assert.Equal(ProofVerdict.Valid, MerkleProof.VerifyPreimage(shape, tree.Root, records[2], 2, 3, [inner]));
        Assert.Equal(ProofVerdict.Valid, MerkleProof.VerifyPreimageAnywhere(shape, tree.Root, records[2], 3, [inner]));
        byte[] preimage = [.. leaves.Take(2).Order().SelectMany(leaf => leaf.ToArray())];
        Assert.Equal(
            ProofVerdict.AmbiguousPreimage,
            MerkleProof.VerifyPreimage(shape, tree.Root, preimage, 2, 3, [leaves[2]])
        );
    }

    [Fact]
    public void Padding_is_no_leaf()
    {
        Hash256[] leaves = [.. NaiveTree.Leaves(seed: 24, 3)];
        foreach (MerkleShape shape in NaiveTree.Shapes.Where(shape => shape.LoneNode != LoneNodeRule.Promote))
        {
            MerkleTree tree = MerkleTree.Build(shape, leaves);
            int last = Enumerable.Range(0, 3).Single(index => tree.PositionOf(index) == 2);
            Hash256[] proof = [tree.Leaf(last), tree.ProofFor(last)[1]];
            Assert.Equal(ProofVerdict.PaddingAsLeaf, MerkleProof.Verify(shape, tree.Root, Hash256.Zero, 2, 3, proof));
            Assert.Equal(ProofVerdict.IndexOutOfRange, MerkleProof.Verify(shape, tree.Root, Hash256.Zero, 3, 3, proof));
        }
    }

    [Fact]
    public void Proofs_of_another_length_are_refused_before_hashing()
    {
        foreach ((MerkleShape shape, MerkleTree tree, byte[][] preimages) in Trees())
        {
            for (int index = 0; index < tree.LeafCount; index++)
            {
                Hash256[] proof = tree.ProofFor(index);
                Assert.Equal(
                    ProofVerdict.WrongLength,
                    Verify(tree, tree.Root, preimages[index], index, [.. proof, tree.Root])
                );
                if (proof.Length > 0)
                {
                    Assert.Equal(
                        ProofVerdict.WrongLength,
                        Verify(tree, tree.Root, preimages[index], index, proof[1..])
                    );
                    Assert.False(tree.ProofEquals(index, proof.AsSpan(1)));
                }

                Assert.False(tree.ProofEquals(index, [.. proof, tree.Root]));
                if (shape.PairOrder == PairOrder.Sorted)
                {
                    Assert.Equal(
                        ProofVerdict.Valid,
                        MerkleProof.VerifyPreimageAnywhere(shape, tree.Root, preimages[index], tree.LeafCount, proof)
                    );
                    Assert.NotEqual(
                        ProofVerdict.Valid,
                        MerkleProof.VerifyPreimageAnywhere(
                            shape,
                            tree.Root,
                            preimages[index],
                            tree.LeafCount,
                            [.. proof, tree.Root]
                        )
                    );
                }
            }
        }
    }

    [Fact]
    public void Empty_trees_and_empty_roots_prove_nothing()
    {
        Hash256 leaf = Keccak256.Hash("leaf"u8);
        foreach (MerkleShape shape in NaiveTree.Shapes)
        {
            Assert.Equal(ProofVerdict.NoLeaves, MerkleProof.Verify(shape, leaf, leaf, 0, 0, []));
            Assert.Equal(ProofVerdict.NoLeaves, MerkleProof.Verify(shape, leaf, leaf, 0, -1, []));
            Assert.Equal(ProofVerdict.EmptyRoot, MerkleProof.Verify(shape, Hash256.Zero, Hash256.Zero, 0, 1, []));
        }

        Assert.Throws<ArgumentException>(() =>
            MerkleProof.VerifyAnywhere(MerkleShape.PositionalZeroPadded, leaf, leaf, 1, [])
        );
    }

    [Fact]
    public void The_longest_trees_need_no_more_than_their_depth()
    {
        Hash256 root = Keccak256.Hash("root"u8);
        Hash256[] siblings = [.. NaiveTree.Leaves(seed: 25, 63)];
        foreach (MerkleShape shape in NaiveTree.Shapes)
        {
            Assert.Equal(ProofVerdict.RootDiffers, MerkleProof.Verify(shape, root, root, 0, long.MaxValue, siblings));
            Assert.Equal(
                ProofVerdict.WrongLength,
                MerkleProof.Verify(shape, root, root, 0, long.MaxValue, siblings[1..])
            );
        }
    }

    private static IEnumerable<(MerkleShape Shape, MerkleTree Tree, byte[][] Preimages)> Trees() =>
        from shape in NaiveTree.Shapes
        from count in Counts
        let preimages = Enumerable.Range(0, count).Select(i => Keccak256Tests.RandomBytes(1000 + i, 53)).ToArray()
        let leaves = preimages.Select(bytes => shape.HashLeaf(bytes)).ToArray()
        select (shape, MerkleTree.Build(shape, leaves), preimages);

    private static ProofVerdict Verify(MerkleTree tree, Hash256 root, byte[] preimage, int index, Hash256[] proof) =>
        MerkleProof.VerifyPreimage(tree.Shape, root, preimage, tree.PositionOf(index), tree.LeafCount, proof);

    /// <summary>The node after <paramref name="cut"/> steps of a proof.</summary>
    private static Hash256 Step(
        MerkleShape shape,
        Hash256 node,
        int position,
        MerkleTree tree,
        int cut,
        Hash256[] proof
    )
    {
        int steps = 0;
        for (int height = 0; height < tree.Depth; height++)
        {
            bool skipped = !shape.HasUniformDepth && TreeGeometry.IsLone(position, tree.LeafCount, height);
            steps += skipped ? 0 : 1;
            if (!skipped && steps == cut)
            {
                bool right = int.IsOddInteger(position >> height);
                return right ? shape.HashPair(proof[cut - 1], node) : shape.HashPair(node, proof[cut - 1]);
            }
        }

        throw new ArgumentOutOfRangeException(nameof(cut));
    }

    private static void AssertRefusedAtEveryIndex(MerkleShape shape, MerkleTree tree, Hash256 node, Hash256[] rest)
    {
        for (int index = 0; index < tree.LeafCount; index++)
        {
            Assert.NotEqual(
                ProofVerdict.Valid,
                MerkleProof.Verify(shape, tree.Root, node, index, tree.LeafCount, rest)
            );
        }

        if (shape.PairOrder == PairOrder.Sorted)
        {
            Assert.NotEqual(
                ProofVerdict.Valid,
                MerkleProof.VerifyAnywhere(shape, tree.Root, node, tree.LeafCount, rest)
            );
        }
    }

    private static Hash256 Flip(Hash256 hash, int bit)
    {
        MemoryMarshal.AsBytes(new Span<Hash256>(ref hash))[bit / 8] ^= (byte)(1 << (bit % 8));
        return hash;
    }
}
