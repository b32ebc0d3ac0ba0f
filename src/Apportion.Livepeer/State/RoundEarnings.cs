namespace Apportion.Livepeer.State;

/// <summary>What an orchestrator earned in a round, split as the contract splits it. Amounts in wei.</summary>
/// <remarks>Source: spec livepeer sections 5.2, 5.3 and 7.</remarks>
public struct RoundEarnings : IRoundStamped
{
    /// <inheritdoc/>
    public ulong Round { get; set; }

    /// <summary>True if reward() was called in the round.</summary>
    public bool Rewarded;

    /// <summary>True if a fee of the round used the retroactive factor (section 5.3).</summary>
    public bool Retroactive;

    /// <summary>The stake the round's rewards and fees are spread over.</summary>
    public UInt256 Stake;

    /// <summary>Reward after the treasury cut.</summary>
    public UInt256 Reward;

    /// <summary>The treasury's part of the reward.</summary>
    public UInt256 Treasury;

    /// <summary>Reward kept by the reward cut.</summary>
    public UInt256 RewardCommission;

    /// <summary>Reward earned on unclaimed commission.</summary>
    public UInt256 RewardOnCommission;

    /// <summary>Fees of the round.</summary>
    public UInt256 Fees;

    /// <summary>Fees kept by the fee share.</summary>
    public UInt256 FeeCommission;

    /// <summary>Fees earned on unclaimed reward commission.</summary>
    public UInt256 FeeOnCommission;

    /// <summary>The part of the reward that spreads over all stake, unclaimed commission included.</summary>
    public readonly UInt256 DelegatorReward => Reward - RewardCommission;

    /// <summary>The part of the fees that spreads over all stake, unclaimed commission included.</summary>
    public readonly UInt256 DelegatorFees => Fees - FeeCommission;
}
