namespace Apportion.TheGraph.Stages;

/// <summary>Why rewards are not paid to an indexer. Source: spec the-graph section 5.</summary>
public enum RewardCondition
{
    /// <summary>Nothing stands in the way.</summary>
    None = 0,

    /// <summary>Nobody signals on any subgraph.</summary>
    NoSignal,

    /// <summary>The subgraph is denied.</summary>
    SubgraphDenied,

    /// <summary>The subgraph's signal is below the minimum.</summary>
    BelowMinimumSignal,

    /// <summary>The subgraph has no allocated tokens.</summary>
    NoAllocatedTokens,

    /// <summary>The indexer is not eligible.</summary>
    IndexerIneligible,

    /// <summary>The last POI is too old.</summary>
    StalePoi,

    /// <summary>The POI is zero.</summary>
    ZeroPoi,

    /// <summary>The allocation was opened in this epoch.</summary>
    AllocationTooYoung,

    /// <summary>The allocation was closed with unclaimed rewards.</summary>
    CloseAllocation,

    /// <summary>The allocation has no tokens.</summary>
    AltruisticAllocation,
}
