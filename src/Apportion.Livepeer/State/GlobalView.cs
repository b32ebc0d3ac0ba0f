namespace Apportion.Livepeer.State;

/// <summary>The contracts' global getters, by the names of their fields, as text; null where a needed value was not given.</summary>
public static class GlobalView
{
    /// <summary>All fields now.</summary>
    /// <param name="state">The state.</param>
    /// <param name="l1Supply">Circulating supply on L1 now, if known.</param>
    public static IReadOnlyDictionary<string, string?> Of(LivepeerState state, UInt256? l1Supply)
    {
        var globals = state.Protocol.Current;
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["currentRound"] = Text(state.Round),
            ["lastInitializedRound"] = Text(globals.LastInitializedRound),
            ["currentRoundTotalActiveStake"] = globals.CurrentRoundTotalActiveStake.ToString(),
            ["nextRoundTotalActiveStake"] = globals.NextRoundTotalActiveStake.ToString(),
            ["treasuryRewardCutRate"] = globals.TreasuryRewardCutRate?.ToString(),
            ["nextRoundTreasuryRewardCutRate"] = globals.NextRoundTreasuryRewardCutRate?.ToString(),
            ["treasuryBalanceCeiling"] = globals.TreasuryBalanceCeiling?.ToString(),
            ["unbondingPeriod"] = globals.UnbondingPeriod?.ToString(),
            ["poolMaxSize"] = globals.PoolMaxSize?.ToString(),
            ["inflation"] = globals.Inflation.ToString(),
            ["inflationChange"] = globals.InflationChange?.ToString(),
            ["targetBondingRate"] = globals.TargetBondingRate?.ToString(),
            ["currentMintableTokens"] = globals.MintableTokens.ToString(),
            ["currentMintedTokens"] = globals.MintedTokens.ToString(),
            ["globalTotalSupply"] = l1Supply is { } l1 ? (globals.TokenSupply + l1).ToString() : null,
            ["lptTotalSupply"] = globals.TokenSupply.ToString(),
            ["l1CirculatingSupply"] = l1Supply?.ToString(),
            ["treasuryBalance"] = globals.TreasuryBalance.ToString(),
            ["minterLptBalance"] = globals.MinterBalance.ToString(),
        };
    }

    private static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
