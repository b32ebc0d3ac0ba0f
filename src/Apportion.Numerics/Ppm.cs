namespace Apportion.Numerics;

/// <summary>
/// Parts per million, the unit of cuts and taxes: 1_000_000 stands for the whole. As in the contracts the product is a
/// 256-bit number: where amount * parts exceeds 2^256 - 1 the contract reverts and these throw <see cref="OverflowException"/>.
/// </summary>
/// <remarks>
/// Parts are not required to be valid here, because contracts multiply first and check elsewhere; test with <see cref="IsValid"/>.
/// </remarks>
public static class Ppm
{
    /// <summary>The whole: 1_000_000 parts.</summary>
    public const uint Whole = 1_000_000;

    /// <summary>Whether the parts are a share of a whole: 0 to 1_000_000 inclusive.</summary>
    public static bool IsValid(UInt256 parts) => parts <= Whole;

    /// <summary>What the whole has beyond these parts: 1_000_000 - parts; throws <see cref="OverflowException"/> if not valid.</summary>
    public static UInt256 Complement(UInt256 parts) => checked((UInt256)Whole - parts);

    /// <summary>floor(amount * parts / 1_000_000). Source: spec the-graph section 9.6; spec livepeer section 2 (mulM).</summary>
    public static UInt256 MulFloor(UInt256 amount, UInt256 parts) => checked(amount * parts) / Whole;

    /// <summary>ceil(amount * parts / 1_000_000); for valid parts this is amount - floor(amount * complement / 1_000_000).</summary>
    public static UInt256 MulCeiling(UInt256 amount, UInt256 parts) =>
        UInt256.DivCeiling(checked(amount * parts), Whole);
}
