namespace Apportion.Livepeer.Numbers;

/// <summary>
/// The contract library of that name: fractions in units of 10^-27. A fraction is cut to 27 digits first and the
/// product is cut afterwards, so every <see cref="PercOf(UInt256, UInt256, UInt256)"/> truncates twice.
/// Every product must fit in 256 bits; otherwise the contract reverts and this throws <see cref="OverflowException"/>.
/// </summary>
/// <remarks>Source: spec livepeer sections 0 and 2 (library unchanged in all deployed versions).</remarks>
public static class PreciseMathUtils
{
    /// <summary>One, that is 10^27.</summary>
    public static readonly UInt256 PercDivisor = UInt256.Parse("1000000000000000000000000000");

    /// <summary><c>floor(n * 10^27 / d)</c>.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="denominator"/> is zero (the contract reverts).</exception>
    public static UInt256 PercPoints(UInt256 numerator, UInt256 denominator) => numerator * PercDivisor / denominator;

    /// <summary><c>floor(amount * floor(n * 10^27 / d) / 10^27)</c>: two divisions, both truncating.</summary>
    public static UInt256 PercOf(UInt256 amount, UInt256 numerator, UInt256 denominator) =>
        PercOf(amount, PercPoints(numerator, denominator));

    /// <summary><c>floor(amount * points / 10^27)</c>.</summary>
    public static UInt256 PercOf(UInt256 amount, UInt256 points) => amount * points / PercDivisor;
}
