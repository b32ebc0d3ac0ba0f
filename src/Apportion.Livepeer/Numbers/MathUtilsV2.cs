namespace Apportion.Livepeer.Numbers;

/// <summary>The contract library of that name: fractions in units of 10^-9, used by the Minter only.</summary>
/// <remarks>Source: spec livepeer section 2.</remarks>
public static class MathUtilsV2
{
    /// <summary>One, that is 10^9.</summary>
    public const uint PercDivisor = 1_000_000_000;

    /// <summary><c>floor(n * 10^9 / d)</c>.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="denominator"/> is zero (the contract reverts).</exception>
    public static UInt256 PercPoints(UInt256 numerator, UInt256 denominator) =>
        numerator * (UInt256)PercDivisor / denominator;

    /// <summary><c>floor(amount * floor(n * 10^9 / d) / 10^9)</c>: two divisions, both truncating.</summary>
    public static UInt256 PercOf(UInt256 amount, UInt256 numerator, UInt256 denominator) =>
        PercOf(amount, PercPoints(numerator, denominator));

    /// <summary><c>floor(amount * points / 10^9)</c>.</summary>
    public static UInt256 PercOf(UInt256 amount, UInt256 points) => amount * points / (UInt256)PercDivisor;
}
