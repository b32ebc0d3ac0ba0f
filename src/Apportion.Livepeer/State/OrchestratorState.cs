namespace Apportion.Livepeer.State;

/// <summary>
/// What the BondingManager stores of an orchestrator (Transcoder and the delegated amount), with the lifetime sums of its
/// commission that the contract does not keep. The default value is a fresh record.
/// </summary>
/// <remarks>Source: spec livepeer sections 3 and 7. Amounts in wei.</remarks>
public struct OrchestratorState : IRoundStamped
{
    /// <summary>Value of <see cref="DeactivationRound"/> for an orchestrator in the pool (2^256-1 in the contract).</summary>
    public const ulong NoDeactivation = ulong.MaxValue;

    /// <inheritdoc/>
    public ulong Round { get; set; }

    /// <summary>Stake delegated to it, rewards included, claimed or not.</summary>
    public UInt256 Delegated;

    /// <summary>Round of the last reward call, 0 for none.</summary>
    public ulong LastRewardRound;

    /// <summary>Round of the last fees, 0 for none.</summary>
    public ulong LastFeeRound;

    /// <summary>Last round for which the pool holds a stake.</summary>
    public ulong LastActiveStakeUpdateRound;

    /// <summary>First active round.</summary>
    public ulong ActivationRound;

    /// <summary>First round that is not active any more.</summary>
    public ulong DeactivationRound;

    /// <summary>Part of rewards kept as commission, in parts per million, for the next pool written.</summary>
    public uint RewardCut;

    /// <summary>Part of fees passed on to delegators, in parts per million, for the next pool written.</summary>
    public uint FeeShare;

    /// <summary>Pending reward commission as of the start of the last rewarded round.</summary>
    public UInt256 ActiveCumulativeRewards;

    /// <summary>Pending reward commission.</summary>
    public UInt256 CumulativeRewards;

    /// <summary>Pending fee commission.</summary>
    public UInt256 CumulativeFees;

    /// <summary>Lifetime reward commission by the cut; never reset.</summary>
    public UInt256 LifetimeRewardCut;

    /// <summary>Lifetime rewards earned on unclaimed commission; never reset.</summary>
    public UInt256 LifetimeRewardOnCommission;

    /// <summary>Lifetime fees kept by the fee share; never reset.</summary>
    public UInt256 LifetimeFeeCut;

    /// <summary>Lifetime fees earned on unclaimed reward commission; never reset.</summary>
    public UInt256 LifetimeFeeOnCommission;

    /// <summary>First round from which fee factors are not exact for lack of a parameter value; 0 if all are exact.</summary>
    public ulong InexactFeesSince;

    /// <summary>Both components of reward commission, ever.</summary>
    public readonly UInt256 LifetimeRewardCommission => LifetimeRewardCut + LifetimeRewardOnCommission;

    /// <summary>Both components of fee commission, ever.</summary>
    public readonly UInt256 LifetimeFeeCommission => LifetimeFeeCut + LifetimeFeeOnCommission;

    /// <summary>Whether the contract counts it as active in a round.</summary>
    public readonly bool IsActive(ulong round) => ActivationRound <= round && round < DeactivationRound;
}
