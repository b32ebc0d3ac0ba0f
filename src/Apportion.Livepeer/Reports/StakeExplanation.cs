using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Livepeer.Stages;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Reports;

/// <summary>
/// Explains an account's stake and fees at the end of a round: the contract's formulas with their inputs, and the reward
/// factor of the round down to the reward call. The same stages compute and explain.
/// </summary>
public static class StakeExplanation
{
    /// <summary>Name of the step with the stake.</summary>
    private const string Stake = "pendingStake";

    /// <summary>The derivations of stake and fees.</summary>
    public static IReadOnlyList<Derivation> Of(LivepeerState state, Account account, ulong round)
    {
        var recording = new Recording();
        var delegator = account.States.At(round);
        if (state.DelegateOf(delegator)?.Orchestrator is not { } orchestrator)
            return Unbonded(account, delegator, round);
        Facts(account, delegator, orchestrator, round, ref recording);
        if (delegator.LastClaimRound < round)
            Factor(state, orchestrator, round, ref recording);
        ContractProfile.At(state, account, round, ref recording);
        var self = ReferenceEquals(orchestrator.Account, account);
        return [recording.Find(self ? Stake : "stakeOfBond")!, recording.Find(self ? "pendingFees" : "fees")!];
    }

    private static IReadOnlyList<Derivation> Unbonded(Account account, in DelegatorState delegator, ulong round)
    {
        var recording = new Recording();
        recording.Zero(
            "stakeOfBond",
            "livepeer.unbonded",
            $"{account.Address} has no delegate at the end of round {round.ToString(CultureInfo.InvariantCulture)}; locked amounts earn nothing.",
            "livepeer section 4.4"
        );
        recording.Fact(
            "feesBooked",
            delegator.Fees.ToString(),
            FactSource.Rule("fees of the last claim minus withdrawals")
        );
        recording.Step(
            "fees",
            "feesBooked",
            delegator.Fees.ToString(),
            "livepeer section 4.4",
            ("feesBooked", delegator.Fees)
        );
        recording.Annotate("fees not withdrawn", "wei ETH");
        return recording.Steps;
    }

    private static void Facts(
        Account account,
        in DelegatorState delegator,
        Orchestrator orchestrator,
        ulong round,
        ref Recording recording
    )
    {
        var inputs = DelegatorBasis.At(account, delegator, orchestrator, round);
        var last = Last(account, delegator.Round);
        recording.Fact("bonded", inputs.Bonded.ToString(), last);
        recording.Fact("feesBooked", inputs.Fees.ToString(), last);
        recording.Fact(
            "factorStart",
            inputs.Start.RewardOrOne.ToString(),
            Pool(orchestrator, "reward factor", delegator.LastClaimRound)
        );
        recording.Fact(
            "feeFactorStart",
            inputs.Start.Fee.ToString(),
            Pool(orchestrator, "fee factor", delegator.LastClaimRound)
        );
        recording.Fact(
            "factorEnd",
            inputs.End.RewardOrOne.ToString(),
            Pool(orchestrator, "reward factor up to", round)
        );
        recording.Fact("feeFactorEnd", inputs.End.Fee.ToString(), Pool(orchestrator, "fee factor up to", round));
        recording.Fact(
            "rewardCommission",
            inputs.CumulativeRewards.ToString(),
            Pool(orchestrator, "unclaimed commission at the end of", round)
        );
        recording.Fact(
            "feeCommission",
            inputs.CumulativeFees.ToString(),
            Pool(orchestrator, "unclaimed fee commission at the end of", round)
        );
    }

    private static FactSource Last(Account account, ulong round)
    {
        var index = account.Claims.IndexAt(round);
        var text = string.Create(CultureInfo.InvariantCulture, $"actions of round {round}");
        return index >= 0 && account.Claims[index].Round == round
            ? new FactSource($"{text}, claim at {account.Claims[index].Origin}")
            : new FactSource(text);
    }

    private static FactSource Pool(Orchestrator orchestrator, string what, ulong round) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what} round {round}, orchestrator {orchestrator.Account.Address}"
            )
        );

    /// <summary>The reward call that made the end factor, recorded by the stages that computed it.</summary>
    private static void Factor(LivepeerState state, Orchestrator orchestrator, ulong round, ref Recording recording)
    {
        var rewarded = orchestrator.States.At(round).LastRewardRound;
        var earned = orchestrator.Earnings.At(rewarded);
        if (rewarded == 0 || earned.Round != rewarded || !earned.Rewarded)
            return;
        var pool = orchestrator.Pools.Raw(rewarded);
        var globals = state.Protocol.At(rewarded);
        recording.Fact(
            "mintable",
            globals.MintableTokens.ToString(),
            new FactSource(Text("SetCurrentRewardTokens of round", rewarded))
        );
        recording.Fact("poolStake", pool.TotalStake.ToString(), Pool(orchestrator, "stake of", rewarded));
        CreateReward.Total(
            globals.MintableTokens,
            pool.TotalStake,
            globals.CurrentRoundTotalActiveStake,
            ref recording
        );
        recording.Fact(
            "treasury",
            earned.Treasury.ToString(),
            new FactSource(Text("TreasuryReward of round", rewarded))
        );
        recording.Step(
            "reward",
            "minted - treasury",
            earned.Reward.ToString(),
            "livepeer section 5.2",
            ("minted", earned.Reward + earned.Treasury),
            ("treasury", earned.Treasury)
        );
        recording.Annotate("reward after the treasury cut", "wei LPT");
        var before = orchestrator.States.At(rewarded - 1);
        var split = UpdateTranscoderWithRewards.Compute(
            new UpdateTranscoderWithRewards.Inputs(
                earned.Reward,
                pool.TotalStake,
                pool.RewardCut,
                orchestrator.States.At(rewarded).ActiveCumulativeRewards,
                orchestrator.Pools.RawFactors(before.LastRewardRound).RewardOrOne
            ),
            ref recording
        );
        recording.Step(
            "factorEnd",
            "rewardFactor",
            split.Factor.ToString(),
            "livepeer section 4.2",
            ("rewardFactor", split.Factor)
        );
        recording.Annotate(Text("reward factor, of round", rewarded), "10^-27");
    }

    private static string Text(string what, ulong round) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {round}");
}
