using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Numbers;

/// <summary>A fraction as a decimal number of at most 18 digits, cut off; for fields that only inform.</summary>
internal static class DecimalFraction
{
    private static readonly Asset Digits = new("", 18);

    public static string Of(ulong part, ulong whole) =>
        whole == 0 ? "0" : Digits.Format(UInt256.MulDivFloor(part, Wei.One, whole));
}
