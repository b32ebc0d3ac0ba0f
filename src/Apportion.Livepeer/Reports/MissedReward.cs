using Apportion.Livepeer.Numbers;
using Apportion.Livepeer.Stages;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Reports;

/// <summary>What a missed reward call cost each delegator.</summary>
/// <remarks>
/// Source: spec livepeer section 5.2, with the stakes at the end of the round before: each one's part of the delegators'
/// part, rounded down. The orchestrator's own commission is not in it.
/// </remarks>
public static class MissedReward
{
    /// <summary>Every delegator and its loss in wei of LPT, largest first.</summary>
    public static IReadOnlyList<(Account Account, UInt256 Lost)> ByDelegator(
        LivepeerState state,
        Orchestrator orchestrator,
        OrchestratorRound round
    )
    {
        var losses = new List<(Account Account, UInt256 Lost)>();
        if (round.MissedDelegators.IsZero || round.Stake.IsZero)
            return losses;
        foreach (var account in state.Accounts)
        {
            var before = account.States.At(round.Round - 1);
            if (before.Bonded.IsZero || !ReferenceEquals(state.DelegateOf(before)?.Orchestrator, orchestrator))
                continue;
            var inputs = DelegatorBasis.At(account, before, orchestrator, round.Round - 1);
            var stake = PendingStakeAndFees.Compute(inputs with { Self = false }).Stake;
            var lost = PreciseMathUtils.PercOf(stake, round.MissedDelegators, round.Stake);
            if (!lost.IsZero)
                losses.Add((account, lost));
        }
        return [.. losses.OrderByDescending(loss => loss.Lost).ThenBy(loss => loss.Account.Address)];
    }
}
