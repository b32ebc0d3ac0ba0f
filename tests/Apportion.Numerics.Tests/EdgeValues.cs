using System.Numerics;

namespace Apportion.Numerics.Tests;

/// <summary>The numbers at which 256-bit code breaks: around every limb boundary, and limbs of all mixes of 0, small, half and full.</summary>
internal static class EdgeValues
{
    public static readonly BigInteger TwoTo256 = BigInteger.One << 256;

    /// <summary>About 70 values; fit for the cross product of two and, in <see cref="Few"/>, of three.</summary>
    public static readonly UInt256[] Many = [.. Boundaries().Concat(Mixes()).Distinct().Order()];

    public static readonly UInt256[] Few = [.. Boundaries().Distinct().Order()];

    private static IEnumerable<UInt256> Boundaries()
    {
        foreach (var small in new uint[] { 0, 1, 2, 3, 10 })
            yield return small;
        foreach (var bits in new[] { 32, 63, 64, 127, 128, 191, 192, 255 })
        {
            var power = UInt256.One << bits;
            yield return power - 1;
            yield return power;
            yield return power + 1;
        }

        yield return UInt256.MaxValue - 1;
        yield return UInt256.MaxValue;
        yield return UInt256.Pow(10, 18);
        yield return UInt256.Pow(10, 19);
        yield return UInt256.Pow(10, 77);
    }

    private static IEnumerable<UInt256> Mixes()
    {
        ulong[] limbs = [0, 1, 1UL << 63, ulong.MaxValue];
        foreach (var u3 in limbs)
        foreach (var u2 in limbs)
        foreach (var u1 in new[] { 0UL, ulong.MaxValue - 1, 1UL << 63 })
        foreach (var u0 in new[] { 0UL, ulong.MaxValue })
            yield return new UInt256(u0, u1, u2, u3);
    }
}
