using System.Globalization;
using System.Text.Json;
using Apportion.Merkle;

namespace Apportion.RocketPool.Commitment.Json;

/// <summary>Writes a rewards file in upstream's field order and layout. Source: spec rocket-pool section 12.1.</summary>
internal static class RewardsFileWriter
{
    private const int FlushAt = 1 << 16;

    public static void Write(RewardsFile file, Stream stream, bool indented)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented, NewLine = "\n" });
        json.WriteStartObject();
        WriteHeader(file.Header, json);
        WriteTotals(file.Totals, json);
        WriteNetworks(file, json);
        WriteNodes(file, json);
        json.WriteEndObject();
        json.Flush();
        if (indented)
            stream.WriteByte((byte)'\n');
    }

    private static void WriteHeader(RewardsHeader header, Utf8JsonWriter json)
    {
        json.WriteNumber("rewardsFileVersion", header.FileVersion);
        if (header.RulesetVersion > 1)
            json.WriteNumber("rulesetVersion", header.RulesetVersion);
        bool networkFirst = header.RulesetVersion >= 9;
        if (networkFirst)
            json.WriteString("network", header.Network);
        json.WriteNumber("index", header.Index);
        if (!networkFirst)
            json.WriteString("network", header.Network);
        json.WriteString("startTime", JsonAmount.Time(header.StartTime));
        json.WriteString("endTime", JsonAmount.Time(header.EndTime));
        WriteUnlessZero(json, "consensusStartBlock", header.ConsensusStartBlock);
        json.WriteNumber("consensusEndBlock", header.ConsensusEndBlock);
        WriteUnlessZero(json, "executionStartBlock", header.ExecutionStartBlock);
        json.WriteNumber("executionEndBlock", header.ExecutionEndBlock);
        json.WriteNumber("intervalsPassed", header.IntervalsPassed);
        json.WriteString("merkleRoot", header.MerkleRoot.ToString());
        if (header.MinipoolPerformanceFileCid is { } cid)
            json.WriteString("minipoolPerformanceFileCid", cid);
    }

    private static void WriteTotals(RewardsTotals totals, Utf8JsonWriter json)
    {
        json.WriteStartObject("totalRewards");
        if (totals.LegacyProtocolDaoEth is { } legacy)
            json.WriteString("totalProtocolDaoEth", legacy);
        JsonAmount.Write(json, "protocolDaoRpl", totals.ProtocolDaoRpl);
        JsonAmount.Write(json, "totalCollateralRpl", totals.TotalCollateralRpl);
        JsonAmount.Write(json, "totalOracleDaoRpl", totals.TotalOracleDaoRpl);
        JsonAmount.Write(json, "totalSmoothingPoolEth", totals.TotalSmoothingPoolEth);
        JsonAmount.Write(json, "poolStakerSmoothingPoolEth", totals.PoolStakerSmoothingPoolEth);
        JsonAmount.Write(json, "nodeOperatorSmoothingPoolEth", totals.NodeOperatorSmoothingPoolEth);
        JsonAmount.Write(json, "totalNodeWeight", totals.TotalNodeWeight);
        JsonAmount.Write(json, "totalVoterShareEth", totals.TotalVoterShareEth);
        JsonAmount.Write(json, "smoothingPoolVoterShareEth", totals.SmoothingPoolVoterShareEth);
        JsonAmount.Write(json, "totalPdaoShareEth", totals.TotalPdaoShareEth);
        json.WriteEndObject();
    }

    private static void WriteNetworks(RewardsFile file, Utf8JsonWriter json)
    {
        json.WriteStartObject("networkRewards");
        foreach (NetworkReward network in file.Networks)
        {
            json.WriteStartObject(network.Network.ToString(CultureInfo.InvariantCulture));
            JsonAmount.Write(json, "collateralRpl", network.CollateralRpl);
            JsonAmount.Write(json, "oracleDaoRpl", network.OracleDaoRpl);
            JsonAmount.Write(json, "smoothingPoolEth", network.SmoothingPoolEth);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteNodes(RewardsFile file, Utf8JsonWriter json)
    {
        json.WriteStartObject("nodeRewards");
        for (int i = 0; i < file.Nodes.Count; i++)
        {
            NodeReward node = file.Nodes[i];
            json.WriteStartObject(node.Node.ToString());
            json.WriteNumber("rewardNetwork", node.Network);
            JsonAmount.Write(json, "collateralRpl", node.CollateralRpl);
            JsonAmount.Write(json, "oracleDaoRpl", node.OracleDaoRpl);
            JsonAmount.Write(json, "smoothingPoolEth", node.SmoothingPoolEth);
            if (file.EligibilityRates is { } rates)
            {
                json.WritePropertyName("smoothingPoolEligibilityRate");
                json.WriteRawValue(rates[i]);
            }
            if (file.Header.HasVoterShare)
                JsonAmount.Write(json, "voterShareEth", node.VoterShareEth);
            if (file.Proofs is { } proofs && proofs.TryGet(i, out ReadOnlySpan<Hash256> proof))
                WriteProof(json, proof);
            json.WriteEndObject();
            if (json.BytesPending > FlushAt)
                json.Flush();
        }
        json.WriteEndObject();
    }

    private static void WriteProof(Utf8JsonWriter json, ReadOnlySpan<Hash256> proof)
    {
        Span<byte> text = stackalloc byte[Hash256.TextLength];
        json.WriteStartArray("merkleProof");
        foreach (Hash256 hash in proof)
        {
            hash.TryFormat(text, out int written);
            json.WriteStringValue(text[..written]);
        }
        json.WriteEndArray();
    }

    private static void WriteUnlessZero(Utf8JsonWriter json, string name, ulong value)
    {
        if (value != 0)
            json.WriteNumber(name, value);
    }
}
