using System.Globalization;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Commitment;

/// <summary>The checks of a claim against a root, in the order of the contract.</summary>
/// <remarks>Source: spec eigenlayer section 8.3; eigenlayer-logs-notes section 4.2.</remarks>
public static class ClaimVerifier
{
    /// <summary>The first check that fails, or null if the claim is proved by the root.</summary>
    public static ClaimFault? Verify(RewardsClaimRequest claim, Hash256 root)
    {
        if (
            claim.TokenIndices.Length != claim.TokenTreeProofs.Length
            || claim.TokenTreeProofs.Length != claim.TokenLeaves.Length
        )
        {
            return new ClaimFault("InputArrayLengthMismatch", "token lists");
        }

        var leaf = DistributionTree.HashEarner(claim.Earner, claim.EarnerTokenRoot);
        if (Verify(claim.EarnerIndex, claim.EarnerTreeProof.Span, leaf, root, "InvalidEarnerLeafIndex") is { } error)
        {
            return new ClaimFault(error, $"earner {claim.Earner}");
        }

        for (var i = 0; i < claim.TokenLeaves.Length; i++)
        {
            var token = claim.TokenLeaves[i];
            error = Verify(
                claim.TokenIndices[i],
                claim.TokenTreeProofs[i].Span,
                DistributionTree.HashToken(token.Token, token.CumulativeEarnings),
                claim.EarnerTokenRoot,
                "InvalidTokenLeafIndex"
            );
            if (error is not null)
            {
                return new ClaimFault(error, string.Create(CultureInfo.InvariantCulture, $"token {i} ({token.Token})"));
            }
        }

        return null;
    }

    private static string? Verify(uint index, ReadOnlySpan<byte> proof, Hash256 leaf, Hash256 root, string indexError)
    {
        // The bound counts whole siblings, so 31 bytes with index 0 pass it and fail by their length.
        var siblings = proof.Length / Hash256.Size;
        if (siblings < 32 && index >> siblings != 0)
        {
            return indexError;
        }

        if (root.IsZero)
        {
            return "EmptyRoot";
        }

        if (proof.Length % Hash256.Size != 0)
        {
            return "InvalidProofLength";
        }

        return Fold(leaf, index, proof) == root ? null : "InvalidClaimProof";
    }

    private static Hash256 Fold(Hash256 leaf, uint index, ReadOnlySpan<byte> proof)
    {
        var siblings = new Hash256[proof.Length / Hash256.Size];
        for (var i = 0; i < siblings.Length; i++)
        {
            siblings[i] = Hash256.FromBytes(proof.Slice(i * Hash256.Size, Hash256.Size));
        }

        return MerkleProof.FoldPositional(leaf, index, siblings);
    }
}
