using Apportion.Core;
using Apportion.Merkle;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>
/// Does every stored proof lead from the node's leaf to the root? While the rebuilt tree has the published root, comparing a proof
/// with the rebuilt one is as strong as folding it and costs no hash; otherwise each proof is folded, which names the nodes that do
/// not belong to the root. Source: spec rocket-pool section 11.
/// </summary>
internal static class ProofCheck
{
    public const string Name = "proofs";
    public const string Protects = "every node can claim: its stored proof leads from its leaf to the root";

    public static long Run(VerificationSubject subject, StoredProofs proofs, List<Finding> findings)
    {
        // A root left open says nothing against the rebuilt tree.
        bool rootAgrees = subject.Header.MerkleRoot.IsZero || subject.Header.MerkleRoot == subject.Tree.Root;
        long compared = 0;
        int missing = 0;
        for (int node = 0; node < proofs.Count; node++)
        {
            if (!subject.Tree.HasLeaf(node))
                continue;
            if (!proofs.TryGet(node, out ReadOnlySpan<Hash256> proof))
            {
                missing++;
                continue;
            }
            compared++;
            if (rootAgrees ? !subject.Tree.ProofEquals(node, proof) : !Folds(subject, node, proof))
                findings.Add(Describe(subject, node, proof, rootAgrees));
        }
        if (missing > 0 && compared > 0)
            findings.Add(
                Finding.Of(
                    "rocketpool.proof.missing",
                    subject.At("nodeRewards"),
                    "a merkleProof at every node",
                    Invariant($"none at {missing} of {missing + compared}"),
                    "Those nodes cannot claim with this file; prove rebuilds their proofs"
                )
            );
        return compared;
    }

    /// <summary>Whether the file stores a proof for a node that leads from its leaf to the published root.</summary>
    public static bool HoldsFor(VerificationSubject subject, int node) =>
        subject.File.Proofs is { } proofs
        && subject.Tree.HasLeaf(node)
        && proofs.TryGet(node, out ReadOnlySpan<Hash256> proof)
        && Folds(subject, node, proof);

    private static bool Folds(VerificationSubject subject, int node, ReadOnlySpan<Hash256> proof) =>
        MerkleProof.FoldSorted(subject.Tree.LeafOf(node), proof) == subject.Header.MerkleRoot;

    private static Finding Describe(VerificationSubject subject, int node, ReadOnlySpan<Hash256> proof, bool rootAgrees)
    {
        if (!rootAgrees)
            return Finding.Of(
                "rocketpool.proof",
                subject.At(node),
                subject.Header.MerkleRoot.ToString(),
                MerkleProof.FoldSorted(subject.Tree.LeafOf(node), proof).ToString(),
                "Its address, network, an amount or its merkleProof was changed: leaf and proof do not lead to the root"
            );
        Hash256[] expected = subject.Tree.ProofOf(node);
        int at = proof.CommonPrefixLength(expected);
        return at < expected.Length && at < proof.Length
            ? Finding.Of(
                "rocketpool.proof",
                subject.At(node, Invariant($"merkleProof[{at}]")),
                expected[at].ToString(),
                proof[at].ToString(),
                "A claim with this proof would be refused; prove rebuilds it"
            )
            : Finding.Of(
                "rocketpool.proof.length",
                subject.At(node, "merkleProof"),
                expected.Length,
                proof.Length,
                "A claim with this proof would be refused; prove rebuilds it"
            );
    }
}
