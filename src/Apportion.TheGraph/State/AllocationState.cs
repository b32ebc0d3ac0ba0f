namespace Apportion.TheGraph.State;

/// <summary>One allocation, with the fields of the SubgraphService's record. Source: spec the-graph section 9.</summary>
public struct AllocationState
{
    /// <summary>The indexer that opened it.</summary>
    public Address Indexer;

    /// <summary>The subgraph deployment it indexes.</summary>
    public Hash256 SubgraphDeploymentId;

    /// <summary>Allocated tokens, wei; kept at its last value on a closed record.</summary>
    public UInt256 Tokens;

    /// <summary>Time of opening, seconds; 0 means that the allocation does not exist.</summary>
    public ulong CreatedAt;

    /// <summary>Time of closing, seconds; 0 while open.</summary>
    public ulong ClosedAt;

    /// <summary>Time of the last POI, seconds; 0 before the first.</summary>
    public ulong LastPoiPresentedAt;

    /// <summary>a: the subgraph's T at the last snapshot, times 10^18.</summary>
    public UInt256 AccRewardsPerAllocatedToken;

    /// <summary>q: rewards set aside by a resize, wei.</summary>
    public UInt256 AccRewardsPending;

    /// <summary>Epoch of opening.</summary>
    public ulong CreatedAtEpoch;

    /// <summary>True if it was ever opened.</summary>
    public readonly bool Exists => CreatedAt != 0;

    /// <summary>True while it is open.</summary>
    public readonly bool IsOpen => Exists && ClosedAt == 0;

    /// <summary>True if it is open or closed with zero tokens: it indexes without stake and earns nothing.</summary>
    public readonly bool IsAltruistic => Exists && Tokens.IsZero;

    /// <summary>
    /// True if it is open and more than <paramref name="maxStaleness"/> seconds have passed since the last POI (or the
    /// opening). The comparison is strict.
    /// </summary>
    public readonly bool IsStale(ulong timestamp, UInt256 maxStaleness)
    {
        if (!IsOpen)
            return false;
        var since = Math.Max(CreatedAt, LastPoiPresentedAt);
        return (UInt256)(timestamp > since ? timestamp - since : 0) > maxStaleness;
    }
}
