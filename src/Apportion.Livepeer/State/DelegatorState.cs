namespace Apportion.Livepeer.State;

/// <summary>What the BondingManager stores of a delegator. The default value is an account that never acted.</summary>
/// <remarks>Source: spec livepeer section 3. Amounts in wei.</remarks>
public struct DelegatorState : IRoundStamped
{
    /// <inheritdoc/>
    public ulong Round { get; set; }

    /// <summary>Bond as of the last claim, without pending rewards.</summary>
    public UInt256 Bonded;

    /// <summary>Fees as of the last claim that were not withdrawn.</summary>
    public UInt256 Fees;

    /// <summary>Number of the account it delegates to in the engine's account list, 0 for none.</summary>
    internal int Delegate;

    /// <summary>First round in which the bond counts; 0 after a full unbond.</summary>
    public ulong StartRound;

    /// <summary>Round up to which rewards and fees are contained in <see cref="Bonded"/> and <see cref="Fees"/>.</summary>
    public ulong LastClaimRound;

    /// <summary>Number that the next unbonding lock gets.</summary>
    public ulong NextUnbondingLockId;

    /// <summary>Status as the contract gives it in a round.</summary>
    public readonly DelegatorStatus StatusAt(ulong round) =>
        Bonded.IsZero ? DelegatorStatus.Unbonded
        : StartRound > round ? DelegatorStatus.Pending
        : DelegatorStatus.Bonded;
}
