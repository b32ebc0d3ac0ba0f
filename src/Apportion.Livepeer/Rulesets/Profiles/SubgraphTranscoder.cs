using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Rulesets.Profiles;

/// <summary>The Transcoder entity of profile <c>subgraph-pr217</c>.</summary>
/// <remarks>Source: spec livepeer section 10.</remarks>
public struct SubgraphTranscoder : IRoundStamped
{
    /// <inheritdoc/>
    public ulong Round { get; set; }

    /// <summary>totalStake in wei.</summary>
    public UInt256 TotalStake;

    /// <summary>rewardCut in parts per million.</summary>
    public uint RewardCut;

    /// <summary>feeShare in parts per million.</summary>
    public uint FeeShare;

    /// <summary>lastRewardRound.</summary>
    public ulong LastRewardRound;

    /// <summary>lastFeeRound.</summary>
    public ulong LastFeeRound;

    /// <summary>activeCumulativeRewards.</summary>
    public UInt256 ActiveCumulativeRewards;

    /// <summary>pendingRewardCommission.</summary>
    public UInt256 PendingRewardCommission;

    /// <summary>lifetimeRewardCommission.</summary>
    public UInt256 LifetimeRewardCommission;

    /// <summary>pendingFeeCommission.</summary>
    public UInt256 PendingFeeCommission;

    /// <summary>lifetimeFeeCommission.</summary>
    public UInt256 LifetimeFeeCommission;
}
