using System.Globalization;
using System.Text.Json;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Conformance;

/// <summary>
/// Runs <c>rocketpool/pipeline</c> vectors: a network state and, for each of several rulesets and indices, the tree that
/// has to come out of it, or the fact that none does.
/// </summary>
public sealed class PipelineRunner : IConformanceRunner
{
    /// <inheritdoc/>
    public string Format => "rocketpool/pipeline";

    /// <inheritdoc/>
    public IEnumerable<ConformanceCase> FindCases(VectorSet vectors)
    {
        var indices = vectors.Unclaimed.Where(IsIndex).ToDictionary(file => file.Folder, StringComparer.Ordinal);
        foreach (var file in vectors.Unclaimed.Where(IsVector).ToList())
        {
            var index = indices.GetValueOrDefault(file.Folder);
            yield return new ConformanceCase(
                Format,
                index is null ? [file] : [file, index],
                recorder => Run(file, index, recorder)
            );
        }
    }

    private static bool IsVector(VectorFile file) =>
        !IsIndex(file)
        && file.Head.Contains(NetworkState.Schema, StringComparison.Ordinal)
        && file.Head.Contains("\"state\"", StringComparison.Ordinal);

    private static bool IsIndex(VectorFile file) =>
        string.Equals(file.Name, "index.json", StringComparison.Ordinal)
        && file.Head.Contains(NetworkState.Schema, StringComparison.Ordinal);

    private static void Run(VectorFile file, VectorFile? index, ConformanceRecorder recorder)
    {
        using var document = JsonDocument.Parse(file.ReadAllBytes());
        var root = document.RootElement;
        var state = ReadState(root.GetProperty("state"));
        var listed = index is null ? [] : ListedResults(index, file.Name);
        foreach (var run in root.GetProperty("runs").EnumerateArray())
        {
            var version = run.GetProperty("ruleset").GetInt64();
            var interval = run.GetProperty("index").GetUInt64();
            var where = string.Create(CultureInfo.InvariantCulture, $"v{version} index {interval}");
            var comparison = new PipelineComparison(recorder.For(file), where);
            var rootHash = comparison.Compare(run, () => Compute(state, version, interval));
            if (index is not null && rootHash is not null && listed.TryGetValue((version, interval), out var expected))
            {
                recorder.For(index).Equal($"{file.Name} {where}", expected, rootHash);
            }
        }
    }

    private static PipelineOutcome Compute(NetworkStateDocument document, long version, ulong index)
    {
        try
        {
            var state = StateValidation.Require(document.Require());
            var result = RocketPoolEngine.Compute(state, RewardsRulesets.OfVersion(version), index);
            return new PipelineOutcome(result, RocketPoolEngine.FileOf(result).Header.MerkleRoot.ToString(), null);
        }
        catch (ApportionException e)
        {
            return new PipelineOutcome(null, null, e.Finding);
        }
    }

    private static NetworkStateDocument ReadState(JsonElement state)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            state.WriteTo(writer);
        }

        stream.Position = 0;
        return NetworkStateReader.Read(stream);
    }

    private static Dictionary<(long, ulong), string> ListedResults(VectorFile index, string name)
    {
        using var document = JsonDocument.Parse(index.ReadAllBytes());
        var results = new Dictionary<(long, ulong), string>();
        foreach (var file in document.RootElement.GetProperty("files").EnumerateArray())
        {
            if (!file.GetProperty("file").GetString()!.StartsWith(name, StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var run in file.GetProperty("runs").EnumerateArray())
            {
                var key = (run.GetProperty("ruleset").GetInt64(), run.GetProperty("index").GetUInt64());
                results[key] = run.GetProperty("result").GetString()!;
            }
        }

        return results;
    }
}
