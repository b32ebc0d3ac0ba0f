using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Rulesets.Profiles;

/// <summary>The Delegator entity of profile <c>subgraph-pr217</c>.</summary>
/// <remarks>Source: spec livepeer section 10.</remarks>
public struct SubgraphDelegator : IRoundStamped
{
    /// <inheritdoc/>
    public ulong Round { get; set; }

    /// <summary>The delegate; zero for none.</summary>
    public Address Delegate;

    /// <summary>bondedAmount in wei.</summary>
    public UInt256 BondedAmount;

    /// <summary>fees in wei.</summary>
    public UInt256 Fees;

    /// <summary>shares, frozen at the last Bond, Unbond or Rebond.</summary>
    public UInt256 Shares;

    /// <summary>The round in which the shares were made.</summary>
    public ulong SharesRound;

    /// <summary>The reward factor the shares were made with.</summary>
    public UInt256 SharesFactor;

    /// <summary>lastClaimRound.</summary>
    public ulong LastClaimRound;

    /// <summary>True if the shares were made with factor one because the delegate had no Pool in the round.</summary>
    public bool WithoutPool;
}
