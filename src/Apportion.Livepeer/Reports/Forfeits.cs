using Apportion.Livepeer.Numbers;
using Apportion.Livepeer.State;

namespace Apportion.Livepeer.Reports;

/// <summary>What a claim cost: the rewards and fees of its round that came after it.</summary>
/// <remarks>
/// Source: spec livepeer section 0, item 2. Worked out as what the same claim would have given at the end of the round,
/// minus what it gave.
/// </remarks>
public static class Forfeits
{
    /// <summary>Rewards and fees lost, in wei.</summary>
    public static (UInt256 Rewards, UInt256 Fees) Of(LivepeerState state, in ClaimRecord claim)
    {
        if (claim.BondedBefore.IsZero || state.DelegateOf(claim)?.Orchestrator is not { } orchestrator)
            return default;
        var end = orchestrator.Pools.FactorsAt(claim.Round);
        var rewards =
            PreciseMathUtils.PercOf(claim.BondedBefore, end.RewardOrOne, claim.StartRewardFactor)
            - PreciseMathUtils.PercOf(claim.BondedBefore, claim.RewardFactor, claim.StartRewardFactor);
        var fees = PreciseMathUtils.PercOf(claim.BondedBefore, end.Fee - claim.FeeFactor, claim.StartRewardFactor);
        return (rewards, fees);
    }
}
