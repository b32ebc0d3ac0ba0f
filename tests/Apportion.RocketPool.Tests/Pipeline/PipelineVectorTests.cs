using System.Text.Json;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.RocketPool.Conformance;
using Apportion.RocketPool.Rulesets;
using Apportion.Tests;

namespace Apportion.RocketPool.Tests.Pipeline;

public sealed class PipelineVectorTests
{
    [VectorFact("rocket-pool/pipeline")]
    public void Error_runs_fail_for_the_stated_reason()
    {
        var refused = 0;
        foreach (var path in Directory.EnumerateFiles(Vectors.At("rocket-pool/pipeline"), "*.json.gz"))
        {
            using var stream = Vectors.Open(path);
            using var document = JsonDocument.Parse(stream);
            foreach (var run in document.RootElement.GetProperty("runs").EnumerateArray())
            {
                if (!run.GetProperty("expected").TryGetProperty("error", out var reason))
                {
                    continue;
                }

                refused++;
                var state = SharedStates.Read(document.RootElement.GetProperty("state"));
                var ruleset = RewardsRulesets.OfVersion(run.GetProperty("ruleset").GetInt64());
                var error = Assert.Throws<ApportionException>(() =>
                    RocketPoolEngine.Compute(state, ruleset, run.GetProperty("index").GetUInt64())
                );
                Assert.Equal(reason.GetString(), error.Finding.Actual);
            }
        }

        Assert.Equal(6, refused);
    }

    [VectorFact("rocket-pool/pipeline")]
    public void Every_run_of_every_shared_vector_agrees()
    {
        var result = new ConformanceSuite([new PipelineRunner()]).Run(
            DiskVectorFile.Below(Vectors.At("rocket-pool/pipeline")),
            threads: 2
        );

        var differences = result
            .Files.Where(file => file.Different > 0 || file.Error is not null)
            .Select(file =>
                FormattableString.Invariant(
                    $"{file.Path}: {file.Different} of {file.Compared} {file.Error} {string.Join("; ", file.Differences.Take(6))}"
                )
            );
        Assert.Empty(differences);
        Assert.Equal(Verdict.Match, result.Verdict);
        Assert.True(
            result.Compared > 10_000,
            FormattableString.Invariant($"only {result.Compared} values were compared")
        );
    }
}
