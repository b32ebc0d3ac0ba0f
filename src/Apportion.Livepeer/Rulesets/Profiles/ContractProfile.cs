using Apportion.Livepeer.Stages;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Rulesets.Profiles;

/// <summary>
/// The contract's own amounts: <c>pendingStake</c> and <c>pendingFees</c>, now and at the end of any past round. The
/// authority; other profiles are compared with it. A look-up costs a few binary searches, however many rounds lie between.
/// </summary>
/// <remarks>Source: spec livepeer sections 4.4 and 7.</remarks>
public static class ContractProfile
{
    /// <summary>Pending stake and fees now, in the given round (the current one, also before it is initialised).</summary>
    public static PendingStakeAndFees.Outputs Now(LivepeerState state, Account account, ulong round)
    {
        var delegator = account.States.Current;
        return state.DelegateOf(delegator)?.Orchestrator is { } orchestrator
            ? PendingStakeAndFees.Compute(DelegatorBasis.Now(account, delegator, orchestrator, round))
            : new PendingStakeAndFees.Outputs(delegator.Bonded, delegator.Fees);
    }

    /// <summary>Pending stake and fees at the end of a round.</summary>
    public static PendingStakeAndFees.Outputs At(LivepeerState state, Account account, ulong round)
    {
        var silent = default(Silent);
        return At(state, account, round, ref silent);
    }

    /// <inheritdoc cref="At(LivepeerState, Account, ulong)"/>
    public static PendingStakeAndFees.Outputs At<TRecorder>(
        LivepeerState state,
        Account account,
        ulong round,
        ref TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var delegator = account.States.At(round);
        try
        {
            return state.DelegateOf(delegator)?.Orchestrator is { } orchestrator
                ? PendingStakeAndFees.Compute(DelegatorBasis.At(account, delegator, orchestrator, round), ref recorder)
                : new PendingStakeAndFees.Outputs(delegator.Bonded, delegator.Fees);
        }
        catch (OverflowException e)
        {
            throw StakeOverflow.Of(account, round, e);
        }
    }

    /// <summary>
    /// Pending stake alone at the ends of consecutive rounds, the first one given; half the work of stake and fees.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <param name="account">The account.</param>
    /// <param name="from">The first round.</param>
    /// <param name="stakes">Gets one stake a round.</param>
    public static void Stakes(LivepeerState state, Account account, ulong from, Span<UInt256> stakes)
    {
        for (var i = 0; i < stakes.Length; i++)
            stakes[i] = StakeAt(state, account, from + (ulong)i);
    }

    private static UInt256 StakeAt(LivepeerState state, Account account, ulong round)
    {
        var index = account.States.IndexAt(round);
        if (index < 0)
            return UInt256.Zero;
        ref readonly var delegator = ref account.States[index];
        if (state.DelegateOf(delegator)?.Orchestrator is not { } orchestrator)
            return delegator.Bonded;
        return PendingStakeAndFees.Stake(DelegatorBasis.At(account, delegator, orchestrator, round));
    }
}
