using System.Runtime.InteropServices;

namespace Apportion.RocketPool.Commitment;

/// <summary>Nodes where they lie: a node has 160 bytes, and the list's own access copies each.</summary>
internal static class NodeSpan
{
    /// <summary>The nodes of a list that is not changed meanwhile.</summary>
    public static ReadOnlySpan<NodeReward> AsSpan(this IReadOnlyList<NodeReward> nodes) =>
        nodes switch
        {
            List<NodeReward> list => CollectionsMarshal.AsSpan(list),
            NodeReward[] array => array,
            _ => nodes.ToArray(),
        };
}
