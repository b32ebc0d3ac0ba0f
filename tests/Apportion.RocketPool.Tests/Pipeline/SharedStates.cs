using System.Text.Json;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;
using Apportion.Tests;

namespace Apportion.RocketPool.Tests.Pipeline;

/// <summary>Every run of the shared vectors that has a result.</summary>
internal static class SharedStates
{
    public static IEnumerable<(string Name, NetworkState State, RewardsRuleset Ruleset, ulong Index)> Runs()
    {
        foreach (
            var path in Directory
                .EnumerateFiles(Vectors.At("rocket-pool/pipeline"), "*.json.gz")
                .Order(StringComparer.Ordinal)
        )
        {
            using var stream = Vectors.Open(path);
            using var document = JsonDocument.Parse(stream);
            var state = Read(document.RootElement.GetProperty("state"));
            foreach (var run in document.RootElement.GetProperty("runs").EnumerateArray())
            {
                if (run.GetProperty("expected").TryGetProperty("error", out _))
                {
                    continue;
                }

                var ruleset = RewardsRulesets.OfVersion(run.GetProperty("ruleset").GetInt64());
                yield return (Path.GetFileName(path), state, ruleset, run.GetProperty("index").GetUInt64());
            }
        }
    }

    public static NetworkState Read(JsonElement state) =>
        NetworkStateReader.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(state.GetRawText()))).Require();
}
