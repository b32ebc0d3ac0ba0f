using Apportion.Livepeer.Numbers;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Accounting;

/// <summary>Laws that hold after every round, whatever happened. Each is checked over the whole state.</summary>
/// <remarks>Source: spec livepeer section 9.</remarks>
public static class Invariants
{
    /// <summary>Advice of the laws that hold whatever the logs say, so that only a fault of the replay breaks them.</summary>
    private const string Guard = "no logs can cause this: report it with the input";

    /// <summary>Adds one check for each law to a verification.</summary>
    public static void AddTo(VerificationBuilder builder, LivepeerState state)
    {
        builder.Run(
            "delegated-stake",
            "every orchestrator's stake covers what its delegators own",
            found => Stake(state, found)
        );
        builder.Run(
            "factors-grow",
            "reward and fee factors never fall, so nobody loses what was credited",
            found => Factors(state, found)
        );
        builder.Run(
            "commission",
            "lifetime commission is pending plus claimed commission",
            found => Commission(state, found)
        );
        builder.Run("minted", "no round minted more than it might", found => Minted(state, found));
        builder.Run(
            "fees-owed",
            "fees paid in against all fees owed and withdrawn; the contract may owe more than it got",
            found => Fees(state, found)
        );
        AddActiveStake(builder, state);
        AddSolvency(builder, state);
    }

    private static void AddActiveStake(VerificationBuilder builder, LivepeerState state)
    {
        const string name = "active-stake";
        const string protects = "the next round's active stake is the stake of the pool's members";
        if (!state.Protocol.Current.Slashed.IsZero)
            builder.NotApplicable(name, protects, "slashing leaves totals alone by rule (section 9)");
        else
            builder.Run(name, protects, found => ActiveStake(state, found));
    }

    private static void AddSolvency(VerificationBuilder builder, LivepeerState state)
    {
        const string name = "minter-solvency";
        const string protects = "the Minter holds every bonded and unbonding LPT";
        if (state.Protocol.Current.KnowsBalances)
            builder.Run(name, protects, found => Solvency(state, found));
        else
            builder.NotApplicable(name, protects, "the logs of the token were not given, or not all");
    }

    /// <summary>Stake delegated to an orchestrator that nobody owns: rounding, and rewards forfeited by early claims.</summary>
    /// <exception cref="BrokenInvariantException">Its delegators own more than that.</exception>
    public static IReadOnlyDictionary<Orchestrator, BigInteger> StakeDust(LivepeerState state)
    {
        var dust = state.Orchestrators.ToDictionary(
            orchestrator => orchestrator,
            orchestrator => (BigInteger)orchestrator.States.Current.Delegated
        );
        foreach (var account in state.Accounts)
            if (state.DelegateOf(account.States.Current)?.Orchestrator is { } orchestrator)
                dust[orchestrator] -= (BigInteger)ContractProfile.At(state, account, state.Round).Stake;
        return dust;
    }

    private static long Stake(LivepeerState state, List<Finding> found)
    {
        var dust = StakeDust(state);
        foreach (var orchestrator in state.Orchestrators)
            if (dust[orchestrator].Sign < 0)
                found.Add(
                    Finding.Of(
                        "livepeer.delegated-stake",
                        $"stake behind {orchestrator.Account.Address}",
                        BigInteger.Zero,
                        dust[orchestrator],
                        "delegators own more than was delegated: a log is missing or was changed; fetch the logs again"
                    )
                );
        return dust.Count;
    }

