namespace Apportion.Merkle.Tests;

public sealed class VerifyManyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(300)]
    public void Many_proofs_together_have_the_verdicts_of_each_alone(int count)
    {
        Random random = new(count);
        foreach (MerkleShape shape in NaiveTree.Shapes.Where(s => s.PairOrder == PairOrder.Sorted && s.HasUniformDepth))
        {
            MerkleTree tree = MerkleTree.Build(shape, [.. NaiveTree.Leaves(seed: count, count)]);
            Hash256[] leaves = [.. Enumerable.Range(0, count).Select(tree.Leaf)];
            Hash256[] siblings = [.. Enumerable.Range(0, count).SelectMany(tree.ProofFor)];
            ProofVerdict[] verdicts = new ProofVerdict[count];
            Assert.Equal(count, MerkleProof.VerifyMany(shape, tree.Root, leaves, count, siblings, verdicts));
            Assert.All(verdicts, verdict => Assert.Equal(ProofVerdict.Valid, verdict));

            for (int harm = 0; harm < count; harm += 3)
            {
                leaves[harm] = harm % 2 == 0 ? Hash256.Zero : leaves[(harm + 1) % count];
                if (siblings.Length > 0)
                {
                    siblings[random.Next(siblings.Length)] = Keccak256.Hash(BitConverter.GetBytes(harm));
                }
            }

            int valid = MerkleProof.VerifyMany(shape, tree.Root, leaves, count, siblings, verdicts);
            Assert.Equal(verdicts.Count(verdict => verdict == ProofVerdict.Valid), valid);
            for (int index = 0; index < count; index++)
            {
                ReadOnlySpan<Hash256> proof = siblings.AsSpan(index * tree.Depth, tree.Depth);
                Assert.Equal(
                    MerkleProof.VerifyAnywhere(shape, tree.Root, leaves[index], count, proof),
                    verdicts[index]
                );
            }
        }
    }

    [Fact]
    public void Empty_roots_unfit_shapes_and_unfit_lengths_are_refused()
    {
        MerkleShape shape = MerkleShape.SortedLeavesZeroPadded;
        Hash256[] leaf = [Keccak256.Hash("leaf"u8)];
        ProofVerdict[] verdict = new ProofVerdict[1];
        Assert.Equal(0, MerkleProof.VerifyMany(shape, Hash256.Zero, leaf, 1, [], verdict));
        Assert.Equal(ProofVerdict.EmptyRoot, verdict[0]);
        Assert.Equal(0, MerkleProof.VerifyMany(shape, leaf[0], leaf, 0, [], verdict));
        Assert.Equal(ProofVerdict.NoLeaves, verdict[0]);
        Assert.Equal(0, MerkleProof.VerifyMany(shape, leaf[0], [], 1, [], []));
        Assert.Throws<ArgumentException>(() => MerkleProof.VerifyMany(shape, leaf[0], leaf, 1, leaf, verdict));
        Assert.Throws<ArgumentException>(() => MerkleProof.VerifyMany(shape, leaf[0], leaf, 1, [], []));
        Assert.Throws<ArgumentException>(() =>
            MerkleProof.VerifyMany(MerkleShape.PositionalZeroPadded, leaf[0], leaf, 1, [], verdict)
        );
        Assert.Throws<ArgumentException>(() =>
            MerkleProof.VerifyMany(MerkleShape.SortedPairsPromoted, leaf[0], leaf, 1, [], verdict)
        );
    }

    [Fact]
    public void Verifying_many_allocates_nothing()
    {
        MerkleTree tree = MerkleTree.Build(MerkleShape.SortedLeavesZeroPadded, [.. NaiveTree.Leaves(seed: 31, 200)]);
        Hash256[] leaves = [.. Enumerable.Range(0, 200).Select(tree.Leaf)];
        Hash256[] siblings = [.. Enumerable.Range(0, 200).SelectMany(tree.ProofFor)];
        ProofVerdict[] verdicts = new ProofVerdict[200];
        MerkleProof.VerifyMany(tree.Shape, tree.Root, leaves, 200, siblings, verdicts);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int valid = MerkleProof.VerifyMany(tree.Shape, tree.Root, leaves, 200, siblings, verdicts);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(200, valid);
    }
}
