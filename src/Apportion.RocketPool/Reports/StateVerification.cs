using System.Globalization;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Reports;

/// <summary>Recomputes a rewards file from the network state and compares every value.</summary>
internal static class StateVerification
{
    private const string Code = "rocketpool.recomputed";

    public static VerificationReport Run(string subject, RewardsFile file, NetworkState state)
    {
        var builder = new VerificationBuilder(subject);
        // The header is authoritative for a replay: published files do not always follow the schedule.
        var ruleset = RewardsRulesets.OfVersion(Math.Max(1, file.Header.RulesetVersion));
        var expected = RocketPoolEngine.FileOf(RocketPoolEngine.Compute(state, ruleset, file.Header.Index));
        builder.Fact("ruleset", ruleset.Name);
        builder.Fact("recomputed root", expected.Header.MerkleRoot.ToString());
        builder.Run("state.header", "The file covers the interval of the state.", f => Header(expected, file, f));
        builder.Run("state.nodes", "Every node gets what the rules give it.", f => Nodes(expected, file, f));
        builder.Run("state.networks", "Per-network sums are those of the rules.", f => Networks(expected, file, f));
        builder.Run("state.totals", "Totals are those of the rules.", f => Totals(expected.Totals, file.Totals, f));
        builder.Run("state.root", "The root commits to the recomputed amounts.", f => Root(expected, file, f));
        return builder.Build();
    }

    private static long Header(RewardsFile expected, RewardsFile file, List<Finding> findings)
    {
        var compared = 0L;
        Text("network", expected.Header.Network, file.Header.Network);
        Text("consensusEndBlock", Number(expected.Header.ConsensusEndBlock), Number(file.Header.ConsensusEndBlock));
        Text("intervalsPassed", Number(expected.Header.IntervalsPassed), Number(file.Header.IntervalsPassed));
        return compared;

        void Text(string where, string wanted, string found)
        {
            compared++;
            if (!string.Equals(wanted, found, StringComparison.Ordinal))
            {
                findings.Add(
                    Finding.Of(Code, where, wanted, found, "the state belongs to another interval or network")
                );
            }
        }
    }

    private static long Nodes(RewardsFile expected, RewardsFile file, List<Finding> findings)
    {
        var wanted = expected.Nodes.ToDictionary(node => node.Node);
        var found = file.Nodes.ToDictionary(node => node.Node);
        foreach (var address in wanted.Keys.Union(found.Keys).Order())
        {
            var where = $"nodeRewards.{address}";
            var rule = wanted.GetValueOrDefault(address);
            var published = found.GetValueOrDefault(address);
            if (rule.Network != published.Network)
            {
                findings.Add(
                    Finding.Of(Code, $"{where}.rewardNetwork", Number(rule.Network), Number(published.Network))
                );
            }

            Amount($"{where}.collateralRpl", rule.CollateralRpl, published.CollateralRpl, findings);
            Amount($"{where}.oracleDaoRpl", rule.OracleDaoRpl, published.OracleDaoRpl, findings);
            Amount($"{where}.smoothingPoolEth", rule.SmoothingPoolEth, published.SmoothingPoolEth, findings);
            Amount($"{where}.voterShareEth", rule.VoterShareEth, published.VoterShareEth, findings);
        }

        return 5L * wanted.Keys.Union(found.Keys).Count();
    }

    private static long Networks(RewardsFile expected, RewardsFile file, List<Finding> findings)
    {
        var wanted = expected.Networks.ToDictionary(network => network.Network);
        var found = file.Networks.ToDictionary(network => network.Network);
        foreach (var id in wanted.Keys.Union(found.Keys).Order())
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"networkRewards.{id}");
            var rule = wanted.GetValueOrDefault(id);
            var published = found.GetValueOrDefault(id);
            Amount($"{where}.collateralRpl", rule.CollateralRpl, published.CollateralRpl, findings);
            Amount($"{where}.oracleDaoRpl", rule.OracleDaoRpl, published.OracleDaoRpl, findings);
            Amount($"{where}.smoothingPoolEth", rule.SmoothingPoolEth, published.SmoothingPoolEth, findings);
        }

        return 3L * wanted.Keys.Union(found.Keys).Count();
    }

    private static long Totals(RewardsTotals wanted, RewardsTotals found, List<Finding> findings)
    {
        (string Name, UInt256? Wanted, UInt256? Found)[] rows =
        [
            ("protocolDaoRpl", wanted.ProtocolDaoRpl, found.ProtocolDaoRpl),
            ("totalCollateralRpl", wanted.TotalCollateralRpl, found.TotalCollateralRpl),
            ("totalOracleDaoRpl", wanted.TotalOracleDaoRpl, found.TotalOracleDaoRpl),
            ("totalSmoothingPoolEth", wanted.TotalSmoothingPoolEth, found.TotalSmoothingPoolEth),
            ("poolStakerSmoothingPoolEth", wanted.PoolStakerSmoothingPoolEth, found.PoolStakerSmoothingPoolEth),
            ("nodeOperatorSmoothingPoolEth", wanted.NodeOperatorSmoothingPoolEth, found.NodeOperatorSmoothingPoolEth),
            ("totalNodeWeight", wanted.TotalNodeWeight, found.TotalNodeWeight),
            ("totalVoterShareEth", wanted.TotalVoterShareEth, found.TotalVoterShareEth),
            ("smoothingPoolVoterShareEth", wanted.SmoothingPoolVoterShareEth, found.SmoothingPoolVoterShareEth),
            ("totalPdaoShareEth", wanted.TotalPdaoShareEth, found.TotalPdaoShareEth),
        ];
        var compared = 0L;
        foreach (var (name, rule, published) in rows)
        {
            // SSZ files leave out totals that JSON files have; absence is not disagreement here.
            if (published is { } amount)
            {
                compared++;
                Amount($"totalRewards.{name}", rule ?? default, amount, findings);
            }
        }

        return compared;
    }

    private static long Root(RewardsFile expected, RewardsFile file, List<Finding> findings)
    {
        if (expected.Header.MerkleRoot != file.Header.MerkleRoot)
        {
            findings.Add(
                Finding.Of(
                    Code,
                    "merkleRoot",
                    expected.Header.MerkleRoot.ToString(),
                    file.Header.MerkleRoot.ToString(),
                    "the node findings above say where the two part"
                )
            );
        }

        return 1;
    }

    private static void Amount(string where, UInt256 expected, UInt256 actual, List<Finding> findings)
    {
        if (expected != actual)
        {
            findings.Add(Finding.Of(Code, where, expected, actual, "explain STATE --node shows how ours comes about"));
        }
    }

    private static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
