namespace Apportion.Numerics;

/// <summary>
/// Rocket Pool's binary and natural logarithm in 18-decimal fixed point, bit by bit as its tree generator computes them: every
/// squaring truncates, so the results are the protocol's and not the nearest ones.
/// </summary>
public static class FixedPointLog
{
    private const ulong E = 1_000_000_000_000_000_000;

    private const ulong Log2OfEuler = 1_442_695_040_888_963_407;

    private const int Rounds = 60;

    // E * 2^4 has its top bit set, as the division kernel wants.
    private const int NormalizingShift = 4;

    private static readonly ulong Reciprocal = Limbs.Reciprocal(E << NormalizingShift);

    /// <summary>
    /// log2(x / 10^18) * 10^18, truncated in every step. Throws <see cref="ArgumentOutOfRangeException"/> for x below 10^18,
    /// where the protocol does not define it. Source: spec rocket-pool section 6.8.
    /// </summary>
    public static UInt256 Log2(UInt256 x)
    {
        if (x < E)
            throw new ArgumentOutOfRangeException(nameof(x), $"Found {x}, expected at least {E} (1.0).");

        var whole = (x / E).BitLength - 1;
        var result = (UInt256)whole * E;
        var y = (ulong)(x >> whole);
        if (y == E)
            return result;

        // y stays below 2 * E < 2^61, so its square divided by E stays below 2^62.
        var weight = E >> 1;
        var fraction = 0UL;
        for (var round = 0; round < Rounds; round++)
        {
            y = SquareOverE(y);
            if (y >= 2 * E)
            {
                fraction += weight;
                y >>= 1;
            }

            weight >>= 1;
        }

        return result + fraction;
    }

    /// <summary>
    /// floor(10^18 * Log2(x) / 1442695040888963407), the natural logarithm of x / 10^18 times 10^18. Throws
    /// <see cref="ArgumentOutOfRangeException"/> for x below 10^18. Source: spec rocket-pool section 6.8.
    /// </summary>
    public static UInt256 Ln(UInt256 x) => E * Log2(x) / Log2OfEuler;

    private static ulong SquareOverE(ulong y)
    {
        var high = Math.BigMul(y, y, out var low);
        var shiftedHigh = (high << NormalizingShift) | (low >> (64 - NormalizingShift));
        return Limbs.DivRemTwoByOne(shiftedHigh, low << NormalizingShift, E << NormalizingShift, Reciprocal, out _);
    }
}
