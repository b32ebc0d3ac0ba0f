using System.Numerics;
using Apportion.Core;
using static System.FormattableString;

namespace Apportion.RocketPool.Commitment.Verification;

/// <summary>Do the nodes of each network add up to <c>networkRewards</c>? Source: spec rocket-pool sections 10 and 16.</summary>
internal static class NetworksCheck
{
    public const string Name = "networks";
    public const string Protects = "each network is sent what its nodes are given";
    private const string Advice = "The nodes of this network do not add up to its row";

    public static long Run(VerificationSubject subject, List<Finding> findings)
    {
        var sums = new SortedDictionary<ulong, (BigInteger Collateral, BigInteger Oracle, BigInteger Eth)>();
        foreach (NodeReward node in subject.File.Nodes)
        {
            sums.TryGetValue(node.Network, out var sum);
            // In version 4 a network's ETH includes the voter share. Source: spec rocket-pool section 10.
            sums[node.Network] = (
                sum.Collateral + (BigInteger)node.CollateralRpl,
                sum.Oracle + (BigInteger)node.OracleDaoRpl,
                sum.Eth + (BigInteger)node.SmoothingPoolEth + (BigInteger)node.VoterShareEth
            );
        }
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
            sums.TryGetValue(row.Network, out var sum);
            string place = Invariant($"networkRewards.{row.Network}.");
            VerificationSubject.Compare(
                findings,
                "rocketpool.network",
                subject.At(place + "collateralRpl"),
                sum.Collateral,
                row.CollateralRpl,
                Advice
            );
            VerificationSubject.Compare(
                findings,
                "rocketpool.network",
                subject.At(place + "oracleDaoRpl"),
                sum.Oracle,
                row.OracleDaoRpl,
                Advice
            );
            VerificationSubject.Compare(
                findings,
                "rocketpool.network",
                subject.At(place + "smoothingPoolEth"),
                sum.Eth,
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
