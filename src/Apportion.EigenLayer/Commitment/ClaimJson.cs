using System.Text.Json;
using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Commitment;

/// <summary>A claim as JSON, with the names of the ABI: rootIndex, earnerIndex, earnerTreeProof, earnerLeaf, token….</summary>
public static class ClaimJson
{
    /// <summary>Writes a claim as an object.</summary>
    public static void Write(Utf8JsonWriter writer, RewardsClaimRequest claim)
    {
        writer.WriteStartObject();
        writer.WriteNumber("rootIndex", claim.RootIndex);
        writer.WriteNumber("earnerIndex", claim.EarnerIndex);
        writer.WriteString("earnerTreeProof", Hex(claim.EarnerTreeProof));
        writer.WriteStartObject("earnerLeaf");
        writer.WriteString("earner", claim.Earner.ToString());
        writer.WriteString("earnerTokenRoot", claim.EarnerTokenRoot.ToString());
        writer.WriteEndObject();
        writer.WriteStartArray("tokenIndices");
        foreach (var index in claim.TokenIndices)
        {
            writer.WriteNumberValue(index);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("tokenTreeProofs");
        foreach (var proof in claim.TokenTreeProofs)
        {
            writer.WriteStringValue(Hex(proof));
        }

        writer.WriteEndArray();
        writer.WriteStartArray("tokenLeaves");
        foreach (var leaf in claim.TokenLeaves)
        {
            writer.WriteStartObject();
            writer.WriteString("token", leaf.Token.ToString());
            writer.WriteString("cumulativeEarnings", leaf.CumulativeEarnings.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Reads a claim.</summary>
    /// <exception cref="FormatException">A member has the wrong form.</exception>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    /// <exception cref="InvalidOperationException">A member has the wrong type.</exception>
    public static RewardsClaimRequest Read(JsonElement claim)
    {
        var leaf = claim.GetProperty("earnerLeaf");
        return new RewardsClaimRequest(
            claim.GetProperty("rootIndex").GetUInt32(),
            claim.GetProperty("earnerIndex").GetUInt32(),
            Bytes(claim.GetProperty("earnerTreeProof")),
            Address.Parse(leaf.GetProperty("earner").GetString().AsSpan()),
            Hash256.ParseHex(leaf.GetProperty("earnerTokenRoot").GetString().AsSpan()),
            [.. claim.GetProperty("tokenIndices").EnumerateArray().Select(index => index.GetUInt32())],
            [.. claim.GetProperty("tokenTreeProofs").EnumerateArray().Select(Bytes)],
            [
                .. claim
                    .GetProperty("tokenLeaves")
                    .EnumerateArray()
                    .Select(token => new TokenLeaf(
                        Address.Parse(token.GetProperty("token").GetString().AsSpan()),
                        UInt256.Parse(token.GetProperty("cumulativeEarnings").GetString().AsSpan())
                    )),
            ]
        );
    }

    /// <summary><c>0x</c> and hexadecimal digits.</summary>
    public static string Hex(ReadOnlyMemory<byte> bytes) => $"0x{Convert.ToHexStringLower(bytes.Span)}";

    private static ReadOnlyMemory<byte> Bytes(JsonElement text) =>
        text.GetString() is { } hex && hex.StartsWith("0x", StringComparison.Ordinal)
            ? Convert.FromHexString(hex.AsSpan(2))
            : throw new FormatException($"expected 0x and hexadecimal digits, found {text.GetRawText()}");
}
