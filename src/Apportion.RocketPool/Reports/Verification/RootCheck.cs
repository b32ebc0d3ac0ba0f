using System.Numerics;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>Does the tree of the file's nodes have the file's root? Source: spec rocket-pool section 11.</summary>
internal static class RootCheck
{
    public const string Name = "root";
    public const string Protects =
        "every address, network and amount: the tree rebuilt from them has the published root";

    public static long Run(VerificationSubject subject, List<Finding> findings)
    {
        Hash256 published = subject.Header.MerkleRoot;
        if (published.IsZero)
        {
            findings.Add(
                Finding.Missing(
                    "rocketpool.root.missing",
                    subject.At("merkleRoot"),
                    subject.Tree.Root.ToString(),
                    "The file leaves its root open, so nothing proves its amounts"
                )
            );
            return 1;
        }
        if (published != subject.Tree.Root)
        {
            findings.Add(
                Finding.Of(
                    "rocketpool.root",
                    subject.At("merkleRoot"),
                    subject.Tree.Root.ToString(),
                    published.ToString(),
                    "The root does not belong to these nodes: one of them, or the root itself, was changed"
                )
            );
            findings.AddRange(FindCulprit(subject));
        }
        return 1;
    }

    /// <summary>
    /// If exactly one column's sum is off and taking that difference from one node gives the published root, that node's amount
    /// is the place.
    /// </summary>
    private static IEnumerable<Finding> FindCulprit(VerificationSubject subject)
    {
        RewardsTotals totals = subject.Totals;
        (
            string Field,
            BigInteger Off,
            Func<NodeReward, UInt256> Get,
            Func<NodeReward, UInt256, NodeReward> Set
        )[] columns =
        [
            (
                "collateralRpl",
                subject.Collateral - (BigInteger)totals.TotalCollateralRpl,
                node => node.CollateralRpl,
                (node, amount) => node with { CollateralRpl = amount }
            ),
            (
                "oracleDaoRpl",
                subject.OracleDao - (BigInteger)totals.TotalOracleDaoRpl,
                node => node.OracleDaoRpl,
                (node, amount) => node with { OracleDaoRpl = amount }
            ),
            (
                "smoothingPoolEth",
                subject.SmoothingPool - (BigInteger)totals.NodeOperatorSmoothingPoolEth,
                node => node.SmoothingPoolEth,
                (node, amount) => node with { SmoothingPoolEth = amount }
            ),
            (
                "voterShareEth",
                subject.VoterShare - (BigInteger)(totals.TotalVoterShareEth ?? default),
                node => node.VoterShareEth,
                (node, amount) => node with { VoterShareEth = amount }
            ),
        ];
        if (columns.Count(column => !column.Off.IsZero) != 1)
            return [];
        var wrong = columns.First(column => !column.Off.IsZero);
        return RootRepair.Find(subject, wrong.Off, wrong.Get, wrong.Set) is { } found
            ?
            [
                Finding.Of(
                    "rocketpool.root.culprit",
                    subject.At(found.Node, wrong.Field),
                    found.Amount,
                    wrong.Get(subject.File.Nodes[found.Node]),
                    "With this amount the column adds up and the tree has the published root"
                ),
            ]
            : [];
    }
}
