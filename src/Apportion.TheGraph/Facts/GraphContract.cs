namespace Apportion.TheGraph.Facts;

/// <summary>The contracts of the system. Source: spec the-graph section 2.</summary>
public enum GraphContract
{
    /// <summary>GraphToken (GRT).</summary>
    Token,

    /// <summary>Controller.</summary>
    Controller,

    /// <summary>EpochManager.</summary>
    EpochManager,

    /// <summary>L2Curation.</summary>
    Curation,

    /// <summary>RewardsManager.</summary>
    RewardsManager,

    /// <summary>HorizonStaking.</summary>
    Staking,

    /// <summary>SubgraphService.</summary>
    SubgraphService,

    /// <summary>DisputeManager.</summary>
    DisputeManager,

    /// <summary>IssuanceAllocator.</summary>
    IssuanceAllocator,

    /// <summary>RewardsEligibilityOracle.</summary>
    EligibilityOracle,

    /// <summary>The query fee collector.</summary>
    FeeCollector,

    /// <summary>A DirectAllocation: a passive receiver.</summary>
    DirectAllocation,
}
