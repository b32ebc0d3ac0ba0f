namespace Apportion.TheGraph.State;

/// <summary>
/// The RewardsManager's own variables. All amounts are wei of GRT; <see cref="AccRewardsPerSignal"/> is scaled by 10^18.
/// Source: spec the-graph section 3.
/// </summary>
public struct RewardsManagerState
{
    /// <summary>P: rewards per signalled token since the beginning, times 10^18.</summary>
    public UInt256 AccRewardsPerSignal;

    /// <summary>B: block number of the last global update.</summary>
    public ulong LastUpdateBlock;

    /// <summary>The stored rate, wei per block; overridden while an issuance allocator is set.</summary>
    public UInt256 RawIssuancePerBlock;

    /// <summary>Signal below which a subgraph earns nothing, wei.</summary>
    public UInt256 MinimumSubgraphSignal;

    /// <summary>The account that may deny subgraphs.</summary>
    public Address SubgraphAvailabilityOracle;

    /// <summary>The rewards issuer; zero when none is set.</summary>
    public Address SubgraphService;

    /// <summary>The issuance allocator; zero means the stored rate applies.</summary>
    public Address IssuanceAllocator;

    /// <summary>The eligibility oracle; zero means nobody is ineligible.</summary>
    public Address EligibilityOracle;

    /// <summary>True if an ineligible indexer's claim reverts instead of being reclaimed.</summary>
    public bool RevertOnIneligible;

    /// <summary>Receives reclaimed rewards whose condition has no address of its own; zero drops them.</summary>
    public Address DefaultReclaimAddress;
}
