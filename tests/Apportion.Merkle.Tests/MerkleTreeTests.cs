namespace Apportion.Merkle.Tests;

public sealed class MerkleTreeTests
{
    public static TheoryData<int> EveryShape => [.. Enumerable.Range(0, NaiveTree.Shapes.Count)];

    [Theory]
    [MemberData(nameof(EveryShape))]
    public void Roots_and_proofs_of_1_to_200_leaves_are_those_of_the_naive_tree(int shapeIndex)
    {
        MerkleShape shape = NaiveTree.Shapes[shapeIndex];
        for (int count = 1; count <= 200; count++)
        {
            List<Hash256> leaves = NaiveTree.Leaves(seed: count, count);
            MerkleTree tree = MerkleTree.Build(shape, leaves.ToArray());
            List<List<Hash256>> levels = NaiveTree.Levels(shape, leaves);
            Assert.Equal(levels[^1][0], tree.Root);
            Assert.Equal(tree.Root, MerkleRoot.Compute(shape, leaves.ToArray()));
            Assert.Equal(count, tree.LeafCount);
            for (int index = 0; index < count; index++)
            {
                List<Hash256> expected = NaiveTree.Proof(levels, levels[0].IndexOf(leaves[index]));
                Assert.True(expected.SequenceEqual(tree.ProofFor(index)));
                Assert.True(tree.ProofEquals(index, expected.ToArray()));
                Assert.True(leaves[index] == tree.Leaf(index));
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public void Every_leafs_proof_verifies_at_its_position(int shapeIndex)
    {
        MerkleShape shape = NaiveTree.Shapes[shapeIndex];
        for (int count = 1; count <= 70; count++)
        {
            MerkleTree tree = MerkleTree.Build(shape, NaiveTree.Leaves(seed: count, count).ToArray());
            for (int index = 0; index < count; index++)
            {
                Hash256[] proof = tree.ProofFor(index);
                ProofVerdict verdict = MerkleProof.Verify(
                    shape,
                    tree.Root,
                    tree.Leaf(index),
                    tree.PositionOf(index),
                    count,
                    proof
                );
                bool needsPreimage = shape.PairOrder == PairOrder.Sorted && proof.Length < tree.Depth;
                Assert.Equal(needsPreimage ? ProofVerdict.PreimageNeeded : ProofVerdict.Valid, verdict);
            }
        }
    }

    [Fact]
    public void A_lone_leaf_is_its_own_root_and_has_an_empty_proof()
    {
        Hash256 leaf = Keccak256.Hash("alone"u8);
        foreach (MerkleShape shape in NaiveTree.Shapes)
        {
            MerkleTree tree = MerkleTree.Build(shape, [leaf]);
            Assert.Equal((leaf, 0, 1), (tree.Root, tree.Depth, tree.LeafCount));
            Assert.Empty(tree.ProofFor(0));
            Assert.True(tree.ProofEquals(0, []));
            Assert.False(tree.ProofEquals(0, [leaf]));
            Assert.Equal(ProofVerdict.Valid, MerkleProof.Verify(shape, leaf, leaf, 0, 1, []));
            Assert.Equal(ProofVerdict.WrongLength, MerkleProof.Verify(shape, leaf, leaf, 0, 1, [leaf]));
        }
    }

    [Fact]
    public void No_leaves_are_an_error_unless_the_shape_says_what_their_root_is()
    {
        foreach (MerkleShape shape in NaiveTree.Shapes)
        {
            Assert.Throws<ArgumentException>(() => MerkleTree.Build(shape, []));
            Assert.Throws<ArgumentException>(() => MerkleRoot.Compute(shape, []));
        }

        MerkleTree none = MerkleTree.Build(MerkleShape.SortedPairsPromoted, []);
        Assert.Equal((0, 0, Hash256.Zero), (none.LeafCount, none.Depth, none.Root));
        Assert.Equal(Hash256.Zero, MerkleRoot.Compute(MerkleShape.SortedPairsPromoted, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => none.ProofFor(0));
    }

    [Theory]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(4096)]
    [InlineData(5000)]
    [InlineData(10_241)]
    public void Large_trees_are_those_of_the_naive_tree_for_any_number_of_threads(int count)
    {
        List<Hash256> leaves = NaiveTree.Leaves(seed: count, count);
        foreach (MerkleShape shape in NaiveTree.Shapes)
        {
            MerkleTree one = MerkleTree.Build(shape, leaves.ToArray());
            MerkleTree many = MerkleTree.Build(shape, leaves.ToArray(), threads: 7);
            Assert.Equal(one.Root, many.Root);
            Assert.Equal(one.Root, MerkleRoot.Compute(shape, leaves.ToArray()));
            foreach (int index in Samples(count))
            {
                Assert.Equal(one.ProofFor(index), many.ProofFor(index));
            }
        }

        MerkleShape naive = NaiveTree.Shapes[count % NaiveTree.Shapes.Count];
        Assert.Equal(NaiveTree.Levels(naive, leaves)[^1][0], MerkleTree.Build(naive, leaves.ToArray()).Root);
    }

    [Fact]
    public void The_order_of_leaves_does_not_matter_where_the_shape_sorts_them()
    {
        List<Hash256> leaves = NaiveTree.Leaves(seed: 5, 100);
        MerkleTree forward = MerkleTree.Build(MerkleShape.SortedLeavesZeroPadded, leaves.ToArray());
        MerkleTree backward = MerkleTree.Build(
            MerkleShape.SortedLeavesZeroPadded,
            leaves.AsEnumerable().Reverse().ToArray()
        );
        Assert.Equal(forward.Root, backward.Root);
        Assert.Equal(forward.ProofFor(3), backward.ProofFor(96));
        Assert.Equal(forward.PositionOf(3), backward.PositionOf(96));
    }

    [Fact]
    public void Sorting_handles_equal_hashes_and_equal_beginnings()
    {
        Random random = new(6);
        for (int round = 0; round < 200; round++)
        {
            Hash256[] hashes = new Hash256[random.Next(1, 3000)];
            byte[] bytes = new byte[32];
            int freeBytes = random.Next(1, 33);
            for (int index = 0; index < hashes.Length; index++)
            {
                // Few free bytes at either end make runs of equal hashes and of equal leading words.
                random.NextBytes(round % 2 == 0 ? bytes.AsSpan(32 - freeBytes) : bytes.AsSpan(0, freeBytes));
                hashes[index] = Hash256.FromBytes(bytes);
            }

            Hash256[] sorted = new Hash256[hashes.Length];
            int[] origins = new int[hashes.Length];
            HashSort.Sort(hashes, sorted, origins);
            int[] expected = [.. Enumerable.Range(0, hashes.Length).OrderBy(index => hashes[index])];
            Assert.Equal(expected.Select(index => hashes[index]), sorted);
            Assert.Equal(expected, origins);
        }
    }

    [Fact]
    public void Indexes_outside_the_tree_and_short_spans_are_refused()
    {
        MerkleTree tree = MerkleTree.Build(MerkleShape.PositionalZeroPadded, NaiveTree.Leaves(seed: 7, 5).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.ProofFor(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.ProofFor(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.Leaf(5));
        Assert.Throws<ArgumentException>(() => tree.CopyProof(0, new Hash256[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            MerkleTree.Build(MerkleShape.PositionalZeroPadded, [Hash256.Zero], threads: 0)
        );
    }

    [Fact]
    public void Reading_and_comparing_proofs_allocates_nothing()
    {
        MerkleTree tree = MerkleTree.Build(
            MerkleShape.SortedLeavesZeroPadded,
            NaiveTree.Leaves(seed: 8, 300).ToArray()
        );
        Hash256[] siblings = new Hash256[tree.Depth];
        Read();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Read();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Read()
        {
            for (int index = 0; index < tree.LeafCount; index++)
            {
                int length = tree.CopyProof(index, siblings);
                bool same = tree.ProofEquals(index, siblings.AsSpan(0, length));
                ProofVerdict verdict = MerkleProof.VerifyAnywhere(
                    tree.Shape,
                    tree.Root,
                    tree.Leaf(index),
                    tree.LeafCount,
                    siblings
                );
                if (!same || verdict != ProofVerdict.Valid)
                {
                    throw new InvalidOperationException("A proof of the tree itself was refused.");
                }
            }
        }
    }

    [Fact]
    public void A_tree_allocates_64_bytes_a_leaf_and_the_root_alone_next_to_nothing()
    {
        const int count = 100_000;
        const int overhead = 10_000;
        Hash256[] leaves = [.. NaiveTree.Leaves(seed: 9, count)];
        MerkleShape shape = MerkleShape.PositionalZeroPadded;
        Hash256 root = MerkleRoot.Compute(shape, leaves);
        long before = GC.GetAllocatedBytesForCurrentThread();
        MerkleTree tree = MerkleTree.Build(shape, leaves);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (64 * count) + overhead);
        before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(root, MerkleRoot.Compute(shape, leaves));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, overhead);
        Assert.Equal(root, tree.Root);
    }

    private static IEnumerable<int> Samples(int count) =>
        new[] { 0, 1, count / 3, count / 2, count - 2, count - 1 }
            .Where(index => index >= 0 && index < count)
            .Distinct();
}
