namespace Apportion.Livepeer.Facts;

/// <content>Rounds and what may be minted in them.</content>
public abstract partial record LivepeerFact
{
    /// <summary>A round was initialised.</summary>
    public sealed record NewRound(LogOrigin Origin, ulong Round, Hash256 BlockHash) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.RoundsManager,
                "NewRound(uint256 indexed round, bytes32 blockHash)",
                static (ref of, origin, _) => new NewRound(origin, of.UInt64(), of.Hash())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [Round, BlockHash];
    }

    /// <summary>Mintable tokens and inflation of the round being initialised.</summary>
    public sealed record SetCurrentRewardTokens(
        LogOrigin Origin,
        UInt256 CurrentMintableTokens,
        UInt256 CurrentInflation
    ) : LivepeerFact(Origin)
    {
        internal static LivepeerEvent Declared { get; } =
            new(
                ContractRole.Minter,
                "SetCurrentRewardTokens(uint256 currentMintableTokens, uint256 currentInflation)",
                static (ref of, origin, _) => new SetCurrentRewardTokens(origin, of.UInt256(), of.UInt256())
            );

        internal override LivepeerEvent Event => Declared;

        private protected override object[] Values => [CurrentMintableTokens, CurrentInflation];
    }
}