    private static long Factors(LivepeerState state, List<Finding> found)
    {
        var compared = 0L;
        foreach (var orchestrator in state.Orchestrators)
        {
            var last = new CumulativeFactors(PreciseMathUtils.PercDivisor, UInt256.Zero);
            foreach (ref readonly var pool in orchestrator.Pools.All)
            {
                var reward = pool.CumulativeRewardFactor.IsZero ? last.Reward : pool.CumulativeRewardFactor;
                var fee = pool.CumulativeFeeFactor.IsZero ? last.Fee : pool.CumulativeFeeFactor;
                if (reward < last.Reward || fee < last.Fee)
                    found.Add(
                        Finding.Of(
                            "livepeer.factors-grow",
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{orchestrator.Account.Address}, round {pool.Round}"
                            ),
                            $"at least {last.Reward} and {last.Fee}",
                            $"{reward} and {fee}",
                            Guard
                        )
                    );
                last = new CumulativeFactors(reward, fee);
                compared += 2;
            }
        }
        return compared;
    }

    private static long Commission(LivepeerState state, List<Finding> found)
    {
        var compared = 0L;
        foreach (var orchestrator in state.Orchestrators)
        {
            var own = orchestrator.States.Current;
            var (rewards, fees) = (own.CumulativeRewards, own.CumulativeFees);
            foreach (ref readonly var claim in orchestrator.Account.Claims.All)
            {
                rewards += claim.RewardCommission;
                fees += claim.FeeCommission;
            }
            var who = orchestrator.Account.Address;
            if (rewards != own.LifetimeRewardCommission)
                found.Add(
                    Finding.Of(
                        "livepeer.commission",
                        $"reward commission of {who}",
                        own.LifetimeRewardCommission,
                        rewards,
                        Guard
                    )
                );
            if (fees != own.LifetimeFeeCommission)
                found.Add(
                    Finding.Of(
                        "livepeer.commission",
                        $"fee commission of {who}",
                        own.LifetimeFeeCommission,
                        fees,
                        Guard
                    )
                );
            compared += 2;
        }
        return compared;
    }

    private static long Minted(LivepeerState state, List<Finding> found)
    {
        var compared = 0L;
        foreach (ref readonly var round in state.Protocol.All)
        {
            if (round.MintedTokens > round.MintableTokens)
                found.Add(
                    Finding.Of(
                        "livepeer.minted",
                        string.Create(CultureInfo.InvariantCulture, $"round {round.Round}"),
                        round.MintableTokens,
                        round.MintedTokens,
                        "a Reward or SetCurrentRewardTokens log of the round was changed; fetch its logs again"
                    )
                );
            compared++;
        }
        return compared;
    }

    private static long Fees(LivepeerState state, List<Finding> found)
    {
        var owed = BigInteger.Zero;
        foreach (var account in state.Accounts)
            owed += (BigInteger)ContractProfile.At(state, account, state.Round).Fees;
        var globals = state.Protocol.Current;
        var left = (BigInteger)globals.FeesBooked - (BigInteger)globals.FeesWithdrawn - owed;
        if (left.Sign < 0)
            found.Add(
                Finding.Notice(
                    "livepeer.fees-overcommitted",
                    "fees booked minus withdrawn and owed",
                    $"{LivepeerAssets.Eth.Format(left)} ETH: fees of inactive orchestrators are spread over their last recorded "
                        + "stake (section 5.3), so those who bonded since are owed fees that nobody paid in"
                )
            );
        return 1;
    }

    private static long ActiveStake(LivepeerState state, List<Finding> found)
    {
        var sum = UInt256.Zero;
        foreach (var member in state.Active.Members)
            sum += state.ByNumber(member.Number).Orchestrator!.States.Current.Delegated;
        var total = state.Protocol.Current.NextRoundTotalActiveStake;
        if (sum != total)
            found.Add(Finding.Of("livepeer.active-stake", "stake of the pool's members", sum, total, Guard));
        return 1;
    }

    private static long Solvency(LivepeerState state, List<Finding> found)
    {
        var owed = BigInteger.Zero;
        foreach (var orchestrator in state.Orchestrators)
            owed += (BigInteger)orchestrator.States.Current.Delegated;
        foreach (var account in state.Accounts)
        foreach (var entry in account.Locks)
            owed += entry.IsOpen ? (BigInteger)entry.Amount : BigInteger.Zero;
        var globals = state.Protocol.Current;
        var expected = owed - (BigInteger)globals.SlashedStillDelegated;
        if (expected != (BigInteger)globals.MinterBalance)
            found.Add(
                Finding.Of(
                    "livepeer.minter-solvency",
                    "LPT of the Minter",
                    expected,
                    (BigInteger)globals.MinterBalance,
                    "more is a gift to the Minter; less means a log is missing, or LPT left it outside the rules"
                )
            );
        return 1;
    }
}
