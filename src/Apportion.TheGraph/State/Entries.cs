namespace Apportion.TheGraph.State;

/// <summary>A subgraph deployment with its id.</summary>
internal sealed class SubgraphEntry(Hash256 id) : Cell<SubgraphState>
{
    public Hash256 Id { get; } = id;
}

/// <summary>An allocation with its id.</summary>
internal sealed class AllocationEntry(Address id) : Cell<AllocationState>
{
    public Address Id { get; } = id;
}

/// <summary>An indexer with its address and its queues.</summary>
internal sealed class IndexerEntry(Address id) : Cell<IndexerState>
{
    public Address Id { get; } = id;

    /// <summary>Thaw requests of the provision.</summary>
    public RequestQueue ProvisionThaws { get; } = new();

    /// <summary>Stake claims of query fees.</summary>
    public RequestQueue StakeClaims { get; } = new();
}
