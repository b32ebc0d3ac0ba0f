using Apportion.Livepeer.Numbers;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Rulesets.Profiles;

/// <summary>
/// Stake by shares: the bond divided by the reward factor of the last claim's round, times the factor of the round asked
/// for. The factor of the claim's round is read when asked, never frozen. Equal to the contract except for rounding.
/// </summary>
/// <remarks>Source: spec livepeer section 7.</remarks>
public static class SharesProfile
{
    /// <summary>Shares of an account at the end of a round: <c>floor(bonded * 10^27 / factor)</c>.</summary>
    public static UInt256 SharesAt(LivepeerState state, Account account, ulong round) =>
        StakeOverflow.Told(account, round, () => SharesAtExactly(state, account, round));

    private static UInt256 SharesAtExactly(LivepeerState state, Account account, ulong round)
    {
        var delegator = account.States.At(round);
        var orchestrator = state.DelegateOf(delegator)?.Orchestrator;
        return orchestrator is null
            ? UInt256.Zero
            : PreciseMathUtils.PercPoints(
                delegator.Bonded,
                orchestrator.Pools.RawFactors(delegator.LastClaimRound).RewardOrOne
            );
    }

    /// <summary>Stake at the end of a round, pending commission of an orchestrator's own account included.</summary>
    public static UInt256 StakeAt(LivepeerState state, Account account, ulong round) =>
        StakeOverflow.Told(account, round, () => StakeAtExactly(state, account, round));

    private static UInt256 StakeAtExactly(LivepeerState state, Account account, ulong round)
    {
        var delegator = account.States.At(round);
        if (state.DelegateOf(delegator)?.Orchestrator is not { } orchestrator)
            return delegator.Bonded;
        var factor = FactorFor(orchestrator, delegator, round);
        var stake = PreciseMathUtils.PercOf(factor, SharesAtExactly(state, account, round));
        return ReferenceEquals(orchestrator.Account, account)
            ? stake + orchestrator.States.At(round).CumulativeRewards
            : stake;
    }

    /// <summary>How far the stake may lie from the contract's, in wei: the factor in whole units, rounded up, plus one.</summary>
    public static UInt256 Bound(LivepeerState state, Account account, ulong round) =>
        StakeOverflow.Told(account, round, () => BoundExactly(state, account, round));

    private static UInt256 BoundExactly(LivepeerState state, Account account, ulong round)
    {
        var delegator = account.States.At(round);
        return state.DelegateOf(delegator)?.Orchestrator is { } orchestrator
            ? UInt256.DivCeiling(FactorFor(orchestrator, delegator, round), PreciseMathUtils.PercDivisor) + UInt256.One
            : UInt256.Zero;
    }

    private static UInt256 FactorFor(Orchestrator orchestrator, in DelegatorState delegator, ulong round) =>
        delegator.LastClaimRound < round
            ? orchestrator.Pools.FactorsAt(round).RewardOrOne
            : orchestrator.Pools.RawFactors(delegator.LastClaimRound).RewardOrOne;
}
