namespace Apportion.Merkle;

/// <summary>Roots of trees whose leaves are all 32 zero bytes.</summary>
internal static class ZeroSubtrees
{
    // Heights 0 to 63: leaf counts are below 2^63.
    private static readonly Hash256[] Roots = Compute(64);

    /// <summary>Height 0 is the zero node itself; the order within a pair does not matter, both are equal.</summary>
    public static Hash256 OfHeight(int height) => Roots[height];

    private static Hash256[] Compute(int heights)
    {
        Hash256[] roots = new Hash256[heights];
        for (int height = 1; height < heights; height++)
        {
            roots[height] = Keccak256.HashPair(in roots[height - 1], in roots[height - 1]);
        }

        return roots;
    }
}
