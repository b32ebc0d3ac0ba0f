using System.Collections.Immutable;

namespace Apportion.TheGraph.State;

/// <summary>The IssuanceAllocator's variables; rates are wei per block. Source: spec the-graph section 13.</summary>
public struct IssuanceAllocatorState
{
    /// <summary>I: the sum of all rates, the default target's included.</summary>
    public UInt256 IssuancePerBlock;

    /// <summary>D: block up to which allocator minting is distributed.</summary>
    public ulong LastDistributionBlock;

    /// <summary>M: block up to which self-minting is accounted.</summary>
    public ulong LastSelfMintingBlock;

    /// <summary>O: self-minted issuance not yet reconciled with the budget, wei.</summary>
    public UInt256 SelfMintingOffset;

    /// <summary>Sum of the self-minting rates.</summary>
    public UInt256 TotalSelfMintingRate;

    /// <summary>Which self-minting events are emitted.</summary>
    public SelfMintingEventMode EventMode;

    /// <summary>True if distribution is paused.</summary>
    public bool Paused;

    /// <summary>Targets in list order; index 0 is the default target.</summary>
    public ImmutableArray<Address> Targets;

    /// <summary>Records by address; an address outside the list may have one too (its notified block).</summary>
    public ImmutableSortedDictionary<Address, TargetRates> Records;

    /// <summary>A freshly initialised allocator.</summary>
    public static IssuanceAllocatorState Initial(ulong block) =>
        new()
        {
            LastDistributionBlock = block,
            EventMode = SelfMintingEventMode.PerTarget,
            Targets = [Address.Zero],
            Records = ImmutableSortedDictionary<Address, TargetRates>.Empty,
        };

    /// <summary>The record of a target; all zero if there is none.</summary>
    public readonly TargetRates RatesOf(Address target) => Records.TryGetValue(target, out var rates) ? rates : default;
}
