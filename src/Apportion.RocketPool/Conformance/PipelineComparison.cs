using System.Globalization;
using System.Text.Json;
using Apportion.Core.Conformance;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Replay;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Conformance;

/// <summary>Compares every value of one run of a pipeline vector.</summary>
internal sealed class PipelineComparison(FileTally tally, string where)
{
    /// <summary>Compares a run and gives the computed root, or null where there is none.</summary>
    public string? Compare(JsonElement run, Func<PipelineOutcome> compute)
    {
        var expected = run.GetProperty("expected");
        var outcome = compute();
        if (expected.TryGetProperty("error", out var error))
        {
            if (!tally.Count(outcome.Refusal is not null))
            {
                tally.Differ($"{where} error", error.GetString(), outcome.Root);
            }

            return outcome.Root;
        }

        if (outcome.Result is not { } result)
        {
            tally.Count(false);
            tally.Differ($"{where}", "a result", outcome.Refusal?.ToString());
            return null;
        }

        CompareTree(expected, result, outcome.Root);
        if (run.TryGetProperty("upstreamAsserted", out var asserted))
        {
            CompareAsserted(asserted, result, outcome.Root);
        }

        return outcome.Root;
    }

    private void CompareTree(JsonElement expected, RewardsResult result, string? root)
    {
        tally.Equal($"{where} merkleRoot", expected.GetProperty("merkleRoot").GetString(), root);
        CompareTotals(expected.GetProperty("totalRewards"), result.Totals);
        CompareNetworks(expected.GetProperty("networkRewards"), result.Networks);
        CompareNodes(expected.GetProperty("nodeRewards"), result.Nodes);
        if (expected.TryGetProperty("minipools", out var minipools))
        {
            CompareMinipools(minipools, result);
        }
    }

    private void CompareTotals(JsonElement expected, RewardsTotals totals)
    {
        foreach (var total in expected.EnumerateObject())
        {
            UInt256? actual = total.Name switch
            {
                "protocolDaoRpl" => totals.ProtocolDaoRpl,
                "totalCollateralRpl" => totals.TotalCollateralRpl,
                "totalOracleDaoRpl" => totals.TotalOracleDaoRpl,
                "totalSmoothingPoolEth" => totals.TotalSmoothingPoolEth,
                "poolStakerSmoothingPoolEth" => totals.PoolStakerSmoothingPoolEth,
                "nodeOperatorSmoothingPoolEth" => totals.NodeOperatorSmoothingPoolEth,
                "totalNodeWeight" => totals.TotalNodeWeight,
                "totalVoterShareEth" => totals.TotalVoterShareEth,
                "smoothingPoolVoterShareEth" => totals.SmoothingPoolVoterShareEth,
                "totalPdaoShareEth" => totals.TotalPdaoShareEth,
                _ => null,
            };
            tally.Equal($"{where} totalRewards.{total.Name}", Text(total.Value), actual?.ToString());
        }
    }

    private void CompareNetworks(JsonElement expected, IReadOnlyList<NetworkReward> networks)
    {
        var actual = networks.ToDictionary(
            network => network.Network.ToString(CultureInfo.InvariantCulture),
            StringComparer.Ordinal
        );
        CompareKeys("networkRewards", expected, actual.Keys);
        foreach (var network in expected.EnumerateObject())
        {
            if (actual.TryGetValue(network.Name, out var found))
            {
                var at = $"{where} networkRewards.{network.Name}";
                Field(at, network.Value, "collateralRpl", found.CollateralRpl);
                Field(at, network.Value, "oracleDaoRpl", found.OracleDaoRpl);
                Field(at, network.Value, "smoothingPoolEth", found.SmoothingPoolEth);
            }
        }
    }

    private void CompareNodes(JsonElement expected, IReadOnlyList<NodeReward> nodes)
    {
        var actual = nodes.ToDictionary(node => node.Node.ToString(), StringComparer.Ordinal);
        CompareKeys("nodeRewards", expected, actual.Keys);
        foreach (var node in expected.EnumerateObject())
        {
            if (actual.TryGetValue(node.Name, out var found))
            {
                var at = $"{where} nodeRewards.{node.Name}";
                Field(at, node.Value, "rewardNetwork", found.Network);
                Field(at, node.Value, "collateralRpl", found.CollateralRpl);
                Field(at, node.Value, "oracleDaoRpl", found.OracleDaoRpl);
                Field(at, node.Value, "smoothingPoolEth", found.SmoothingPoolEth);
                Field(at, node.Value, "voterShareEth", found.VoterShareEth);
            }
        }
    }

