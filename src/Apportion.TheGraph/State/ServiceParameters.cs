namespace Apportion.TheGraph.State;

/// <summary>Parameters of the SubgraphService, of curation and of staking, as governance set them.</summary>
public struct ServiceParameters
{
    /// <summary>Seconds without a POI after which an allocation is stale.</summary>
    public UInt256 MaxPoiStaleness;

    /// <summary>How many times the own provision delegation may count.</summary>
    public uint DelegationRatio;

    /// <summary>Smallest provision that may act, wei.</summary>
    public UInt256 MinimumProvisionTokens;

    /// <summary>Largest provision that may act, wei.</summary>
    public UInt256 MaximumProvisionTokens;

    /// <summary>Stake locked per wei of query fees.</summary>
    public UInt256 StakeToFeesRatio;

    /// <summary>The curators' part of query fees, parts per million.</summary>
    public UInt256 CurationCut;

    /// <summary>The dispute manager's period, seconds: the only thawing period a provision may have.</summary>
    public ulong DisputePeriod;

    /// <summary>Smallest verifier cut a provision may have, parts per million.</summary>
    public uint FishermanRewardCut;

    /// <summary>Tax burned when signal is minted, parts per million.</summary>
    public uint CurationTaxPercentage;

    /// <summary>Smallest deposit into an empty curation pool, wei.</summary>
    public UInt256 MinimumCurationDeposit;

    /// <summary>True if the SubgraphService is paused.</summary>
    public bool ServicePaused;

    /// <summary>True if the Controller is paused: staking refuses everything.</summary>
    public bool ControllerPaused;

    /// <summary>True if the Controller is partially paused: curation refuses everything.</summary>
    public bool ControllerPartiallyPaused;

    /// <summary>True if slashing may reach delegators.</summary>
    public bool DelegationSlashingEnabled;
}
