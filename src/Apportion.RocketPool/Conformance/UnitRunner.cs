using System.Text.Json;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.Merkle;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Conformance;

/// <summary>Single formulas (logarithm, node weight, commission, score) and small trees.</summary>
public sealed class UnitRunner : IConformanceRunner
{
    /// <inheritdoc/>
    public string Format => "rocketpool/unit";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors)
    {
        foreach (VectorFile file in vectors.Unclaimed.Where(file => file.Head.TrimStart().StartsWith('{')).ToList())
        {
            Action<JsonElement, FileTally>? run =
                Has(file, "\"log2\"") && (Has(file, "\"nodeWeight\"") || Has(file, "\"ln\"")) ? RunMath
                : Has(file, "\"sortedLeaves\"") || Has(file, "\"totalETH\"") ? RunSpecExample
                : Has(file, "\"trees\"") && Has(file, "\"rewardsFileVersion\"") && Has(file, "\"leaves\"") ? RunTrees
                : null;
            if (run is not null)
                yield return new ConformanceCase(
                    Format,
                    [file],
                    recorder =>
                    {
                        using JsonDocument document = RocketPoolVectors.Parse(file);
                        run(document.RootElement, recorder.For(file));
                    }
                );
        }
    }

    private static bool Has(VectorFile file, string text) => file.Head.Contains(text, StringComparison.Ordinal);

    private static void RunMath(JsonElement root, FileTally tally)
    {
        foreach ((int i, JsonElement row) in Rows(root, "log2"))
        {
            tally.Equal(
                FormattableString.Invariant($"log2[{i}].log2"),
                row.Amount("log2"),
                FixedPointLog.Log2(row.Amount("x"))
            );
            tally.Equal(
                FormattableString.Invariant($"log2[{i}].ln"),
                row.Amount("ln"),
                FixedPointLog.Ln(row.Amount("x"))
            );
        }
        foreach ((int i, JsonElement row) in Rows(root, "nodeWeight"))
        {
            UInt256 weight = NodeWeight.Compute(
                row.Amount("borrowedEth"),
                row.Amount("rplStake"),
                row.Amount("rplPrice"),
                default(Silent)
            );
            tally.Equal(FormattableString.Invariant($"nodeWeight[{i}]"), row.Amount("weight"), weight);
        }
        foreach ((int i, JsonElement row) in Rows(root, "feeWithBonus"))
        {
            UInt256 fee = CommissionWithBonus.Compute(
                row.Amount("bond"),
                row.Amount("fee"),
                row.Amount("percentOfBorrowedEth"),
                default(Silent)
            );
            tally.Equal(FormattableString.Invariant($"feeWithBonus[{i}]"), row.Amount("feeWithBonus"), fee);
        }
        foreach ((int i, JsonElement row) in Rows(root, "score"))
            CompareScore(FormattableString.Invariant($"score[{i}]"), row, tally);
    }

    private static void CompareScore(string where, JsonElement row, FileTally tally)
    {
        UInt256 bond = row.Amount("bond");
        UInt256 fee = row.Amount("fee");
        UInt256 minipool = AttestationScore.Compute(bond, fee, "score", default(Silent));
        MegapoolScore megapool = MegapoolScore.Compute(Megapool(bond), Shares(fee), default(Silent));
        tally.Equal(where + ".minipoolScore", row.Amount("minipoolScore"), minipool);
        tally.Equal(where + ".megapoolNodeScore", row.Amount("megapoolNodeScore"), megapool.Node);
        tally.Equal(where + ".megapoolVoterScore", row.Amount("megapoolVoterScore"), megapool.Voter);
    }

    private static MegapoolFacts Megapool(UInt256 bond) =>
        new()
        {
            Address = default,
            NodeBond = bond,
            UserCapital = default,
            EthBonded = default,
            ActiveValidatorCount = 1,
            Validators = [],
        };

    private static ProtocolFacts Shares(UInt256 fee) =>
        new()
        {
            PendingRpl = default,
            NodePercent = default,
            OraclePercent = default,
            TreasuryPercent = default,
            RplPrice = UInt256.One,
            MinCollateralFraction = default,
            MaxCollateralFraction = default,
            SmoothingPoolBalance = default,
            EnabledNetworks = [0],
            MegapoolNodeShare = fee,
            MegapoolVoterShare = fee,
        };

    private static void RunSpecExample(JsonElement root, FileTally tally)
    {
        var leaves = new List<Hash256>();
        foreach ((int i, JsonElement row) in Rows(root, "nodes"))
        {
            var node = new NodeReward(
                Address.Parse(row.Text("address")),
                row.Whole("network"),
                row.Amount("totalRPL"),
                default,
                row.Amount("totalETH"),
                default
            );
            Hash256 leaf = RewardsLeaf.Hash(node, hasVoterShare: false);
            tally.Equal(FormattableString.Invariant($"nodes[{i}].leaf"), row.Text("leaf"), leaf.ToString());
            leaves.Add(leaf);
        }
        MerkleTree tree = MerkleTree.Build(MerkleShape.SortedLeavesZeroPadded, [.. leaves]);
        Hash256[] padding = new Hash256[(1 << tree.Depth) - leaves.Count];
        Hash256[] sorted = [.. leaves.Order(), .. padding];
        JsonElement[] expected = [.. root.GetProperty("sortedLeaves").EnumerateArray()];
        tally.Equal("sortedLeaves count", expected.Length, sorted.Length);
        for (int i = 0; i < Math.Min(expected.Length, sorted.Length); i++)
            tally.Equal(
                FormattableString.Invariant($"sortedLeaves[{i}]"),
                expected[i].GetString(),
                sorted[i].ToString()
            );
        tally.Equal("root", root.Text("root"), tree.Root.ToString());
    }

    private static void RunTrees(JsonElement root, FileTally tally)
    {
        foreach ((int i, JsonElement row) in Rows(root, "trees"))
            CompareTree(FormattableString.Invariant($"trees[{i}]"), row, tally);
    }

    private static void CompareTree(string where, JsonElement row, FileTally tally)
    {
        NodeReward[] nodes =
        [
            .. row.GetProperty("nodes")
                .EnumerateArray()
                .Select(node => new NodeReward(
                    Address.Parse(node.Text("address")),
                    node.Whole("network"),
                    node.Amount("collateralRpl"),
                    node.Amount("oracleDaoRpl"),
                    node.Amount("smoothingPoolEth"),
                    node.Given("voterShareEth") is null ? default : node.Amount("voterShareEth")
                )),
        ];
        int version = (int)row.Whole("rewardsFileVersion");
        var header = new RewardsHeader { FileVersion = version, RulesetVersion = version >= 4 ? 11 : 10 };
        RewardsTree tree = RewardsTree.Build(header, nodes);
        tally.Equal($"{where}.root", row.Text("root"), tree.Root.ToString());
        for (int i = 0; i < nodes.Length; i++)
        {
            string key = nodes[i].Node.ToString();
            tally.Equal($"{where}.leaves.{key}", row.GetProperty("leaves").Text(key), tree.LeafOf(i).ToString());
            string[] expected =
            [
                .. row.GetProperty("proofs").GetProperty(key).EnumerateArray().Select(hash => hash.GetString()!),
            ];
            Hash256[] proof = tree.ProofOf(i);
            tally.Equal($"{where}.proofs.{key} length", expected.Length, proof.Length);
            for (int step = 0; step < Math.Min(expected.Length, proof.Length); step++)
                tally.Equal(
                    FormattableString.Invariant($"{where}.proofs.{key}[{step}]"),
                    expected[step],
                    proof[step].ToString()
                );
        }
    }

    private static IEnumerable<(int Index, JsonElement Row)> Rows(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement rows) ? rows.EnumerateArray().Select((row, i) => (i, row)) : [];
}
