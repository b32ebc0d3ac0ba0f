using System.Collections.Immutable;
using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Commitment;

/// <summary>
/// A claim as the RewardsCoordinator takes it. It may be wrong: proofs are bytes of any length and the three token lists may
/// differ in length, so that a faulty claim can be read and judged too.
/// </summary>
/// <param name="RootIndex">Number of the posted root.</param>
/// <param name="EarnerIndex">Place of the earner's leaf.</param>
/// <param name="EarnerTreeProof">Siblings of the earner's leaf, from the leaf upwards, 32 bytes each.</param>
/// <param name="Earner">Whose rewards.</param>
/// <param name="EarnerTokenRoot">Root of the earner's token tree.</param>
/// <param name="TokenIndices">Places of the token leaves.</param>
/// <param name="TokenTreeProofs">Siblings of the token leaves.</param>
/// <param name="TokenLeaves">The token leaves.</param>
/// <remarks>Source: spec eigenlayer sections 8.2 and 8.3.</remarks>
public sealed record RewardsClaimRequest(
    uint RootIndex,
    uint EarnerIndex,
    ReadOnlyMemory<byte> EarnerTreeProof,
    Address Earner,
    Hash256 EarnerTokenRoot,
    ImmutableArray<uint> TokenIndices,
    ImmutableArray<ReadOnlyMemory<byte>> TokenTreeProofs,
    ImmutableArray<TokenLeaf> TokenLeaves
);
