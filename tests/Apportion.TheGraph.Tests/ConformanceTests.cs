using Apportion.Core.Conformance;
using Apportion.TheGraph.Conformance;
using Xunit.Abstractions;

namespace Apportion.TheGraph.Tests;

public sealed class ConformanceTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_recorded_value_event_revert_and_matrix_case_is_reproduced()
    {
        var result = new ConformanceSuite(GraphConformance.Runners).Run(new VectorSet(GzipVector.All()), threads: 1);
        foreach (var file in result.Files)
        {
            output.WriteLine(
                FormattableString.Invariant($"{file.Path}: {file.Compared} compared, {file.Different} differ")
            );
            foreach (var difference in file.Differences)
                output.WriteLine($"  {difference.Where}: expected {difference.Expected}, found {difference.Actual}");
        }
        Assert.Equal(Verdict.Match, result.Verdict);
        Assert.Equal(0, result.Different);
        Assert.True(result.Compared >= 588_396, "fewer values were compared than the shared vectors hold");
    }

    [Fact]
    public void A_changed_value_in_a_sequence_is_found()
    {
        var text = GzipVector.Named("tiny").ReadText();
        var changed = text.Replace(
            "\"F\":\"25000000000000000000\"",
            "\"F\":\"25000000000000000001\"",
            StringComparison.Ordinal
        );
        Assert.NotEqual(text, changed);
        var result = new ConformanceSuite(GraphConformance.Runners).Run(
            new VectorSet([new TextVector("tiny.jsonl", changed)]),
            threads: 1
        );
        Assert.Equal(Verdict.Mismatch, result.Verdict);
        Assert.Contains(
            result.Files[0].Differences,
            difference => difference.Where.EndsWith(".F", StringComparison.Ordinal)
        );
    }
}
