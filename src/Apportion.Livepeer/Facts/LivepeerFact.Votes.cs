namespace Apportion.Livepeer.Facts;

/// <content>Vote checkpoints: events of BondingVotes.</content>
public abstract partial record LivepeerFact
{
    /// <summary>A vote checkpoint names another delegate.</summary>
    public sealed record DelegateChanged(LogOrigin Origin, Address Delegator, Address FromDelegate, Address ToDelegate)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingVotes,
                "DelegateChanged(address indexed delegator, address indexed fromDelegate, address indexed toDelegate)",
                static (ref of, origin, _) => new DelegateChanged(origin, of.Address(), of.Address(), of.Address())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Delegator, FromDelegate, ToDelegate];
    }

    /// <summary>Votes of an orchestrator in its checkpoint.</summary>
    public sealed record DelegateVotesChanged(
        LogOrigin Origin,
        Address Delegate,
        UInt256 PreviousBalance,
        UInt256 NewBalance
    ) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingVotes,
                "DelegateVotesChanged(address indexed delegate, uint256 previousBalance, uint256 newBalance)",
                static (ref of, origin, _) => new DelegateVotesChanged(origin, of.Address(), of.UInt256(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Delegate, PreviousBalance, NewBalance];
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
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.BondingVotes,
                "DelegatorBondedAmountChanged(address indexed delegate, uint256 previousBondedAmount, uint256 previousLastClaimRound, uint256 newBondedAmount, uint256 newLastClaimRound)",
                static (ref of, origin, _) =>
                    new DelegatorBondedAmountChanged(
                        origin,
                        of.Address(),
                        of.UInt256(),
                        of.UInt64(),
                        of.UInt256(),
                        of.UInt64()
                    )
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values =>
            [Delegate, PreviousBondedAmount, PreviousLastClaimRound, NewBondedAmount, NewLastClaimRound];
    }
}
