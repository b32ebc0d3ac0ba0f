using System.Globalization;
using Apportion.Core;
using Apportion.RocketPool.Accounting;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports;

/// <summary>One node over published intervals: RPL, smoothing-pool ETH and voter ETH, and what it can claim.</summary>
public static class RewardsHistory
{
    private static readonly HistoryColumn[] Columns =
    [
        new("rulesetVersion", "Ruleset"),
        new("collateralRpl", "Collateral", RocketPoolAssets.Rpl, Totalled: true),
        new("oracleDaoRpl", "Oracle DAO", RocketPoolAssets.Rpl, Totalled: true),
        new("claimableRpl", "Claimable", RocketPoolAssets.Rpl, Totalled: true),
        new("smoothingPoolEth", "Smoothing pool", RocketPoolAssets.Eth, Totalled: true),
        new("voterShareEth", "Voter share", RocketPoolAssets.Eth, Totalled: true),
        new("claimableEth", "Claimable", RocketPoolAssets.Eth, Totalled: true),
    ];

    /// <summary>
    /// The history of a node. A file that cannot be read, a root that does not fit and an interval that is missing between two others
    /// are findings, and mark the totals incomplete; an interval in which the node has nothing is a row of zeros.
    /// </summary>
    public static History Of(Address node, IEnumerable<ArtifactSource> files)
    {
        var rows = new SortedDictionary<ulong, HistoryRow>();
        var findings = new List<Finding>();
        string? network = null;
        foreach (ArtifactSource source in files)
        {
            try
            {
                RewardsFile file = RewardsFiles.Read(source);
                network ??= file.Header.Network;
                if (file.Header.Network != network)
                    findings.Add(OtherNetwork(source, network, file.Header.Network));
                else if (!rows.TryAdd(file.Header.Index, Row(node, file, source.Name, findings)))
                    findings.Add(Twice(source, file.Header.Index));
            }
            catch (ApportionException e)
            {
                findings.Add(e.Finding);
            }
        }
        findings.AddRange(Gaps(rows.Keys));
        return new History(node.ToString(), Columns, [.. rows.Values], findings);
    }

    private static HistoryRow Row(Address node, RewardsFile file, string name, List<Finding> findings)
    {
        if (RewardsTree.Build(file.Header, file.Nodes).Root != file.Header.MerkleRoot)
            findings.Add(
                Finding.Of(
                    "rocketpool.root",
                    $"{name}: $.merkleRoot",
                    "the root of its nodes",
                    file.Header.MerkleRoot.ToString(),
                    "The file was changed; run verify on it"
                )
            );
        NodeReward reward = file.Nodes.FirstOrDefault(one => one.Node == node);
        return new HistoryRow(
            new Period(PeriodKind.Interval, (long)file.Header.Index),
            [
                "v" + file.Header.RulesetVersion.ToString(CultureInfo.InvariantCulture),
                reward.CollateralRpl.ToString(),
                reward.OracleDaoRpl.ToString(),
                reward.TotalRpl.ToString(),
                reward.SmoothingPoolEth.ToString(),
                reward.VoterShareEth.ToString(),
                (reward.SmoothingPoolEth + reward.VoterShareEth).ToString(),
            ]
        );
    }

    private static IEnumerable<Finding> Gaps(IEnumerable<ulong> indices)
    {
        ulong? last = null;
        foreach (ulong index in indices)
        {
            if (last is { } before && index > before + 1)
                yield return Finding.Notice(
                    "rocketpool.history.gap",
                    Invariant($"intervals {before + 1} to {index - 1}"),
                    "not given; the totals are those of the intervals above"
                );
            last = index;
        }
    }

    private static Finding OtherNetwork(ArtifactSource source, string network, string found) =>
        Finding.Malformed("rocketpool.history.network", source.Name, network, found, "Give the files of one network");

    private static Finding Twice(ArtifactSource source, ulong index) =>
        Finding.Malformed(
            "rocketpool.history.twice",
            source.Name,
            "each interval once",
            Invariant($"a second file of interval {index}"),
            "Leave one of them out"
        );
}
