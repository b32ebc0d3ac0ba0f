namespace Apportion.Livepeer.Facts;

/// <content>Bonds, rewards, cuts and the pool of orchestrators: events of the BondingManager.</content>
public abstract partial record LivepeerFact
{
    /// <summary>A delegator bonded, added to its bond, or moved it.</summary>
    public sealed record Bond(
        LogOrigin Origin,
        Address NewDelegate,
        Address OldDelegate,
        Address Delegator,
        UInt256 AdditionalAmount,
        UInt256 BondedAmount
    ) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingManager,
                "Bond(address indexed newDelegate, address indexed oldDelegate, address indexed delegator, uint256 additionalAmount, uint256 bondedAmount)",
                static (ref of, origin, _) =>
                    new Bond(origin, of.Address(), of.Address(), of.Address(), of.UInt256(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values =>
            [NewDelegate, OldDelegate, Delegator, AdditionalAmount, BondedAmount];
    }

    /// <summary>Part of a bond was put into an unbonding lock.</summary>
    public sealed record Unbond(
        LogOrigin Origin,
        Address Delegate,
        Address Delegator,
        ulong UnbondingLockId,
        UInt256 Amount,
        ulong WithdrawRound
    ) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingManager,
                "Unbond(address indexed delegate, address indexed delegator, uint256 unbondingLockId, uint256 amount, uint256 withdrawRound)",
                static (ref of, origin, _) =>
                    new Unbond(origin, of.Address(), of.Address(), of.UInt64(), of.UInt256(), of.UInt64())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Delegate, Delegator, UnbondingLockId, Amount, WithdrawRound];
    }

    /// <summary>An unbonding lock became a bond again.</summary>
    public sealed record Rebond(
        LogOrigin Origin,
        Address Delegate,
        Address Delegator,
        ulong UnbondingLockId,
        UInt256 Amount
    ) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingManager,
                "Rebond(address indexed delegate, address indexed delegator, uint256 unbondingLockId, uint256 amount)",
                static (ref of, origin, _) => new Rebond(origin, of.Address(), of.Address(), of.UInt64(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Delegate, Delegator, UnbondingLockId, Amount];
    }

    /// <summary>A fresh unbonding lock changed its owner; the receiver's Rebond follows.</summary>
    public sealed record TransferBond(
        LogOrigin Origin,
        Address OldDelegator,
        Address NewDelegator,
        ulong OldUnbondingLockId,
        ulong NewUnbondingLockId,
        UInt256 Amount
    ) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingManager,
                "TransferBond(address indexed oldDelegator, address indexed newDelegator, uint256 oldUnbondingLockId, uint256 newUnbondingLockId, uint256 amount)",
                static (ref of, origin, _) =>
                    new TransferBond(origin, of.Address(), of.Address(), of.UInt64(), of.UInt64(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values =>
            [OldDelegator, NewDelegator, OldUnbondingLockId, NewUnbondingLockId, Amount];
    }

    /// <summary>Pending stake and fees of a delegator were booked.</summary>
    public sealed record EarningsClaimed(
        LogOrigin Origin,
        Address Delegate,
        Address Delegator,
        UInt256 Rewards,
        UInt256 Fees,
        ulong StartRound,
        ulong EndRound
    ) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingManager,
                "EarningsClaimed(address indexed delegate, address indexed delegator, uint256 rewards, uint256 fees, uint256 startRound, uint256 endRound)",
                static (ref of, origin, _) =>
                    new EarningsClaimed(
                        origin,
                        of.Address(),
                        of.Address(),
                        of.UInt256(),
                        of.UInt256(),
                        of.UInt64(),
                        of.UInt64()
                    )
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Delegate, Delegator, Rewards, Fees, StartRound, EndRound];
    }

    /// <summary>An unbonding lock was paid out.</summary>
    public sealed record WithdrawStake(
        LogOrigin Origin,
        Address Delegator,
        ulong UnbondingLockId,
        UInt256 Amount,
        ulong WithdrawRound
    ) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingManager,
                "WithdrawStake(address indexed delegator, uint256 unbondingLockId, uint256 amount, uint256 withdrawRound)",
                static (ref of, origin, _) =>
                    new WithdrawStake(origin, of.Address(), of.UInt64(), of.UInt256(), of.UInt64())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Delegator, UnbondingLockId, Amount, WithdrawRound];
    }

    /// <summary>Fees were paid out.</summary>
    public sealed record WithdrawFees(LogOrigin Origin, Address Delegator, Address Recipient, UInt256 Amount)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingManager,
                "WithdrawFees(address indexed delegator, address recipient, uint256 amount)",
                static (ref of, origin, _) => new WithdrawFees(origin, of.Address(), of.Address(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Delegator, Recipient, Amount];
    }

    /// <summary>An orchestrator called reward(); the amount is after the treasury cut.</summary>
    public sealed record Reward(LogOrigin Origin, Address Transcoder, UInt256 Amount) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingManager,
                "Reward(address indexed transcoder, uint256 amount)",
                static (ref of, origin, _) => new Reward(origin, of.Address(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Transcoder, Amount];
    }

    /// <summary>The treasury's part of a reward; the orchestrator's Reward follows.</summary>
    public sealed record TreasuryReward(LogOrigin Origin, Address Transcoder, Address Treasury, UInt256 Amount)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingManager,
                "TreasuryReward(address indexed transcoder, address treasury, uint256 amount)",
                static (ref of, origin, _) => new TreasuryReward(origin, of.Address(), of.Address(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Transcoder, Treasury, Amount];
    }

    /// <summary>An orchestrator set its cuts (parts per million).</summary>
    public sealed record TranscoderUpdate(LogOrigin Origin, Address Transcoder, UInt256 RewardCut, UInt256 FeeShare)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingManager,
                "TranscoderUpdate(address indexed transcoder, uint256 rewardCut, uint256 feeShare)",
                static (ref of, origin, _) => new TranscoderUpdate(origin, of.Address(), of.UInt256(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Transcoder, RewardCut, FeeShare];
    }

    /// <summary>An orchestrator joined the pool.</summary>
    public sealed record TranscoderActivated(LogOrigin Origin, Address Transcoder, ulong ActivationRound)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingManager,
                "TranscoderActivated(address indexed transcoder, uint256 activationRound)",
                static (ref of, origin, _) => new TranscoderActivated(origin, of.Address(), of.UInt64())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Transcoder, ActivationRound];
    }

    /// <summary>An orchestrator left the pool.</summary>
    public sealed record TranscoderDeactivated(LogOrigin Origin, Address Transcoder, ulong DeactivationRound)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingManager,
                "TranscoderDeactivated(address indexed transcoder, uint256 deactivationRound)",
                static (ref of, origin, _) => new TranscoderDeactivated(origin, of.Address(), of.UInt64())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Transcoder, DeactivationRound];
    }

    /// <summary>Part of a bond was slashed.</summary>
    public sealed record TranscoderSlashed(
        LogOrigin Origin,
        Address Transcoder,
        Address Finder,
        UInt256 Penalty,
        UInt256 FinderReward
    ) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingManager,
                "TranscoderSlashed(address indexed transcoder, address finder, uint256 penalty, uint256 finderReward)",
                static (ref of, origin, _) =>
                    new TranscoderSlashed(origin, of.Address(), of.Address(), of.UInt256(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Transcoder, Finder, Penalty, FinderReward];
    }
}
