namespace Apportion.Livepeer.Facts;

/// <content>Tickets, deposits and reserves: events of the TicketBroker.</content>
public abstract partial record LivepeerFact
{
    /// <summary>Fees reached an orchestrator.</summary>
    public sealed record WinningTicketTransfer(LogOrigin Origin, Address Sender, Address Recipient, UInt256 Amount)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.TicketBroker,
                "WinningTicketTransfer(address indexed sender, address indexed recipient, uint256 amount)",
                static (ref of, origin, _) =>
                    new WinningTicketTransfer(origin, of.Address(), of.Address(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Sender, Recipient, Amount];
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
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.TicketBroker,
                "WinningTicketRedeemed(address indexed sender, address indexed recipient, uint256 faceValue, uint256 winProb, uint256 senderNonce, uint256 recipientRand, bytes auxData)",
                static (ref of, origin, _) =>
                    new WinningTicketRedeemed(
                        origin,
                        of.Address(),
                        of.Address(),
                        of.UInt256(),
                        of.UInt256(),
                        of.UInt256(),
                        of.UInt256(),
                        of.Bytes()
                    )
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values =>
            [Sender, Recipient, FaceValue, WinProb, SenderNonce, RecipientRand, AuxData];
    }

    /// <summary>A broadcaster began to unlock its deposit; no effect on accounting.</summary>
    public sealed record Unlock(LogOrigin Origin, Address Sender, ulong StartRound, ulong EndRound)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.TicketBroker,
                "Unlock(address indexed sender, uint256 startRound, uint256 endRound)",
                static (ref of, origin, _) => new Unlock(origin, of.Address(), of.UInt64(), of.UInt64())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Sender, StartRound, EndRound];
    }

    /// <summary>A broadcaster kept its deposit locked; no effect on accounting.</summary>
    public sealed record UnlockCancelled(LogOrigin Origin, Address Sender) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.TicketBroker,
                "UnlockCancelled(address indexed sender)",
                static (ref of, origin, _) => new UnlockCancelled(origin, of.Address())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Sender];
    }

    /// <summary>A broadcaster's deposit grew.</summary>
    public sealed record DepositFunded(LogOrigin Origin, Address Sender, UInt256 Amount) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.TicketBroker,
                "DepositFunded(address indexed sender, uint256 amount)",
                static (ref of, origin, _) => new DepositFunded(origin, of.Address(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Sender, Amount];
    }

    /// <summary>A broadcaster's reserve grew.</summary>
    public sealed record ReserveFunded(LogOrigin Origin, Address ReserveHolder, UInt256 Amount) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.TicketBroker,
                "ReserveFunded(address indexed reserveHolder, uint256 amount)",
                static (ref of, origin, _) => new ReserveFunded(origin, of.Address(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [ReserveHolder, Amount];
    }

    /// <summary>An orchestrator was paid from a reserve.</summary>
    public sealed record ReserveClaimed(LogOrigin Origin, Address ReserveHolder, Address Claimant, UInt256 Amount)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.TicketBroker,
                "ReserveClaimed(address indexed reserveHolder, address claimant, uint256 amount)",
                static (ref of, origin, _) => new ReserveClaimed(origin, of.Address(), of.Address(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [ReserveHolder, Claimant, Amount];
    }

    /// <summary>A broadcaster took its deposit and reserve back.</summary>
    public sealed record Withdrawal(LogOrigin Origin, Address Sender, UInt256 Deposit, UInt256 Reserve)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.TicketBroker,
                "Withdrawal(address indexed sender, uint256 deposit, uint256 reserve)",
                static (ref of, origin, _) => new Withdrawal(origin, of.Address(), of.UInt256(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Sender, Deposit, Reserve];
    }
}
