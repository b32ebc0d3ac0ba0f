using Apportion.Livepeer.Numbers;

namespace Apportion.Livepeer.Stages;

/// <summary>The Minter's inflation and mintable tokens at the start of a round.</summary>
/// <remarks>Source: spec livepeer section 5.1.</remarks>
public static class SetInflation
{
    /// <summary>The inflation of a new round: one step up below the target bonding rate, one step down above it, not below 0.</summary>
    /// <param name="inflation">Inflation of the round before, units of 10^-9.</param>
    /// <param name="change">The step.</param>
    /// <param name="target">Target bonding rate, units of 10^-9.</param>
    /// <param name="bonded">Active stake of the new round.</param>
    /// <param name="supply">Supply on both layers.</param>
    public static UInt256 Next(UInt256 inflation, UInt256 change, UInt256 target, UInt256 bonded, UInt256 supply)
    {
        var rate = supply.IsZero ? UInt256.Zero : MathUtilsV2.PercPoints(bonded, supply);
        if (rate < target)
            return inflation + change;
        if (rate == target)
            return inflation;
        return change > inflation ? UInt256.Zero : inflation - change;
    }

    /// <summary>Mintable tokens: <c>floor(supply * inflation / 10^9)</c>.</summary>
    public static UInt256 Mintable(UInt256 supply, UInt256 inflation) => MathUtilsV2.PercOf(supply, inflation);
}
