namespace Apportion.Livepeer.State;

/// <summary>
/// Raw storage of an orchestrator's earnings pool of a round. Zero means not stored: factors are never filled in from
/// earlier rounds except where the contract does, because whether it did changes later results.
/// </summary>
/// <remarks>Source: spec livepeer sections 3 and 4.</remarks>
public struct EarningsPool : IRoundStamped
{
    /// <inheritdoc/>
    public ulong Round { get; set; }

    /// <summary>Active stake of the round in wei.</summary>
    public UInt256 TotalStake;

    /// <summary>Cumulative reward factor in units of 10^-27, 0 if not stored.</summary>
    public UInt256 CumulativeRewardFactor;

    /// <summary>Cumulative fee factor in units of 10^-27, 0 if not stored.</summary>
    public UInt256 CumulativeFeeFactor;

    /// <summary>Part of rewards kept as commission, in parts per million.</summary>
    public uint RewardCut;

    /// <summary>Part of fees passed on to delegators, in parts per million.</summary>
    public uint FeeShare;
}