    /// <summary>Compares validators; the map holds minipools by address and megapool validators by public key.</summary>
    private void CompareMinipools(JsonElement expected, RewardsResult result)
    {
        var minipools = result.Minipools.ToDictionary(minipool => minipool.Address.ToString(), StringComparer.Ordinal);
        var validators = result.MegapoolValidators.ToDictionary(v => v.Pubkey.ToString(), StringComparer.Ordinal);
        foreach (var entry in expected.EnumerateObject())
        {
            var at = $"{where} minipools.{entry.Name}";
            if (minipools.TryGetValue(entry.Name, out var minipool))
            {
                CompareMinipool(at, entry.Value, minipool);
            }
            else if (validators.TryGetValue(entry.Name, out var validator))
            {
                Field(at, entry.Value, "ethEarned", validator.EthEarned);
                Field(at, entry.Value, "attestationScore", validator.AttestationScore);
                Field(at, entry.Value, "good", validator.Good);
                Field(at, entry.Value, "missed", validator.Missed);
            }
            else
            {
                tally.Count(false);
                tally.Differ(at, "an outcome", null);
            }
        }
    }

    private void CompareMinipool(string at, JsonElement expected, MinipoolOutcome minipool)
    {
        Field(at, expected, "ethEarned", minipool.EthEarned);
        Field(at, expected, "attestationScore", minipool.AttestationScore);
        Field(at, expected, "good", minipool.Good);
        Field(at, expected, "missed", minipool.Missed);
        Field(at, expected, "bonusEthEarned", minipool.Bonus?.BonusEthEarned);
        Field(at, expected, "consensusIncome", minipool.Bonus?.ConsensusIncome);
        Field(at, expected, "effectiveCommission", minipool.Bonus?.EffectiveCommission);
    }

    private void CompareAsserted(JsonElement asserted, RewardsResult result, string? root)
    {
        var nodes = result.Nodes.ToDictionary(node => node.Node.ToString(), StringComparer.Ordinal);
        foreach (var group in asserted.EnumerateObject())
        {
            switch (group.Name)
            {
                case "merkleRoot":
                    tally.Equal($"{where} upstream merkleRoot", group.Value.GetString(), root);
                    break;
                case "totalRewards":
                    CompareTotals(group.Value, result.Totals);
                    break;
                case "minipools":
                    CompareMinipools(group.Value, result);
                    break;
                default:
                    CompareAssertedNodes(group, nodes);
                    break;
            }
        }
    }

    private void CompareAssertedNodes(JsonProperty group, Dictionary<string, NodeReward> nodes)
    {
        foreach (var node in group.Value.EnumerateObject())
        {
            var found = nodes.GetValueOrDefault(node.Name);
            UInt256? actual = group.Name switch
            {
                "collateralRpl" => found.CollateralRpl,
                "oracleDaoRpl" => found.OracleDaoRpl,
                "smoothingPoolEth" => found.SmoothingPoolEth,
                "voterShareEth" => found.VoterShareEth,
                _ => null,
            };
            tally.Equal($"{where} upstream {group.Name}.{node.Name}", Text(node.Value), actual?.ToString());
        }
    }

    private void CompareKeys(string what, JsonElement expected, IEnumerable<string> actual)
    {
        var expectedKeys = string.Join(
            ' ',
            expected.EnumerateObject().Select(entry => entry.Name).Order(StringComparer.Ordinal)
        );
        tally.Equal($"{where} {what} keys", expectedKeys, string.Join(' ', actual.Order(StringComparer.Ordinal)));
    }

    private void Field(string at, JsonElement expected, string name, UInt256? actual)
    {
        if (expected.TryGetProperty(name, out var value))
        {
            tally.Equal($"{at}.{name}", Text(value), actual?.ToString());
        }
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
}
