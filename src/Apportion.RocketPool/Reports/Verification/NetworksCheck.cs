using System.Numerics;
using Apportion.Core;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>Do the nodes of each network add up to <c>networkRewards</c>? Source: spec rocket-pool sections 10 and 16.</summary>
internal static class NetworksCheck
{
    public const string Name = "networks";
    public const string Protects = "each network is sent what its nodes are given";
    private const string Advice = "The nodes of this network do not add up to its row";

    public static long Run(VerificationSubject subject, List<Finding> findings)
    {
        SortedDictionary<ulong, NetworkSum> sums = SumsOf(subject.File.Nodes);
        var rows = subject.File.Networks.ToDictionary(row => row.Network);
        foreach (ulong network in sums.Keys.Where(network => !rows.ContainsKey(network)))
            findings.Add(
                Finding.Of(
                    "rocketpool.network.missing",
                    subject.At(Invariant($"networkRewards.{network}")),
                    "a row",
                    "none",
                    "Nodes are routed to this network, so a rewardNetwork or the row was changed"
                )
            );
        foreach (NetworkReward row in subject.File.Networks)
        {
            NetworkSum sum = sums.GetValueOrDefault(row.Network) ?? new NetworkSum();
            string place = Invariant($"networkRewards.{row.Network}.");
            VerificationSubject.Compare(
                findings,
                "rocketpool.network",
                subject.At(place + "collateralRpl"),
                sum.Collateral.Value,
                row.CollateralRpl,
                Advice
            );
            VerificationSubject.Compare(
                findings,
                "rocketpool.network",
                subject.At(place + "oracleDaoRpl"),
                sum.Oracle.Value,
                row.OracleDaoRpl,
                Advice
            );
            VerificationSubject.Compare(
                findings,
                "rocketpool.network",
                subject.At(place + "smoothingPoolEth"),
                sum.Eth.Value,
                row.SmoothingPoolEth,
                Advice
            );
        }
        if (subject.Header.RulesetVersion >= 9)
            return 3L * rows.Count;
        foreach (ulong id in Gaps(rows.Keys))
            findings.Add(
                Finding.Of(
                    "rocketpool.network.gap",
                    subject.At(Invariant($"networkRewards.{id}")),
                    "a row of zeros",
                    "none",
                    "Rulesets v1 to v8 list every network from 0 to the highest used"
                )
            );
        return 3L * rows.Count;
    }

    private static SortedDictionary<ulong, NetworkSum> SumsOf(IReadOnlyList<NodeReward> nodes)
    {
        var sums = new SortedDictionary<ulong, NetworkSum>();
        NetworkSum? last = null;
        ulong network = 0;
        foreach (ref readonly NodeReward node in nodes.AsSpan())
        {
            if (last is null || node.Network != network)
            {
                network = node.Network;
                if (!sums.TryGetValue(network, out last))
                    sums[network] = last = new NetworkSum();
            }
            last.Collateral.Add(node.CollateralRpl);
            last.Oracle.Add(node.OracleDaoRpl);
            // In version 4 a network's ETH includes the voter share. Source: spec rocket-pool section 10.
            last.Eth.Add(node.SmoothingPoolEth);
            last.Eth.Add(node.VoterShareEth);
        }
        return sums;
    }

    private sealed class NetworkSum
    {
        public ColumnSum Collateral;
        public ColumnSum Oracle;
        public ColumnSum Eth;
    }

    private static IEnumerable<ulong> Gaps(IEnumerable<ulong> ids)
    {
        ulong next = 0;
        foreach (ulong id in ids.Order())
        {
            // More ids than a rewards submission can hold are one gap, not millions.
            if (id - next > 128)
            {
                yield return next;
                yield break;
            }
            for (; next < id; next++)
                yield return next;
            next = id + 1;
        }
    }
}
