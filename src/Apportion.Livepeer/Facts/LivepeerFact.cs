using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Facts;

/// <summary>
/// A log of the Livepeer contracts, decoded. A closed set: one nested record per event, its members in the event's
/// order and under the event's names. Amounts are in wei of LPT or ETH; rounds and lock numbers fit in 64 bits.
/// </summary>
/// <remarks>Source: spec livepeer section 8.</remarks>
/// <param name="Origin">The log it comes from.</param>
public abstract record LivepeerFact(LogOrigin Origin)
{
    /// <summary>The contract that emitted it.</summary>
    public abstract ContractRole Contract { get; }

    /// <summary>The event's name.</summary>
    public abstract string EventName { get; }

    /// <summary>The event's arguments by name, as text: decimal numbers, 0x for addresses, hashes and bytes.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, string>> Arguments { get; }

    private static KeyValuePair<string, string> Argument<T>(string name, T value)
        where T : IFormattable => new(name, value.ToString(null, CultureInfo.InvariantCulture));

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
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingManager;

        /// <inheritdoc/>
        public override string EventName => "Bond";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [
                Argument("newDelegate", NewDelegate),
                Argument("oldDelegate", OldDelegate),
                Argument("delegator", Delegator),
                Argument("additionalAmount", AdditionalAmount),
                Argument("bondedAmount", BondedAmount),
            ];
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
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingManager;

        /// <inheritdoc/>
        public override string EventName => "Unbond";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [
                Argument("delegate", Delegate),
                Argument("delegator", Delegator),
                Argument("unbondingLockId", UnbondingLockId),
                Argument("amount", Amount),
                Argument("withdrawRound", WithdrawRound),
            ];
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
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingManager;

        /// <inheritdoc/>
        public override string EventName => "Rebond";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [
                Argument("delegate", Delegate),
                Argument("delegator", Delegator),
                Argument("unbondingLockId", UnbondingLockId),
                Argument("amount", Amount),
            ];
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
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingManager;

        /// <inheritdoc/>
        public override string EventName => "TransferBond";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [
                Argument("oldDelegator", OldDelegator),
                Argument("newDelegator", NewDelegator),
                Argument("oldUnbondingLockId", OldUnbondingLockId),
                Argument("newUnbondingLockId", NewUnbondingLockId),
                Argument("amount", Amount),
            ];
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
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingManager;

        /// <inheritdoc/>
        public override string EventName => "EarningsClaimed";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [
                Argument("delegate", Delegate),
                Argument("delegator", Delegator),
                Argument("rewards", Rewards),
                Argument("fees", Fees),
                Argument("startRound", StartRound),
                Argument("endRound", EndRound),
            ];
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
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingManager;

