using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.RocketPool.Conformance;

namespace Apportion.RocketPool.Tests.Pipeline;

public sealed class PipelineVectorTests
{
    [PipelineFact]
    public void Every_run_of_every_shared_vector_agrees()
    {
        var result = new ConformanceSuite([new PipelineRunner()]).Run(
            SharedVectors.Load(SharedVectors.PipelineFolder!),
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
