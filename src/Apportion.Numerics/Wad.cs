namespace Apportion.Numerics;

/// <summary>
/// Fixed point with 18 decimals: the integer 10^18 stands for one. All intermediate products are exact (512 bits), all results
/// throw <see cref="OverflowException"/> above 2^256 - 1, and a divisor of 0 throws <see cref="DivideByZeroException"/>.
/// </summary>
public static class Wad
{
    /// <summary>One: 10^18.</summary>
    public static UInt256 Unit => new(1_000_000_000_000_000_000, 0, 0, 0);

    /// <summary>floor(left * right / 10^18).</summary>
    public static UInt256 MulDown(UInt256 left, UInt256 right) => UInt256.MulDivFloor(left, right, Unit);

    /// <summary>ceil(left * right / 10^18).</summary>
    public static UInt256 MulUp(UInt256 left, UInt256 right) => UInt256.MulDivCeiling(left, right, Unit);

    /// <summary>floor(left * 10^18 / right).</summary>
    public static UInt256 DivDown(UInt256 left, UInt256 right) => UInt256.MulDivFloor(left, Unit, right);

    /// <summary>ceil(left * 10^18 / right).</summary>
    public static UInt256 DivUp(UInt256 left, UInt256 right) => UInt256.MulDivCeiling(left, Unit, right);
}
