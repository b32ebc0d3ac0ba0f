namespace Apportion.TheGraph.Accounting;

/// <summary>Where issuance goes. Every wei issued leaves through exactly one of these or is still undistributed.</summary>
public enum FlowKind
{
    /// <summary>Issued: rate · blocks of one global update.</summary>
    Issued,

    /// <summary>Kept back by the floor of the rewards per signal.</summary>
    SignalDust,

    /// <summary>The share of GRT that lies in the curation contract outside every pool; attributed to nobody.</summary>
    Unattributed,

    /// <summary>Kept back by the floor of a subgraph's new rewards.</summary>
    SubgraphDust,

    /// <summary>Kept back by the floor of the rewards per allocated token.</summary>
    TokenDust,

    /// <summary>Kept back by the floor of an allocation's rewards.</summary>
    AllocationDust,

    /// <summary>Handed from a subgraph to its allocations; still unclaimed.</summary>
    Distributed,

    /// <summary>Minted to a reclaim address.</summary>
    Reclaimed,

    /// <summary>Given to nobody; leaves no trace on chain.</summary>
    Dropped,

    /// <summary>Minted and paid to the indexer.</summary>
    IndexerReward,

    /// <summary>Minted and added to the delegation pool.</summary>
    DelegatorReward,

    /// <summary>A POI left the claim for later; nothing moves.</summary>
    Deferred,

    /// <summary>Set aside by a resize; still unclaimed.</summary>
    SetAside,

    /// <summary>Minted by the issuance allocator to one of its targets; outside the rewards pot.</summary>
    AllocatorMint,

    /// <summary>Baseline only: a lowered snapshot makes a paid period payable once more.</summary>
    PaidTwice,
}