        /// <inheritdoc/>
        public override string EventName => "WithdrawStake";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [
                Argument("delegator", Delegator),
                Argument("unbondingLockId", UnbondingLockId),
                Argument("amount", Amount),
                Argument("withdrawRound", WithdrawRound),
            ];
    }

    /// <summary>Fees were paid out.</summary>
    public sealed record WithdrawFees(LogOrigin Origin, Address Delegator, Address Recipient, UInt256 Amount)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingManager;

        /// <inheritdoc/>
        public override string EventName => "WithdrawFees";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("delegator", Delegator), Argument("recipient", Recipient), Argument("amount", Amount)];
    }

    /// <summary>An orchestrator called reward(); the amount is after the treasury cut.</summary>
    public sealed record Reward(LogOrigin Origin, Address Transcoder, UInt256 Amount) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingManager;

        /// <inheritdoc/>
        public override string EventName => "Reward";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("transcoder", Transcoder), Argument("amount", Amount)];
    }

    /// <summary>The treasury's part of a reward; the orchestrator's Reward follows.</summary>
    public sealed record TreasuryReward(LogOrigin Origin, Address Transcoder, Address Treasury, UInt256 Amount)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingManager;

        /// <inheritdoc/>
        public override string EventName => "TreasuryReward";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("transcoder", Transcoder), Argument("treasury", Treasury), Argument("amount", Amount)];
    }

    /// <summary>An orchestrator set its cuts (parts per million).</summary>
    public sealed record TranscoderUpdate(LogOrigin Origin, Address Transcoder, UInt256 RewardCut, UInt256 FeeShare)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingManager;

        /// <inheritdoc/>
        public override string EventName => "TranscoderUpdate";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("transcoder", Transcoder), Argument("rewardCut", RewardCut), Argument("feeShare", FeeShare)];
    }

    /// <summary>An orchestrator joined the pool.</summary>
    public sealed record TranscoderActivated(LogOrigin Origin, Address Transcoder, ulong ActivationRound)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingManager;

        /// <inheritdoc/>
        public override string EventName => "TranscoderActivated";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("transcoder", Transcoder), Argument("activationRound", ActivationRound)];
    }

    /// <summary>An orchestrator left the pool.</summary>
    public sealed record TranscoderDeactivated(LogOrigin Origin, Address Transcoder, ulong DeactivationRound)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingManager;

        /// <inheritdoc/>
        public override string EventName => "TranscoderDeactivated";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("transcoder", Transcoder), Argument("deactivationRound", DeactivationRound)];
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
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingManager;

        /// <inheritdoc/>
        public override string EventName => "TranscoderSlashed";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [
                Argument("transcoder", Transcoder),
                Argument("finder", Finder),
                Argument("penalty", Penalty),
                Argument("finderReward", FinderReward),
            ];
    }

    /// <summary>A round was initialised.</summary>
    public sealed record NewRound(LogOrigin Origin, ulong Round, Hash256 BlockHash) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.RoundsManager;

        /// <inheritdoc/>
        public override string EventName => "NewRound";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("round", Round), new("blockHash", BlockHash.ToString())];
    }

    /// <summary>Mintable tokens and inflation of the round being initialised.</summary>
    public sealed record SetCurrentRewardTokens(
        LogOrigin Origin,
        UInt256 CurrentMintableTokens,
        UInt256 CurrentInflation
    ) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.Minter;

        /// <inheritdoc/>
        public override string EventName => "SetCurrentRewardTokens";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("currentMintableTokens", CurrentMintableTokens), Argument("currentInflation", CurrentInflation)];
    }

    /// <summary>Fees reached an orchestrator.</summary>
    public sealed record WinningTicketTransfer(LogOrigin Origin, Address Sender, Address Recipient, UInt256 Amount)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.TicketBroker;

        /// <inheritdoc/>
        public override string EventName => "WinningTicketTransfer";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("sender", Sender), Argument("recipient", Recipient), Argument("amount", Amount)];
    }

    /// <summary>A winning ticket was redeemed; the face value may exceed what was paid.</summary>
    public sealed record WinningTicketRedeemed(
        LogOrigin Origin,
        Address Sender,
        Address Recipient,
        UInt256 FaceValue,
        UInt256 WinProb,
        UInt256 SenderNonce,
        UInt256 RecipientRand,
        ReadOnlyMemory<byte> AuxData
    ) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.TicketBroker;

        /// <inheritdoc/>
        public override string EventName => "WinningTicketRedeemed";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [
                Argument("sender", Sender),
                Argument("recipient", Recipient),
                Argument("faceValue", FaceValue),
                Argument("winProb", WinProb),
                Argument("senderNonce", SenderNonce),
                Argument("recipientRand", RecipientRand),
                new("auxData", "0x" + Convert.ToHexStringLower(AuxData.Span)),
            ];
    }

    /// <summary>A broadcaster's deposit grew.</summary>
    public sealed record DepositFunded(LogOrigin Origin, Address Sender, UInt256 Amount) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.TicketBroker;

        /// <inheritdoc/>
        public override string EventName => "DepositFunded";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("sender", Sender), Argument("amount", Amount)];
    }

    /// <summary>A broadcaster's reserve grew.</summary>
    public sealed record ReserveFunded(LogOrigin Origin, Address ReserveHolder, UInt256 Amount) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.TicketBroker;

        /// <inheritdoc/>
        public override string EventName => "ReserveFunded";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("reserveHolder", ReserveHolder), Argument("amount", Amount)];
    }

    /// <summary>An orchestrator was paid from a reserve.</summary>
    public sealed record ReserveClaimed(LogOrigin Origin, Address ReserveHolder, Address Claimant, UInt256 Amount)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.TicketBroker;

        /// <inheritdoc/>
        public override string EventName => "ReserveClaimed";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("reserveHolder", ReserveHolder), Argument("claimant", Claimant), Argument("amount", Amount)];
    }

    /// <summary>A broadcaster took its deposit and reserve back.</summary>
    public sealed record Withdrawal(LogOrigin Origin, Address Sender, UInt256 Deposit, UInt256 Reserve)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.TicketBroker;

        /// <inheritdoc/>
        public override string EventName => "Withdrawal";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("sender", Sender), Argument("deposit", Deposit), Argument("reserve", Reserve)];
    }

    /// <summary>A broadcaster began to unlock its deposit; no effect on accounting.</summary>
    public sealed record Unlock(LogOrigin Origin, Address Sender, ulong StartRound, ulong EndRound)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.TicketBroker;

        /// <inheritdoc/>
        public override string EventName => "Unlock";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("sender", Sender), Argument("startRound", StartRound), Argument("endRound", EndRound)];
    }

    /// <summary>A broadcaster kept its deposit locked; no effect on accounting.</summary>
    public sealed record UnlockCancelled(LogOrigin Origin, Address Sender) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.TicketBroker;

        /// <inheritdoc/>
        public override string EventName => "UnlockCancelled";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments => [Argument("sender", Sender)];
    }

    /// <summary>The admin of a role changed; no effect on accounting.</summary>
    public sealed record RoleAdminChanged(
        LogOrigin Origin,
        Hash256 Role,
        Hash256 PreviousAdminRole,
        Hash256 NewAdminRole
    ) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.LivepeerToken;

        /// <inheritdoc/>
        public override string EventName => "RoleAdminChanged";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [
                new("role", Role.ToString()),
                new("previousAdminRole", PreviousAdminRole.ToString()),
                new("newAdminRole", NewAdminRole.ToString()),
            ];
    }

    /// <summary>LPT was created.</summary>
    public sealed record Mint(LogOrigin Origin, Address To, UInt256 Amount) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.LivepeerToken;

        /// <inheritdoc/>
        public override string EventName => "Mint";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("to", To), Argument("amount", Amount)];
    }

    /// <summary>LPT was destroyed.</summary>
    public sealed record Burn(LogOrigin Origin, Address Burner, UInt256 Amount) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.LivepeerToken;

        /// <inheritdoc/>
        public override string EventName => "Burn";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("burner", Burner), Argument("amount", Amount)];
    }

    /// <summary>LPT changed hands.</summary>
    public sealed record Transfer(LogOrigin Origin, Address From, Address To, UInt256 Value) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.LivepeerToken;

        /// <inheritdoc/>
        public override string EventName => "Transfer";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("from", From), Argument("to", To), Argument("value", Value)];
    }

    /// <summary>An allowance was set; no effect on accounting.</summary>
    public sealed record Approval(LogOrigin Origin, Address Owner, Address Spender, UInt256 Value)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.LivepeerToken;

        /// <inheritdoc/>
        public override string EventName => "Approval";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [Argument("owner", Owner), Argument("spender", Spender), Argument("value", Value)];
    }

    /// <summary>A role was granted; no effect on accounting.</summary>
    public sealed record RoleGranted(LogOrigin Origin, Hash256 Role, Address Account, Address Sender)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.LivepeerToken;

        /// <inheritdoc/>
        public override string EventName => "RoleGranted";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [new("role", Role.ToString()), Argument("account", Account), Argument("sender", Sender)];
    }

    /// <summary>A role was revoked; no effect on accounting.</summary>
    public sealed record RoleRevoked(LogOrigin Origin, Hash256 Role, Address Account, Address Sender)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.LivepeerToken;

        /// <inheritdoc/>
        public override string EventName => "RoleRevoked";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [new("role", Role.ToString()), Argument("account", Account), Argument("sender", Sender)];
    }

    /// <summary>A vote checkpoint names another delegate.</summary>
    public sealed record DelegateChanged(LogOrigin Origin, Address Delegator, Address FromDelegate, Address ToDelegate)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingVotes;

        /// <inheritdoc/>
        public override string EventName => "DelegateChanged";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [
                Argument("delegator", Delegator),
                Argument("fromDelegate", FromDelegate),
                Argument("toDelegate", ToDelegate),
            ];
    }

    /// <summary>Votes of an orchestrator in its checkpoint.</summary>
    public sealed record DelegateVotesChanged(
        LogOrigin Origin,
        Address Delegate,
        UInt256 PreviousBalance,
        UInt256 NewBalance
    ) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingVotes;

        /// <inheritdoc/>
        public override string EventName => "DelegateVotesChanged";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [
                Argument("delegate", Delegate),
                Argument("previousBalance", PreviousBalance),
                Argument("newBalance", NewBalance),
            ];
    }

    /// <summary>Bond of an account in its checkpoint.</summary>
    public sealed record DelegatorBondedAmountChanged(
        LogOrigin Origin,
        Address Delegate,
        UInt256 PreviousBondedAmount,
        ulong PreviousLastClaimRound,
        UInt256 NewBondedAmount,
        ulong NewLastClaimRound
    ) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.BondingVotes;

        /// <inheritdoc/>
        public override string EventName => "DelegatorBondedAmountChanged";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [
                Argument("delegate", Delegate),
                Argument("previousBondedAmount", PreviousBondedAmount),
                Argument("previousLastClaimRound", PreviousLastClaimRound),
                Argument("newBondedAmount", NewBondedAmount),
                Argument("newLastClaimRound", NewLastClaimRound),
            ];
    }

    /// <summary>The Controller names a contract; the git hash is 20 bytes, left in the first 20 of 32.</summary>
    public sealed record SetContractInfo(LogOrigin Origin, Hash256 Id, Address ContractAddress, Address GitCommitHash)
        : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.Controller;

        /// <inheritdoc/>
        public override string EventName => "SetContractInfo";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments =>
            [
                new("id", Id.ToString()),
                Argument("contractAddress", ContractAddress),
                Argument("gitCommitHash", GitCommitHash),
            ];
    }

    /// <summary>The protocol was paused.</summary>
    public sealed record Pause(LogOrigin Origin) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.Controller;

        /// <inheritdoc/>
        public override string EventName => "Pause";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments => [];
    }

    /// <summary>The protocol was resumed.</summary>
    public sealed record Unpause(LogOrigin Origin) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => ContractRole.Controller;

        /// <inheritdoc/>
        public override string EventName => "Unpause";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments => [];
    }

    /// <summary>A parameter was set. The log carries its name only; values are a side input.</summary>
    /// <param name="Origin">The log it comes from.</param>
    /// <param name="Emitter">Which contract's parameter.</param>
    /// <param name="Param">The parameter's name.</param>
    public sealed record ParameterUpdate(LogOrigin Origin, ContractRole Emitter, string Param) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => Emitter;

        /// <inheritdoc/>
        public override string EventName => "ParameterUpdate";

        /// <inheritdoc/>
        public override IReadOnlyList<KeyValuePair<string, string>> Arguments => [new("param", Param)];
    }
}
