namespace Apportion.TheGraph.Reports;

/// <summary>One allocation at a moment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Indexer">Its indexer.</param>
/// <param name="Subgraph">Its subgraph.</param>
/// <param name="IsOpen">False once closed.</param>
/// <param name="Tokens">Allocated tokens, wei.</param>
/// <param name="Claimable">getRewards, wei; null if the getter reverts.</param>
public sealed record AllocationRow(
    Address Id,
    Address Indexer,
    Hash256 Subgraph,
    bool IsOpen,
    UInt256 Tokens,
    UInt256? Claimable
);
