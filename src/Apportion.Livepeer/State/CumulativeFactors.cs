using Apportion.Livepeer.Numbers;

namespace Apportion.Livepeer.State;

/// <summary>A pair of cumulative factors in units of 10^-27; 0 means not stored.</summary>
/// <param name="Reward">Cumulative reward factor.</param>
/// <param name="Fee">Cumulative fee factor.</param>
public readonly record struct CumulativeFactors(UInt256 Reward, UInt256 Fee)
{
    /// <summary>The reward factor, or one (10^27) where none is stored.</summary>
    public UInt256 RewardOrOne => Reward.IsZero ? PreciseMathUtils.PercDivisor : Reward;
}
