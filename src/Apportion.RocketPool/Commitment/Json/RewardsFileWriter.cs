using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Apportion.Merkle;
using Apportion.Numerics;

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
        json.WriteString("startTime", Time(header.StartTime));
        json.WriteString("endTime", Time(header.EndTime));
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
        Amount(json, "protocolDaoRpl", totals.ProtocolDaoRpl);
        Amount(json, "totalCollateralRpl", totals.TotalCollateralRpl);
        Amount(json, "totalOracleDaoRpl", totals.TotalOracleDaoRpl);
        Amount(json, "totalSmoothingPoolEth", totals.TotalSmoothingPoolEth);
        Amount(json, "poolStakerSmoothingPoolEth", totals.PoolStakerSmoothingPoolEth);
        Amount(json, "nodeOperatorSmoothingPoolEth", totals.NodeOperatorSmoothingPoolEth);
        Amount(json, "totalNodeWeight", totals.TotalNodeWeight);
        Amount(json, "totalVoterShareEth", totals.TotalVoterShareEth);
        Amount(json, "smoothingPoolVoterShareEth", totals.SmoothingPoolVoterShareEth);
        Amount(json, "totalPdaoShareEth", totals.TotalPdaoShareEth);
        json.WriteEndObject();
    }

    private static void WriteNetworks(RewardsFile file, Utf8JsonWriter json)
    {
        json.WriteStartObject("networkRewards");
        foreach (NetworkReward network in file.Networks)
        {
            json.WriteStartObject(network.Network.ToString(CultureInfo.InvariantCulture));
            Amount(json, "collateralRpl", network.CollateralRpl);
            Amount(json, "oracleDaoRpl", network.OracleDaoRpl);
            Amount(json, "smoothingPoolEth", network.SmoothingPoolEth);
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
            Amount(json, "collateralRpl", node.CollateralRpl);
            Amount(json, "oracleDaoRpl", node.OracleDaoRpl);
            Amount(json, "smoothingPoolEth", node.SmoothingPoolEth);
            if (file.EligibilityRates is { } rates)
            {
                json.WritePropertyName("smoothingPoolEligibilityRate");
                json.WriteRawValue(rates[i]);
            }
            if (file.Header.HasVoterShare)
                Amount(json, "voterShareEth", node.VoterShareEth);
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

    private static void Amount(Utf8JsonWriter json, string name, UInt256? amount)
    {
        if (amount is not { } value)
            return;
        Span<byte> text = stackalloc byte[UInt256.MaxDecimalDigits];
        value.TryFormat(text, out int written);
        json.WriteString(name, text[..written]);
    }

    private static void WriteUnlessZero(Utf8JsonWriter json, string name, ulong value)
    {
        if (value != 0)
            json.WriteNumber(name, value);
    }

    private static string Time(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
