using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Reports;

/// <summary>
/// What a round brought one account, as differences of its amounts at round ends, so that the parts add up exactly: stake
/// before + flow + rewards = stake after.
/// </summary>
/// <remarks>Source: spec livepeer section 7.</remarks>
/// <param name="Round">The round.</param>
/// <param name="Delegate">The delegate at the end of the round, or null.</param>
/// <param name="Earner">The orchestrator whose rewards and fees the round's earnings come from, or null.</param>
/// <param name="StakeBefore">Pending stake at the end of the round before.</param>
/// <param name="Stake">Pending stake at the end of the round.</param>
/// <param name="Flow">Bonded minus unbonded and slashed in the round.</param>
/// <param name="Rewards">Rewards of the round, commission included.</param>
/// <param name="Commission">Part of them that is an orchestrator's own commission, both components.</param>
/// <param name="Fees">Fees of the round, commission included.</param>
/// <param name="FeeCommission">Part of them that is an orchestrator's own commission, both components.</param>
/// <param name="FeesPending">Pending fees at the end of the round.</param>
/// <param name="Forfeited">Rewards of the round lost by a claim before them.</param>
/// <param name="ForfeitedFees">Fees of the round lost by a claim before them.</param>
/// <param name="Claim">The claim of the round, or null.</param>
/// <param name="MissedReward">True if the delegate was active and did not call reward.</param>
public sealed record RoundChange(
    ulong Round,
    Account? Delegate,
    Account? Earner,
    UInt256 StakeBefore,
    UInt256 Stake,
    BigInteger Flow,
    BigInteger Rewards,
    UInt256 Commission,
    BigInteger Fees,
    UInt256 FeeCommission,
    UInt256 FeesPending,
    UInt256 Forfeited,
    UInt256 ForfeitedFees,
    ClaimRecord? Claim,
    bool MissedReward
)
{
    /// <summary>The change of one round.</summary>
    public static RoundChange Of(LivepeerState state, Account account, ulong round)
    {
        var before = account.States.At(round - 1);
        var after = account.States.At(round);
        var (stakeBefore, feesBefore) = ContractProfile.At(state, account, round - 1);
        var (stake, fees) = ContractProfile.At(state, account, round);
        var claim = ClaimIn(account, round);
        var claimed = (BigInteger)(claim?.Rewards ?? UInt256.Zero);
        var claimedFees = (BigInteger)(claim?.Fees ?? UInt256.Zero);
        var flow = (BigInteger)after.Bonded - (BigInteger)before.Bonded - claimed;
        var withdrawn = (BigInteger)before.Fees + claimedFees - (BigInteger)after.Fees;
        var earner = state.DelegateOf(before) ?? state.DelegateOf(after);
        var own = ReferenceEquals(earner, account) ? EarningsIn(earner, round) : default;
        var (lost, lostFees) = claim is { } record ? Forfeits.Of(state, record) : default;
        return new RoundChange(
            round,
            state.DelegateOf(after),
            earner,
            stakeBefore,
            stake,
            flow,
            (BigInteger)stake - (BigInteger)stakeBefore - flow,
            own.RewardCommission + own.RewardOnCommission,
            (BigInteger)fees - (BigInteger)feesBefore + withdrawn,
            own.FeeCommission + own.FeeOnCommission,
            fees,
            lost,
            lostFees,
            claim,
            earner?.Orchestrator is { } orchestrator && OrchestratorRound.Missed(state, orchestrator, round)
        );
    }

    private static RoundEarnings EarningsIn(Account account, ulong round)
    {
        var earned = account.Orchestrator?.Earnings.At(round) ?? default;
        return earned.Round == round ? earned : default;
    }

    private static ClaimRecord? ClaimIn(Account account, ulong round)
    {
        var index = account.Claims.IndexAt(round);
        return index >= 0 && account.Claims[index].Round == round ? account.Claims[index] : null;
    }
}
