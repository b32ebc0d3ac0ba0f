using Apportion.Livepeer.Stages;

namespace Apportion.Livepeer.State;

/// <summary>Gathers what a delegator's pending amounts are made from, for now or for the end of a past round.</summary>
internal static class DelegatorBasis
{
    /// <summary>For the current round, by the contract's own look-up.</summary>
    public static PendingStakeAndFees.Inputs Now(
        Account account,
        in DelegatorState delegator,
        Orchestrator orchestrator,
        ulong round
    )
    {
        var own = orchestrator.States.Current;
        return Inputs(account, delegator, orchestrator, round, orchestrator.Latest(round), own);
    }

    /// <summary>For the end of a round, by the factor table.</summary>
    /// <remarks>Source: spec livepeer section 7.</remarks>
    public static PendingStakeAndFees.Inputs At(
        Account account,
        in DelegatorState delegator,
        Orchestrator orchestrator,
        ulong round
    )
    {
        var own = ReferenceEquals(orchestrator.Account, account) ? orchestrator.States.At(round) : default;
        return Inputs(account, delegator, orchestrator, round, orchestrator.Pools.FactorsAt(round), own);
    }

    private static PendingStakeAndFees.Inputs Inputs(
        Account account,
        in DelegatorState delegator,
        Orchestrator orchestrator,
        ulong round,
        CumulativeFactors end,
        in OrchestratorState own
    ) =>
        new(
            delegator.Bonded,
            delegator.Fees,
            delegator.LastClaimRound,
            round,
            orchestrator.Pools.RawFactors(delegator.LastClaimRound),
            end,
            ReferenceEquals(orchestrator.Account, account),
            own.CumulativeRewards,
            own.CumulativeFees
        );
}
