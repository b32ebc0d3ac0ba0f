using System.Numerics;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports;

/// <summary>Two rewards files leaf by leaf: who differs, by how much, and of what kind the difference is.</summary>
public static class RewardsComparison
{
    /// <summary>Compares two files of any form.</summary>
    /// <param name="leftName">What is on the left.</param>
    /// <param name="left">A rewards file.</param>
    /// <param name="rightName">What is on the right.</param>
    /// <param name="right">A rewards file.</param>
    public static Comparison Compare(string leftName, RewardsFile left, string rightName, RewardsFile right)
    {
        bool otherRuleset = left.Header.RulesetVersion != right.Header.RulesetVersion;
        string why = Invariant($"v{left.Header.RulesetVersion} against v{right.Header.RulesetVersion}");
        Comparison comparison = Comparison.Of(
            leftName,
            rightName,
            Amounts(left),
            Amounts(right),
            row => Classify(row, otherRuleset, why),
            Pots(left),
            Findings(left, right)
        );
        Finding[] encoding = comparison.Rows.Count == 0 ? [.. EncodingOnly(left, right)] : [];
        return comparison with { Findings = [.. comparison.Findings, .. encoding] };
    }

    private static ComparisonRow Classify(ComparisonRow row, bool otherRuleset, string why)
    {
        if (row.Cause != DifferenceCause.Amount)
            return row;
        // Each truncated division loses less than a wei; two files that round at other places differ by a wei or two.
        if (BigInteger.Abs(row.Difference) <= 2)
            return row with { Cause = DifferenceCause.Dust };
        return otherRuleset ? row with { Cause = DifferenceCause.Ruleset, Why = why } : row;
    }

    /// <summary>Amounts by node; a column in which a node has nothing on either side is left out.</summary>
    private static Dictionary<(string Account, Asset Asset), BigInteger> Amounts(RewardsFile file)
    {
        var amounts = new Dictionary<(string, Asset), BigInteger>();
        foreach (NodeReward node in file.Nodes)
        {
            string account = node.Node.ToString();
            Add(amounts, account, RewardsColumns.Collateral, node.CollateralRpl);
            Add(amounts, account, RewardsColumns.OracleDao, node.OracleDaoRpl);
            Add(amounts, account, RewardsColumns.SmoothingPool, node.SmoothingPoolEth);
            Add(amounts, account, RewardsColumns.VoterShare, node.VoterShareEth);
        }
        return amounts;
    }

    private static void Add(
        Dictionary<(string, Asset), BigInteger> amounts,
        string account,
        Asset column,
        Numerics.UInt256 amount
    )
    {
        if (!amount.IsZero)
            amounts[(account, column)] = (BigInteger)amount;
    }

    private static Dictionary<Asset, BigInteger> Pots(RewardsFile file)
    {
        RewardsTotals totals = file.Totals;
        BigInteger rpl =
            (BigInteger)totals.ProtocolDaoRpl
            + (BigInteger)totals.TotalCollateralRpl
            + (BigInteger)totals.TotalOracleDaoRpl;
        return new Dictionary<Asset, BigInteger>
        {
            [RewardsColumns.Collateral] = rpl,
            [RewardsColumns.OracleDao] = rpl,
            [RewardsColumns.SmoothingPool] = (BigInteger)totals.TotalSmoothingPoolEth,
            [RewardsColumns.VoterShare] = (BigInteger)totals.TotalSmoothingPoolEth,
        };
    }

    private static IReadOnlyList<Finding> Findings(RewardsFile left, RewardsFile right)
    {
        var findings = new List<Finding>();
        RewardsHeader a = left.Header;
        RewardsHeader b = right.Header;
        Differ(findings, "interval", Invariant($"{a.Network} {a.Index}"), Invariant($"{b.Network} {b.Index}"));
        Differ(findings, "rulesetVersion", Invariant($"{a.RulesetVersion}"), Invariant($"{b.RulesetVersion}"));
        Differ(findings, "merkleRoot", a.MerkleRoot.ToString(), b.MerkleRoot.ToString());
        Differ(findings, "consensusEndBlock", Invariant($"{a.ConsensusEndBlock}"), Invariant($"{b.ConsensusEndBlock}"));
        Differ(findings, "intervalsPassed", Invariant($"{a.IntervalsPassed}"), Invariant($"{b.IntervalsPassed}"));
        Differ(
            findings,
            "totalRewards.protocolDaoRpl",
            left.Totals.ProtocolDaoRpl.ToString(),
            right.Totals.ProtocolDaoRpl.ToString()
        );
        Differ(
            findings,
            "totalRewards.poolStakerSmoothingPoolEth",
            left.Totals.PoolStakerSmoothingPoolEth.ToString(),
            right.Totals.PoolStakerSmoothingPoolEth.ToString()
        );
        return findings;
    }

    /// <summary>With equal amounts, what else makes the trees differ: networks, leaf layout, or the stored root alone.</summary>
    private static IEnumerable<Finding> EncodingOnly(RewardsFile left, RewardsFile right)
    {
        var networks = right.Nodes.ToDictionary(node => node.Node, node => node.Network);
        foreach (NodeReward node in left.Nodes)
        {
            if (networks.TryGetValue(node.Node, out ulong network) && network != node.Network)
                yield return Finding.Of(
                    "rocketpool.diff.encoding-only",
                    $"{node.Node} rewardNetwork",
                    Invariant($"{node.Network}"),
                    Invariant($"{network}"),
                    "The amounts agree; the leaf differs by its network"
                );
        }
        if (left.Header.HasVoterShare != right.Header.HasVoterShare)
            yield return Finding.Of(
                "rocketpool.diff.encoding-only",
                "leaf",
                left.Header.HasVoterShare ? "five fields" : "four fields",
                right.Header.HasVoterShare ? "five fields" : "four fields",
                "The amounts agree; the leaves are laid out differently"
            );
        Hash256 a = RewardsTree.Build(left.Header, left.Nodes).Root;
        Hash256 b = RewardsTree.Build(right.Header, right.Nodes).Root;
        if (a == b && left.Header.MerkleRoot != right.Header.MerkleRoot)
            yield return Finding.Of(
                "rocketpool.diff.encoding-only",
                "merkleRoot",
                left.Header.MerkleRoot.ToString(),
                right.Header.MerkleRoot.ToString(),
                "The nodes give the same tree; one of the stored roots is wrong"
            );
    }

    private static void Differ(List<Finding> findings, string where, string left, string right)
    {
        if (left != right)
            findings.Add(
                Finding.Of("rocketpool.diff", where, left, right, "expected is the left file, found the right one")
            );
    }
}
