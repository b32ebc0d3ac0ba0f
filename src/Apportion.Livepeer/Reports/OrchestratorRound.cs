using Apportion.Livepeer.Numbers;
using Apportion.Livepeer.Stages;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Reports;

/// <summary>One round of an orchestrator: stake, cuts, earnings split, and what a missed reward call cost.</summary>
/// <remarks>Source: spec livepeer section 7.</remarks>
/// <param name="Round">The round.</param>
/// <param name="Active">True if it was active at the start of the round.</param>
/// <param name="Rewarded">True if it called reward.</param>
/// <param name="Stake">Active stake of the round.</param>
/// <param name="RewardCut">Reward cut in parts per million.</param>
/// <param name="FeeShare">Fee share in parts per million.</param>
/// <param name="CutChanged">True if a cut differs from the round before.</param>
/// <param name="Earned">Rewards and fees, split.</param>
/// <param name="Factors">Factors at the end of the round.</param>
/// <param name="FactorsBefore">Factors at the end of the round before.</param>
/// <param name="MissedTotal">Tokens a missed reward call would have minted, treasury part included; 0 if not missed.</param>
/// <param name="MissedDelegators">Delegators' part of it.</param>
public sealed record OrchestratorRound(
    ulong Round,
    bool Active,
    bool Rewarded,
    UInt256 Stake,
    uint RewardCut,
    uint FeeShare,
    bool CutChanged,
    RoundEarnings Earned,
    CumulativeFactors Factors,
    CumulativeFactors FactorsBefore,
    UInt256 MissedTotal,
    UInt256 MissedDelegators
)
{
    /// <summary>Growth of a bond by rewards, in units of 10^-27: <c>floor((factor - before) * 10^27 / before)</c>.</summary>
    public UInt256 Yield =>
        PreciseMathUtils.PercPoints(Factors.RewardOrOne - FactorsBefore.RewardOrOne, FactorsBefore.RewardOrOne);

    /// <summary>One round of an orchestrator.</summary>
    public static OrchestratorRound Of(LivepeerState state, Orchestrator orchestrator, ulong round)
    {
        var own = orchestrator.States.At(round);
        var before = orchestrator.States.At(round - 1);
        var earned = orchestrator.Earnings.At(round);
        if (earned.Round != round)
            earned = new RoundEarnings { Round = round };
        var missed = Missed(state, orchestrator, round);
        var stake = earned.Stake.IsZero ? StakeOf(orchestrator, round) : earned.Stake;
        var total = missed ? MissedReward(state, stake, round) : UInt256.Zero;
        return new OrchestratorRound(
            round,
            WasActive(state, orchestrator, round),
            earned.Rewarded,
            stake,
            own.RewardCut,
            own.FeeShare,
            before.Delegated > UInt256.Zero && (own.RewardCut != before.RewardCut || own.FeeShare != before.FeeShare),
            earned,
            orchestrator.Pools.FactorsAt(round),
            orchestrator.Pools.FactorsAt(round - 1),
            total,
            ToDelegators(state, total, own.RewardCut, round)
        );
    }

    /// <summary>True if it was active in an initialised round that is over, and did not call reward.</summary>
    public static bool Missed(LivepeerState state, Orchestrator orchestrator, ulong round)
    {
        if (round >= state.Round || !WasActive(state, orchestrator, round))
            return false;
        var earned = orchestrator.Earnings.At(round);
        return earned.Round != round || !earned.Rewarded;
    }

    /// <summary>Active by the state at the end of the round before, so that an eviction and a return within the round count.</summary>
    private static bool WasActive(LivepeerState state, Orchestrator orchestrator, ulong round)
    {
        var globals = state.Protocol.At(round);
        return globals.Round == round && globals.Initialized && orchestrator.States.At(round - 1).IsActive(round);
    }

    private static UInt256 StakeOf(Orchestrator orchestrator, ulong round)
    {
        var pool = orchestrator.Pools.Raw(round);
        return pool.TotalStake.IsZero
            ? orchestrator.Pools.Raw(orchestrator.States.At(round - 1).LastActiveStakeUpdateRound).TotalStake
            : pool.TotalStake;
    }

    private static UInt256 MissedReward(LivepeerState state, UInt256 stake, ulong round)
    {
        var globals = state.Protocol.At(round);
        return globals.CurrentRoundTotalActiveStake.IsZero
            ? UInt256.Zero
            : CreateReward.Total(globals.MintableTokens, stake, globals.CurrentRoundTotalActiveStake);
    }

    private static UInt256 ToDelegators(LivepeerState state, UInt256 total, uint rewardCut, ulong round)
    {
        var rate = state.Protocol.At(round).TreasuryRewardCutRate ?? UInt256.Zero;
        var amount = total - CreateReward.Treasury(total, rate);
        return amount - MathUtils.PercOf(amount, rewardCut);
    }
}
