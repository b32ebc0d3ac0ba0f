using System.Globalization;
using System.Text.Json;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.EigenLayer.Commitment;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Conformance;

/// <summary>Claims and lines as the vectors write them.</summary>
internal static class ClaimVectors
{
    /// <summary>A line <c>[earner, token, amount]</c>.</summary>
    public static DistributionLine Line(JsonElement line) =>
        new(
            Address.Parse(line[0].GetString()!),
            Address.Parse(line[1].GetString()!),
            UInt256.Parse(line[2].GetString()!)
        );

    /// <summary>A claim of the merkle vectors.</summary>
    public static RewardsClaimRequest Claim(JsonElement claim)
    {
        var tokens = claim.GetProperty("tokens").EnumerateArray().ToList();
        return new RewardsClaimRequest(
            claim.TryGetProperty("root_index", out var root) ? root.GetUInt32() : 0,
            claim.GetProperty("earner_index").GetUInt32(),
            Bytes(claim.GetProperty("earner_proof")),
            Address.Parse(claim.GetProperty("earner").GetString()!),
            Hash256.ParseHex(claim.GetProperty("earner_token_root").GetString()!),
            [.. tokens.Select(token => token.GetProperty("index").GetUInt32())],
            [.. tokens.Select(token => Bytes(token.GetProperty("proof")))],
            [.. tokens.Select(token => Leaf(token, "amount"))]
        );
    }

    /// <summary>Compares every part of two claims but the number of the root.</summary>
    public static void Compare(string where, RewardsClaimRequest expected, RewardsClaimRequest actual, FileTally tally)
    {
        tally.Equal($"{where} earnerIndex", (long)expected.EarnerIndex, actual.EarnerIndex);
        tally.Equal($"{where} earnerTreeProof", Hex(expected.EarnerTreeProof), Hex(actual.EarnerTreeProof));
        tally.Equal($"{where} earner", $"{expected.Earner}", $"{actual.Earner}");
        tally.Equal($"{where} earnerTokenRoot", $"{expected.EarnerTokenRoot}", $"{actual.EarnerTokenRoot}");
        tally.Equal($"{where} indices", Join(expected.TokenIndices), Join(actual.TokenIndices));
        tally.Equal($"{where} proofs", expected.TokenTreeProofs.Length, actual.TokenTreeProofs.Length);
        foreach (var (theirs, ours) in expected.TokenTreeProofs.Zip(actual.TokenTreeProofs))
        {
            tally.Equal($"{where} token proof", Hex(theirs), Hex(ours));
        }

        tally.Equal($"{where} tokens", expected.TokenLeaves.Length, actual.TokenLeaves.Length);
        foreach (var (theirs, ours) in expected.TokenLeaves.Zip(actual.TokenLeaves))
        {
            tally.Equal($"{where} token", $"{theirs.Token}", $"{ours.Token}");
            tally.Equal($"{where} amount", theirs.CumulativeEarnings, ours.CumulativeEarnings);
        }
    }

    /// <summary><c>0x</c> and hexadecimal digits.</summary>
    public static string Hex(ReadOnlyMemory<byte> bytes) => $"0x{Convert.ToHexStringLower(bytes.Span)}";

    /// <summary>Bytes from <c>0x</c> and hexadecimal digits.</summary>
    public static ReadOnlyMemory<byte> Bytes(JsonElement text) => Convert.FromHexString(text.GetString().AsSpan(2));

    private static string Join(IEnumerable<uint> indices) =>
        string.Join(' ', indices.Select(index => index.ToString(CultureInfo.InvariantCulture)));

    private static TokenLeaf Leaf(JsonElement token, string amount) =>
        new(
            Address.Parse(token.GetProperty("token").GetString()!),
            UInt256.Parse(token.GetProperty(amount).GetString()!)
        );
}
