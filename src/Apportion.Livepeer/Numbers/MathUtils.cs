namespace Apportion.Livepeer.Numbers;

/// <summary>The contract library of that name: parts per million, used for cuts, shares and slashing.</summary>
/// <remarks>Source: spec livepeer section 2.</remarks>
public static class MathUtils
{
    /// <summary>One, that is 10^6.</summary>
    public const uint PercDivisor = 1_000_000;

    /// <summary><c>floor(amount * parts / 10^6)</c>.</summary>
    public static UInt256 PercOf(UInt256 amount, uint parts) => amount * (UInt256)parts / (UInt256)PercDivisor;

    /// <summary>True for a cut, share or slash amount between 0 and 10^6.</summary>
    public static bool ValidPerc(UInt256 parts) => parts <= (UInt256)PercDivisor;
}
