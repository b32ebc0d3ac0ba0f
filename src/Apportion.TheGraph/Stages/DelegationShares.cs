using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages;

/// <summary>Conversions between tokens, delegation shares and thawing shares. Source: spec the-graph section 10.</summary>
internal static class DelegationShares
{
    /// <summary>Shares for delegated tokens, floored; an empty or wholly thawing pool starts at one share a token.</summary>
    public static UInt256 ForDelegation(in DelegationPoolState pool, UInt256 tokens) =>
        pool.Tokens.IsZero || pool.Tokens == pool.TokensThawing
            ? tokens
            : tokens * pool.Shares / (pool.Tokens - pool.TokensThawing);

    /// <summary>Tokens that shares are worth, thawing tokens left out, floored.</summary>
    public static UInt256 Worth(in DelegationPoolState pool, UInt256 shares) =>
        shares * (pool.Tokens - pool.TokensThawing) / pool.Shares;

    /// <summary>Thawing shares for undelegated tokens, floored.</summary>
    public static UInt256 ThawingForUndelegation(in DelegationPoolState pool, UInt256 tokens) =>
        pool.TokensThawing.IsZero ? tokens : tokens * pool.SharesThawing / pool.TokensThawing;

    /// <summary>Thawing shares for thawed provision tokens, rounded up.</summary>
    public static UInt256 ThawingForProvision(in ProvisionState provision, UInt256 tokens) =>
        provision.TokensThawing.IsZero
            ? tokens
            : ((provision.SharesThawing * tokens) + provision.TokensThawing - UInt256.One) / provision.TokensThawing;
}
