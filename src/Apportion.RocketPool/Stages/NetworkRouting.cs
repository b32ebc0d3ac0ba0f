using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Stages;

/// <summary>Per-network sums of node rewards.</summary>
/// <remarks>Source: spec rocket-pool section 10.</remarks>
internal static class NetworkRouting
{
    /// <summary>The sums, ascending by network; v1 to v8 list every id from 0 to the highest used.</summary>
    public static NetworkReward[] Sum(RewardsRuleset ruleset, IReadOnlyList<NodeReward> nodes)
    {
        var sums = new SortedDictionary<ulong, NetworkReward>();
        foreach (var node in nodes)
        {
            var sum = sums.TryGetValue(node.Network, out var found) ? found : Empty(node.Network);
            sums[node.Network] = sum with
            {
                CollateralRpl = sum.CollateralRpl + node.CollateralRpl,
                OracleDaoRpl = sum.OracleDaoRpl + node.OracleDaoRpl,
                SmoothingPoolEth = sum.SmoothingPoolEth + node.SmoothingPoolEth + node.VoterShareEth,
            };
        }

        if (ruleset.ListsUnusedNetworks)
        {
            var highest = sums.Count == 0 ? 0 : sums.Keys.Max();
            for (ulong network = 0; network <= highest; network++)
            {
                sums.TryAdd(network, Empty(network));
            }
        }

        return [.. sums.Values];
    }

    private static NetworkReward Empty(ulong network) => new(network, default, default, default);
}
