using Apportion.Livepeer.Facts;

namespace Apportion.Livepeer.State;

/// <summary>
/// A claim of a delegator with what is needed to tell what it cost: rewards and fees of the round that came after it
/// reach the delegator no more.
/// </summary>
/// <remarks>Source: spec livepeer sections 0 (item 2) and 6.5.</remarks>
public struct ClaimRecord : IRoundStamped
{
    /// <summary>The round of the claim.</summary>
    public ulong Round { get; set; }

    /// <summary>First round it covers.</summary>
    public ulong FirstRound;

    /// <summary>Number of the delegate, 0 for none.</summary>
    internal int Delegate;

    /// <summary>True if the delegate is the account itself.</summary>
    public bool Self;

    /// <summary>Rewards booked, in wei of LPT.</summary>
    public UInt256 Rewards;

    /// <summary>Fees booked, in wei of ETH.</summary>
    public UInt256 Fees;

    /// <summary>Bond before the claim.</summary>
    public UInt256 BondedBefore;

    /// <summary>Reward factor from which the claim counted (10^27 if none was stored).</summary>
    public UInt256 StartRewardFactor;

    /// <summary>Reward commission that the claim moved into the bond (own claims of an orchestrator).</summary>
    public UInt256 RewardCommission;

    /// <summary>Fee commission that the claim moved into the fees.</summary>
    public UInt256 FeeCommission;

    /// <summary>Reward factor up to which the claim counted (10^27 if none was stored).</summary>
    public UInt256 RewardFactor;

    /// <summary>Fee factor up to which the claim counted.</summary>
    public UInt256 FeeFactor;

    /// <summary>The log.</summary>
    public LogOrigin Origin;
}
