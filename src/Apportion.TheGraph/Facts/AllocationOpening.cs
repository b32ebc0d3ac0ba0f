namespace Apportion.TheGraph.Facts;

/// <summary>What an indexer states when it opens an allocation.</summary>
/// <param name="SubgraphDeploymentId">The subgraph deployment.</param>
/// <param name="Tokens">Wei; 0 indexes without stake.</param>
/// <param name="AllocationId">The allocation's key address.</param>
/// <param name="Proof">Signature by the allocation's key, 65 bytes.</param>
public sealed record AllocationOpening(
    Hash256 SubgraphDeploymentId,
    UInt256 Tokens,
    Address AllocationId,
    byte[] Proof
);
