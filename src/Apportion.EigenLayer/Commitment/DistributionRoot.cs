using System.Runtime.InteropServices;
using Apportion.Core;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Commitment;

/// <summary>The root that commits to a distribution: a tree of earners over a tree of tokens for each earner.</summary>
/// <remarks>Source: spec eigenlayer section 8.2.</remarks>
public static class DistributionRoot
{
    private const int LeafLength = 53;

    /// <summary>The root over lines in order of earner and token; the zero hash if there are none.</summary>
    public static Hash256 Of(IReadOnlyList<DistributionLine> lines)
    {
        var earners = new List<Hash256>();
        Span<byte> leaf = stackalloc byte[LeafLength];
        for (var first = 0; first < lines.Count; )
        {
            var last = first;
            while (last + 1 < lines.Count && lines[last + 1].Earner == lines[first].Earner)
                last++;
            leaf[0] = 0;
            lines[first].Earner.CopyTo(leaf[1..]);
            TokenRoot(lines, first, last).CopyTo(leaf[21..]);
            earners.Add(Keccak256.Hash(leaf));
            first = last + 1;
        }
        return RootOf(earners);
    }

    private static Hash256 TokenRoot(IReadOnlyList<DistributionLine> lines, int first, int last)
    {
        var tokens = new List<Hash256>(last - first + 1);
        Span<byte> leaf = stackalloc byte[LeafLength];
        for (var index = first; index <= last; index++)
        {
            leaf[0] = 1;
            lines[index].Token.CopyTo(leaf[1..]);
            lines[index].Cumulative.WriteBigEndian(leaf[21..]);
            tokens.Add(Keccak256.Hash(leaf));
        }
        return RootOf(tokens);
    }

    private static Hash256 RootOf(List<Hash256> nodes)
    {
        if (nodes.Count == 0)
            return Hash256.Zero;
        Span<byte> pair = stackalloc byte[2 * Hash256.Size];
        for (var width = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)nodes.Count); width > 1; width /= 2)
        {
            var parents = new List<Hash256>(width / 2);
            for (var index = 0; index < width; index += 2)
            {
                (index < nodes.Count ? nodes[index] : Hash256.Zero).CopyTo(pair);
                (index + 1 < nodes.Count ? nodes[index + 1] : Hash256.Zero).CopyTo(pair[Hash256.Size..]);
                parents.Add(Keccak256.Hash(pair));
            }
            nodes = parents;
        }
        return nodes[0];
    }
}
