using Apportion.Numerics;

namespace Apportion.RocketPool.Numbers;

/// <summary>The constants of 10^18 scale that the formulas use.</summary>
internal static class Wei
{
    /// <summary>E: 10^18, one ETH, one RPL, or 100 %.</summary>
    public static UInt256 One { get; } = (UInt256)1_000_000_000_000_000_000UL;

    /// <summary>1.5 E.</summary>
    public static UInt256 OneAndHalf { get; } = (UInt256)1_500_000_000_000_000_000UL;

    /// <summary>16 ETH: the bond of a classic minipool.</summary>
    public static UInt256 Sixteen { get; } = (UInt256)16 * One;

    /// <summary>32 ETH: the deposit of a validator.</summary>
    public static UInt256 ThirtyTwo { get; } = (UInt256)32 * One;

    /// <summary>100 E: percent at 10^18 scale.</summary>
    public static UInt256 Hundred { get; } = (UInt256)100 * One;

    /// <summary>A thousandth of an ETH in wei.</summary>
    public static UInt256 MilliEth { get; } = (UInt256)1_000_000_000_000_000UL;
}
