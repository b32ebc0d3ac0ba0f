namespace Apportion.TheGraph.State;

/// <summary>One service provider: stake, provision, delegation pool, cuts and locked tokens.</summary>
public struct IndexerState
{
    /// <summary>All staked tokens, wei.</summary>
    public UInt256 TokensStaked;

    /// <summary>The part of the stake that is provisioned to any verifier, wei.</summary>
    public UInt256 TokensProvisioned;

    /// <summary>The provision to the SubgraphService.</summary>
    public ProvisionState Provision;

    /// <summary>The delegation pool at the SubgraphService.</summary>
    public DelegationPoolState Pool;

    /// <summary>Tokens locked by open allocations, wei.</summary>
    public UInt256 Locked;

    /// <summary>Tokens locked by query fee claims, wei; a tracker of its own.</summary>
    public UInt256 FeesLocked;

    /// <summary>Where the indexer's part of rewards goes; zero means it is restaked.</summary>
    public Address PaymentsDestination;

    /// <summary>The delegators' part of query fees, parts per million.</summary>
    public UInt256 QueryFeeCut;

    /// <summary>The delegators' part of indexing fees, parts per million.</summary>
    public UInt256 IndexingFeeCut;

    /// <summary>The delegators' part of indexing rewards, parts per million.</summary>
    public UInt256 IndexingRewardsCut;

    /// <summary>True once the indexer has registered with the SubgraphService.</summary>
    public bool Registered;

    /// <summary>
    /// Tokens that may back allocations: the provision that is not thawing, plus delegation up to
    /// <paramref name="delegationRatio"/> times that. Source: spec the-graph section 10, getTokensAvailable.
    /// </summary>
    public readonly UInt256 Available(uint delegationRatio)
    {
        var own = Provision.Tokens - Provision.TokensThawing;
        var delegated = Pool.Tokens - Pool.TokensThawing;
        return own + UInt256.Min(delegated, own * delegationRatio);
    }

    /// <summary>Stake that is not provisioned, wei.</summary>
    public readonly UInt256 IdleStake => UInt256.SaturatingSubtract(TokensStaked, TokensProvisioned);
}
