using System.Text.Json;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.EigenLayer.Commitment;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Conformance;

/// <summary>Distribution trees with their roots and claims, and single claims with their verdicts.</summary>
public sealed class MerkleRunner : IConformanceRunner
{
    /// <inheritdoc/>
    public string Format => "eigenlayer/merkle";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors) =>
        vectors
            .Unclaimed.Where(file =>
                file.Head.StartsWith('[') && file.Head.Contains("\"earner_token_root\"", StringComparison.Ordinal)
                || file.Head.StartsWith('[')
                    && file.Head.Contains("\"lines\"", StringComparison.Ordinal)
                    && file.Head.Contains("\"earners\"", StringComparison.Ordinal)
            )
            .Select(file => new ConformanceCase(Format, [file], tally => Run(file, tally.For(file))));

    private static void Run(VectorFile file, FileTally tally)
    {
        using var stream = file.Open();
        using var document = JsonDocument.Parse(stream);
        foreach (var entry in document.RootElement.EnumerateArray())
        {
            var name = entry.GetProperty("name").GetString()!;
            if (entry.TryGetProperty("lines", out var lines))
            {
                CompareTree(name, entry, lines, tally);
            }
            else
            {
                CompareClaim(name, entry, tally);
            }
        }
    }

    private static void CompareTree(string name, JsonElement entry, JsonElement lines, FileTally tally)
    {
        var tree = DistributionTree.Build(lines.EnumerateArray().Select(ClaimVectors.Line));
        tally.Equal($"{name} root", entry.GetProperty("root").GetString(), tree.Root.ToString());
        tally.Equal($"{name} earners", entry.GetProperty("earners").GetInt64(), tree.EarnerCount);
        foreach (var claim in entry.GetProperty("claims").EnumerateArray())
        {
            var earner = Address.Parse(claim.GetProperty("earner").GetString()!);
            var tokens = claim.GetProperty("tokens").EnumerateArray().ToList();
            var proof = tree.Prove(
                0,
                earner,
                [.. tokens.Select(t => Address.Parse(t.GetProperty("token").GetString()!))]
            );
            var expected = ClaimVectors.Claim(claim);
            ClaimVectors.Compare($"{name} {earner}", expected, proof, tally);
            tally.Equal($"{name} {earner} verdict", null, ClaimVerifier.Verify(proof, tree.Root)?.Error);
        }
    }

    private static void CompareClaim(string name, JsonElement entry, FileTally tally)
    {
        var root = Hash256.ParseHex(entry.GetProperty("root").GetString()!);
        var fault = ClaimVerifier.Verify(ClaimVectors.Claim(entry), root);
        tally.Equal($"{name} valid", entry.GetProperty("valid").GetBoolean(), fault is null);
        var error = entry.TryGetProperty("error", out var text) ? text.GetString() : null;
        tally.Equal($"{name} error", error, fault?.Error);
    }
}
