namespace Apportion.Numerics;

/// <summary>
/// Livepeer's percentages: a share is an integer number of points, and a fraction is first truncated to points, so taking the
/// fraction of an amount truncates <b>twice</b>. Products are 256-bit numbers: where the contract reverts on overflow or on a
/// zero denominator, these throw <see cref="OverflowException"/> or <see cref="DivideByZeroException"/>.
/// Source: spec livepeer sections 0 and 2.
/// </summary>
/// <remarks>A <c>default</c> value has no whole; use one of the three named ones.</remarks>
public readonly struct PercMath
{
    private PercMath(UInt256 whole) => Whole = whole;

    /// <summary>MathUtils: 10^6 points are the whole (cuts, shares, slashing).</summary>
    public static PercMath Million { get; } = new(1_000_000);

    /// <summary>MathUtilsV2: 10^9 points are the whole (the minter's inflation).</summary>
    public static PercMath Billion { get; } = new(1_000_000_000);

    /// <summary>PreciseMathUtils: 10^27 points are the whole (cumulative factors, treasury rate).</summary>
    public static PercMath Precise { get; } = new(UInt256.Pow(10, 27));

    /// <summary>How many points are the whole.</summary>
    public UInt256 Whole { get; }

    /// <summary>floor(numerator * whole / denominator): the fraction in points, truncated.</summary>
    public UInt256 PercPoints(UInt256 numerator, UInt256 denominator) => checked(numerator * Whole) / denominator;

    /// <summary>floor(amount * points / whole).</summary>
    public UInt256 PercOf(UInt256 amount, UInt256 points) => checked(amount * points) / Whole;

    /// <summary>floor(amount * floor(numerator * whole / denominator) / whole): two truncating divisions, as the contract has.</summary>
    public UInt256 PercOf(UInt256 amount, UInt256 numerator, UInt256 denominator) =>
        PercOf(amount, PercPoints(numerator, denominator));
}
