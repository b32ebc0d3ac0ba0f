namespace Apportion.TheGraph.State;

/// <summary>
/// One subgraph deployment: its accumulators, its denial, its curation pool and its allocated tokens.
/// Source: spec the-graph sections 3, 9 and 11.
/// </summary>
public struct SubgraphState
{
    /// <summary>F: rewards accrued for the subgraph since the beginning, wei.</summary>
    public UInt256 AccRewardsForSubgraph;

    /// <summary>Fsnap: the part of F already handed to allocations, wei.</summary>
    public UInt256 AccRewardsForSubgraphSnapshot;

    /// <summary>Psnap: the global P up to which F is accrued, times 10^18.</summary>
    public UInt256 AccRewardsPerSignalSnapshot;

    /// <summary>T: rewards per allocated token since the beginning, times 10^18.</summary>
    public UInt256 AccRewardsPerAllocatedToken;

    /// <summary>Block since which the subgraph is denied; 0 if it is not.</summary>
    public ulong DeniedSince;

    /// <summary>A: tokens of all open allocations, wei.</summary>
    public UInt256 AllocatedTokens;

    /// <summary>Tokens in the curation pool (the subgraph's signal), wei.</summary>
    public UInt256 SignalledTokens;

    /// <summary>Supply of the curation shares.</summary>
    public UInt256 SignalShares;

    /// <summary>True if the subgraph is denied.</summary>
    public readonly bool IsDenied => DeniedSince > 0;
}
