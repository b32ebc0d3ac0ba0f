namespace Apportion.TheGraph.Reports;

/// <summary>What a line of an allocation's story tells.</summary>
public enum AllocationEntryKind
{
    /// <summary>Opened.</summary>
    Opened,

    /// <summary>Its subgraph handed rewards to allocations; the amount is this allocation's share.</summary>
    Accrued,

    /// <summary>Its subgraph earned, but the rewards were reclaimed; the amount is the whole subgraph's.</summary>
    SubgraphReclaimed,

    /// <summary>Its subgraph earned, but the rewards were dropped; the amount is the whole subgraph's.</summary>
    SubgraphDropped,

    /// <summary>Paid to the indexer.</summary>
    PaidToIndexer,

    /// <summary>Paid to the delegation pool.</summary>
    PaidToDelegators,

    /// <summary>The claim was reclaimed.</summary>
    Reclaimed,

    /// <summary>The claim was lost; no chain record shows it.</summary>
    Dropped,

    /// <summary>A POI left the claim for later.</summary>
    Deferred,

    /// <summary>Set aside by a resize, still claimable.</summary>
    SetAside,

    /// <summary>Resized; the amount is the new size.</summary>
    Resized,

    /// <summary>A POI was presented and paid nothing.</summary>
    PaidNothing,

    /// <summary>Closed.</summary>
    Closed,

    /// <summary>A command on it reverted.</summary>
    Reverted,
}
