using Apportion.Livepeer.Numbers;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Stages;

/// <summary>Votes of an account at the start of a round, as BondingVotes gives them.</summary>
/// <remarks>Source: spec livepeer section 7.</remarks>
public static class VotesAtRoundStart
{
    /// <summary>Computes the votes from checkpoints.</summary>
    /// <param name="account">The account.</param>
    /// <param name="delegateOf">Looks an account up by its number.</param>
    /// <param name="round">The round.</param>
    internal static UInt256 Compute(Account account, Func<int, Account> delegateOf, ulong round)
    {
        var checkpoint = account.Votes.At(round);
        if (checkpoint.Bonded.IsZero)
            return UInt256.Zero;
        if (checkpoint.Delegate == account.Number)
            return checkpoint.Delegated;
        var delegatee = delegateOf(checkpoint.Delegate);
        var own = delegatee.Votes.At(round);
        if (!own.IsRegistered(delegatee))
            return UInt256.Zero;
        if (own.LastRewardRound < checkpoint.LastClaimRound)
            return checkpoint.Bonded;
        var pools = delegatee.Orchestrator?.Pools;
        if (pools is null)
            return checkpoint.Bonded;
        var end = pools.RawFactors(own.LastRewardRound).RewardOrOne;
        var start = pools.RawFactors(checkpoint.LastClaimRound).RewardOrOne;
        return PreciseMathUtils.PercOf(checkpoint.Bonded, end, start);
    }
}
