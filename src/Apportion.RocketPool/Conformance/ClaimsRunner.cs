using System.Numerics;
using System.Text.Json;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.Merkle;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Commitment.Claims;

namespace Apportion.RocketPool.Conformance;

/// <summary>Claims that were executed on the real distributor: roots, calldata, verdict, payments and events.</summary>
public sealed class ClaimsRunner : IConformanceRunner
{
    /// <inheritdoc/>
    public string Format => "rocketpool/claims";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors)
    {
        VectorFile[] rewards = [.. vectors.All.Where(RewardsFileRunner.IsRewardsFile)];
        foreach (VectorFile file in vectors.Unclaimed.Where(IsClaims).ToList())
            yield return new ConformanceCase(Format, [file], recorder => Run(file, rewards, recorder.For(file)));
    }

    private static bool IsClaims(VectorFile file) =>
        file.Head.Contains("\"claimAndStake\"", StringComparison.Ordinal)
        && file.Head.Contains("\"tree_version\"", StringComparison.Ordinal);

    private static void Run(VectorFile file, VectorFile[] rewards, FileTally tally)
    {
        using JsonDocument document = RocketPoolVectors.Parse(file);
        JsonElement root = document.RootElement;
        if (root.Given("selectors") is { } selectors)
        {
            tally.Equal("selectors.claim", selectors.Text("claim"), ClaimCalldata.ClaimSelector.ToString());
            tally.Equal(
                "selectors.claimAndStake",
                selectors.Text("claimAndStake"),
                ClaimCalldata.ClaimAndStakeSelector.ToString()
            );
        }
        var run = new ClaimsRun(tally);
        foreach (JsonElement tree in root.GetProperty("trees").EnumerateArray())
            run.Relay(tree, Find(tree, file, rewards));
        foreach (JsonElement one in root.GetProperty("cases").EnumerateArray())
            run.Execute(one);
    }

    /// <summary>The rewards file of a tree: of that name, or with that root, in the run or beside the vectors.</summary>
    private static RewardsFile? Find(JsonElement tree, VectorFile claims, VectorFile[] rewards)
    {
        if (tree.Given("file")?.GetString() is not { } name)
            return null;
        string inner = name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name;
        VectorFile? found =
            rewards.FirstOrDefault(file => file.Name == inner)
            ?? claims.Sibling(name)
            ?? claims.Sibling("../rocket-pool/real/" + name)
            ?? claims.Sibling("../real/" + name);
        return found is null ? null : Read(found);
    }

    private static RewardsFile Read(VectorFile file)
    {
        using Stream stream = file.Open();
        return RewardsFileJson.Read(stream, file.Path);
    }
}
