namespace Apportion.TheGraph.State;

/// <summary>The tokens delegated to one indexer. Source: spec the-graph section 10.</summary>
public struct DelegationPoolState
{
    /// <summary>Tokens in the pool, thawing ones included, wei.</summary>
    public UInt256 Tokens;

    /// <summary>Shares held by delegators.</summary>
    public UInt256 Shares;

    /// <summary>Tokens on their way out, wei.</summary>
    public UInt256 TokensThawing;

    /// <summary>Shares of the thawing pool.</summary>
    public UInt256 SharesThawing;

    /// <summary>Grows when a slash empties the thawing pool.</summary>
    public ulong ThawingNonce;
}
