namespace Apportion.Livepeer.Facts;

/// <content>Events of the LPT token.</content>
public abstract partial record LivepeerFact
{
    /// <summary>LPT was created.</summary>
    public sealed record Mint(LogOrigin Origin, Address To, UInt256 Amount) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.LivepeerToken,
                "Mint(address indexed to, uint256 amount)",
                static (ref of, origin, _) => new Mint(origin, of.Address(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [To, Amount];
    }

    /// <summary>LPT was destroyed.</summary>
    public sealed record Burn(LogOrigin Origin, Address Burner, UInt256 Amount) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.LivepeerToken,
                "Burn(address indexed burner, uint256 amount)",
                static (ref of, origin, _) => new Burn(origin, of.Address(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Burner, Amount];
    }

    /// <summary>LPT changed hands.</summary>
    public sealed record Transfer(LogOrigin Origin, Address From, Address To, UInt256 Value) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.LivepeerToken,
                "Transfer(address indexed from, address indexed to, uint256 value)",
                static (ref of, origin, _) => new Transfer(origin, of.Address(), of.Address(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [From, To, Value];
    }

    /// <summary>An allowance was set; no effect on accounting.</summary>
    public sealed record Approval(LogOrigin Origin, Address Owner, Address Spender, UInt256 Value)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.LivepeerToken,
                "Approval(address indexed owner, address indexed spender, uint256 value)",
                static (ref of, origin, _) => new Approval(origin, of.Address(), of.Address(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Owner, Spender, Value];
    }

    /// <summary>The admin of a role changed; no effect on accounting.</summary>
    public sealed record RoleAdminChanged(
        LogOrigin Origin,
        Hash256 Role,
        Hash256 PreviousAdminRole,
        Hash256 NewAdminRole
    ) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.LivepeerToken,
                "RoleAdminChanged(bytes32 indexed role, bytes32 indexed previousAdminRole, bytes32 indexed newAdminRole)",
                static (ref of, origin, _) => new RoleAdminChanged(origin, of.Hash(), of.Hash(), of.Hash())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Role, PreviousAdminRole, NewAdminRole];
    }

    /// <summary>A role was granted; no effect on accounting.</summary>
    public sealed record RoleGranted(LogOrigin Origin, Hash256 Role, Address Account, Address Sender)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.LivepeerToken,
                "RoleGranted(bytes32 indexed role, address indexed account, address indexed sender)",
                static (ref of, origin, _) => new RoleGranted(origin, of.Hash(), of.Address(), of.Address())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Role, Account, Sender];
    }

    /// <summary>A role was revoked; no effect on accounting.</summary>
    public sealed record RoleRevoked(LogOrigin Origin, Hash256 Role, Address Account, Address Sender)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.LivepeerToken,
                "RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender)",
                static (ref of, origin, _) => new RoleRevoked(origin, of.Hash(), of.Address(), of.Address())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Role, Account, Sender];
    }
}
