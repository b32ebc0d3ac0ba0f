using Apportion.Livepeer.Accounting;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Reports;

/// <summary>Stakes of two profiles side by side, with the cause of every difference.</summary>
/// <remarks>Source: spec livepeer sections 7 and 10.2.</remarks>
public static class ProfileComparison
{
    /// <summary>The contract against the proposed subgraph, at the end of a round.</summary>
    public static Comparison WithSubgraph(LivepeerState state, SubgraphPr217Profile subgraph, ulong round) =>
        Of(
            state,
            round,
            "subgraph-pr217",
            account => subgraph.StakeAt(account.Address, round),
            row => Cause(state, subgraph, round, row)
        );

    /// <summary>The contract against exact shares, at the end of a round.</summary>
    public static Comparison WithShares(LivepeerState state, ulong round) =>
        Of(
            state,
            round,
            "shares",
            account => SharesProfile.StakeAt(state, account, round),
            row =>
                row with
                {
                    Cause = DifferenceCause.Dust,
                    Why = "shares are rounded before the factor multiplies them",
                }
        );

    private static Comparison Of(
        LivepeerState state,
        ulong round,
        string name,
        Func<Account, UInt256> other,
        Func<ComparisonRow, ComparisonRow> cause
    )
    {
        var left = new Dictionary<(string Account, Asset Asset), BigInteger>();
        var right = new Dictionary<(string Account, Asset Asset), BigInteger>();
        foreach (var account in state.Accounts)
        {
            if (account.States.At(round).Round == 0)
                continue;
            var key = (account.Address.ToString(), LivepeerAssets.Lpt);
            left[key] = (BigInteger)ContractProfile.At(state, account, round).Stake;
            right[key] = (BigInteger)other(account);
        }
        return Comparison.Of("contract", name, left, right, cause);
    }

    private static ComparisonRow Cause(
        LivepeerState state,
        SubgraphPr217Profile subgraph,
        ulong round,
        ComparisonRow row
    )
    {
        var account = state.Find(Address.Parse(row.Account))!;
        var bound = (BigInteger)SharesProfile.Bound(state, account, round) * 4;
        if (BigInteger.Abs(row.Difference) <= bound)
            return row with { Cause = DifferenceCause.Dust, Why = "rounding: one division, shares" };
        return row with { Cause = DifferenceCause.Ruleset, Why = Why(state, subgraph, round, account) };
    }

    private static string Why(LivepeerState state, SubgraphPr217Profile subgraph, ulong round, Account account)
    {
        if (account.IsRegisteredAt(round))
            return "orchestrator: its claims of commission, forfeits and slashes are not in its shares";
        var delegator = subgraph.DelegatorAt(account.Address, round);
        if (WithoutPool(state, delegator))
            return "bonded while the delegate had no Pool: factor one instead of its last factor";
        if (Early(state, account, delegator, round) is { } early)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"forfeited: bonded or claimed in round {early} before its reward, which is not deducted"
            );
        return "slashed, or the delegate was: slashes do not reach the subgraph's stakes";
    }

    private static bool WithoutPool(LivepeerState state, in SubgraphDelegator delegator) =>
        delegator.WithoutPool
        && state.Find(delegator.Delegate)?.Orchestrator?.Pools.FactorsAt(delegator.SharesRound).Reward
            > delegator.SharesFactor;

    /// <summary>The round of a bond or claim whose reward came later, since the shares were made; null if there is none.</summary>
    private static ulong? Early(LivepeerState state, Account account, in SubgraphDelegator delegator, ulong round)
    {
        var final = state.Find(delegator.Delegate)?.Orchestrator?.Pools.RawFactors(delegator.SharesRound).Reward;
        if (final > delegator.SharesFactor + Units)
            return delegator.SharesRound;
        foreach (ref readonly var claim in account.Claims.All)
            if (
                claim.Round > delegator.SharesRound
                && claim.Round <= round
                && !Forfeits.Of(state, claim).Rewards.IsZero
            )
                return claim.Round;
        return null;
    }

    /// <summary>Factors further apart than this differ by more than one division does.</summary>
    private static readonly UInt256 Units = 1_000_000u;
}
