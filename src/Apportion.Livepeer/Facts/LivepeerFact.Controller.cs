namespace Apportion.Livepeer.Facts;

/// <content>The Controller, and parameters of any contract.</content>
public abstract partial record LivepeerFact
{
    /// <summary>The Controller names a contract; the git hash is 20 bytes, left in the first 20 of 32.</summary>
    public sealed record SetContractInfo(LogOrigin Origin, Hash256 Id, Address ContractAddress, Address GitCommitHash)
        : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.Controller,
                "SetContractInfo(bytes32 id, address contractAddress, bytes20 gitCommitHash)",
                static (ref of, origin, _) => new SetContractInfo(origin, of.Hash(), of.Address(), of.Bytes20())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Id, ContractAddress, GitCommitHash];
    }

    /// <summary>The protocol was paused.</summary>
    public sealed record Pause(LogOrigin Origin) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(ContractRole.Controller, "Pause()", static (ref of, origin, _) => new Pause(origin));

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [];
    }

    /// <summary>The protocol was resumed.</summary>
    public sealed record Unpause(LogOrigin Origin) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(ContractRole.Controller, "Unpause()", static (ref of, origin, _) => new Unpause(origin));

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [];
    }

    /// <summary>A parameter was set. The log carries its name only; values are a side input.</summary>
    /// <param name="Origin">The log it comes from.</param>
    /// <param name="Emitter">Which contract's parameter.</param>
    /// <param name="Param">The parameter's name.</param>
    public sealed record ParameterUpdate(LogOrigin Origin, ContractRole Emitter, string Param) : LivepeerFact(Origin)
    {
        /// <inheritdoc/>
        public override ContractRole Contract => Emitter;

        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.None,
                "ParameterUpdate(string param)",
                static (ref of, origin, role) => new ParameterUpdate(origin, role, of.Text())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Param];
    }
}
