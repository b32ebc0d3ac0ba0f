using Apportion.Livepeer.Rulesets.Profiles;

namespace Apportion.Livepeer.State;

/// <summary>The contract's getters for one account, by the names of their fields, as text.</summary>
public static class AccountView
{
    /// <summary>Fields of getDelegator, delegatorStatus, pendingStake and pendingFees in a round.</summary>
    public static IReadOnlyDictionary<string, string> Of(
        LivepeerState state,
        Account? account,
        Address address,
        ulong round
    )
    {
        var delegator = account?.States.Current ?? default;
        var pending = account is null ? default : ContractProfile.Now(state, account, round);
        var delegatee = state.DelegateOf(delegator)?.Address ?? Address.Zero;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["address"] = address.ToString(),
            ["bondedAmount"] = delegator.Bonded.ToString(),
            ["fees"] = delegator.Fees.ToString(),
            ["delegate"] = delegatee.ToString(),
            ["delegatedAmount"] = (account?.Orchestrator?.States.Current.Delegated ?? UInt256.Zero).ToString(),
            ["startRound"] = Text(delegator.StartRound),
            ["lastClaimRound"] = Text(delegator.LastClaimRound),
            ["nextUnbondingLockId"] = Text(delegator.NextUnbondingLockId),
            ["status"] = delegator.StatusAt(round).ToString(),
            ["pendingStake"] = pending.Stake.ToString(),
            ["pendingFees"] = pending.Fees.ToString(),
        };
    }

    /// <summary>Fields of getTranscoder in a round, and the earnings pools of <paramref name="poolRound"/> and the one after it.</summary>
    public static IReadOnlyDictionary<string, string> OfOrchestrator(Account? account, ulong round, ulong poolRound)
    {
        var own = account?.Orchestrator?.States.Current ?? default;
        var pools = account?.Orchestrator?.Pools ?? new PoolTable();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lastRewardRound"] = Text(own.LastRewardRound),
            ["rewardCut"] = Text(own.RewardCut),
            ["feeShare"] = Text(own.FeeShare),
            ["lastActiveStakeUpdateRound"] = Text(own.LastActiveStakeUpdateRound),
            ["activationRound"] = Text(own.ActivationRound),
            ["deactivationRound"] =
                own.DeactivationRound == OrchestratorState.NoDeactivation ? "MAX" : Text(own.DeactivationRound),
            ["activeCumulativeRewards"] = own.ActiveCumulativeRewards.ToString(),
            ["cumulativeRewards"] = own.CumulativeRewards.ToString(),
            ["cumulativeFees"] = own.CumulativeFees.ToString(),
            ["lastFeeRound"] = Text(own.LastFeeRound),
            ["registered"] = account is { IsRegistered: true } ? "true" : "false",
            ["active"] = own.IsActive(round) ? "true" : "false",
            ["poolCurrent"] = PoolText(pools.Raw(poolRound)),
            ["poolNext"] = PoolText(pools.Raw(poolRound + 1)),
        };
    }

    /// <summary>Stake, cut, share, reward factor and fee factor of a raw pool, separated by spaces.</summary>
    public static string PoolText(in EarningsPool pool) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{pool.TotalStake} {pool.RewardCut} {pool.FeeShare} {pool.CumulativeRewardFactor} {pool.CumulativeFeeFactor}"
        );

    private static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
