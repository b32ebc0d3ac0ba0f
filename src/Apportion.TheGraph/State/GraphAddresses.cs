using System.Collections.Immutable;

namespace Apportion.TheGraph.State;

/// <summary>Where the contracts live and who holds which role.</summary>
public sealed record GraphAddresses
{
    /// <summary>GraphToken.</summary>
    public required Address Token { get; init; }

    /// <summary>RewardsManager.</summary>
    public required Address RewardsManager { get; init; }

    /// <summary>L2Curation.</summary>
    public required Address Curation { get; init; }

    /// <summary>HorizonStaking.</summary>
    public required Address Staking { get; init; }

    /// <summary>SubgraphService.</summary>
    public required Address SubgraphService { get; init; }

    /// <summary>EpochManager.</summary>
    public Address EpochManager { get; init; }

    /// <summary>Controller.</summary>
    public Address Controller { get; init; }

    /// <summary>DisputeManager.</summary>
    public Address DisputeManager { get; init; }

    /// <summary>Collector of query fees.</summary>
    public Address FeeCollector { get; init; }

    /// <summary>IssuanceAllocator; zero before it is deployed.</summary>
    public Address IssuanceAllocator { get; init; }

    /// <summary>RewardsEligibilityOracle; zero before it is deployed.</summary>
    public Address EligibilityOracle { get; init; }

    /// <summary>Passive receivers that accept notifications of the allocator.</summary>
    public ImmutableArray<Address> DirectAllocations { get; init; } = [];

    /// <summary>The governor: owner of the contracts and holder of the governor, pause and operator roles.</summary>
    public Address Governor { get; init; }

    /// <summary>Holders of the oracle role.</summary>
    public ImmutableArray<Address> Oracles { get; init; } = [];

    /// <summary>Chain id, for the signature of allocation proofs.</summary>
    public ulong ChainId { get; init; }

    /// <summary>Which contract an address is; null if it is none of them.</summary>
    public Facts.GraphContract? Find(Address address)
    {
        if (address.IsZero)
            return null;
        if (address == RewardsManager)
            return Facts.GraphContract.RewardsManager;
        if (address == SubgraphService)
            return Facts.GraphContract.SubgraphService;
        if (address == Staking)
            return Facts.GraphContract.Staking;
        if (address == Curation)
            return Facts.GraphContract.Curation;
        if (address == Token)
            return Facts.GraphContract.Token;
        if (address == IssuanceAllocator)
            return Facts.GraphContract.IssuanceAllocator;
        if (address == EligibilityOracle)
            return Facts.GraphContract.EligibilityOracle;
        if (address == EpochManager)
            return Facts.GraphContract.EpochManager;
        if (address == Controller)
            return Facts.GraphContract.Controller;
        if (address == DisputeManager)
            return Facts.GraphContract.DisputeManager;
        if (address == FeeCollector)
            return Facts.GraphContract.FeeCollector;
        return DirectAllocations.Contains(address) ? Facts.GraphContract.DirectAllocation : null;
    }
}
