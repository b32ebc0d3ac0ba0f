using Apportion.Core.Conformance;
using Apportion.EigenLayer.Conformance;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.EigenLayer.Facts.Logs.Views;
using Apportion.Tests;
using Xunit.Abstractions;

namespace Apportion.EigenLayer.Tests.Logs;

public class LogVectorTests(ITestOutputHelper output)
{
    [Theory]
    [VectorData("eigenlayer-logs/edge", 7_000)]
    [VectorData("eigenlayer-logs/legacy", 400)]
    [VectorData("eigenlayer-logs/seq-1", 10_000)]
    [VectorData("eigenlayer-logs/seq-2", 10_000)]
    [VectorData("eigenlayer-logs/seq-3", 10_000)]
    public void Every_log_row_and_view_of_a_recorded_history_agrees(string scenario, long atLeast)
    {
        var files = Run(Vectors.At(scenario), new LogScenarioRunner());
        Assert.True(files.Sum(file => file.Compared) >= atLeast);
        Assert.Contains(files, file => file.Path.Contains("expected/staker_share_deltas", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_event_has_its_topic_and_declaration() =>
        Assert.True(Run(Vectors.At("eigenlayer-logs"), new EventTableRunner()).Sum(file => file.Compared) > 150);

    [Fact]
    public void Each_deviation_from_the_chain_has_its_cause()
    {
        using var stream = Vectors.Open(Vectors.At("eigenlayer-logs/edge/logs.jsonl.gz"));
        var history = LogHistory.Read(stream, "edge");
        var comparison = new ViewComparison(history.ToFacts());
        foreach (var block in history.Blocks.Where(block => block.Views is not null))
        {
            comparison.Compare(block.Header.Number, block.Header.BlockTime, block.Views!.Value);
        }

        foreach (var difference in comparison.Differences.Where(difference => difference.Cause != ViewCause.Rounding))
        {
            output.WriteLine($"{difference}");
        }

        var phantom = comparison.Differences.First(difference => difference.Cause == ViewCause.PhantomSlash);
        Assert.Equal(100_015, phantom.Block);
        Assert.Equal("withdrawableShares", phantom.View);
        var raise = comparison.Differences.First(d => d.Cause == ViewCause.RaisePendingDuringSlash);
        Assert.Equal((100_036, "650000000000000000", "900000000000000000"), (raise.Block, raise.OnChain, raise.ByRows));
        Assert.Contains(comparison.Differences, difference => difference.Cause == ViewCause.Rounding);
        Assert.DoesNotContain(comparison.Differences, difference => difference.Cause == ViewCause.Unexplained);
    }

    private List<ConformanceFile> Run(string folder, IConformanceRunner runner)
    {
        var result = new ConformanceSuite([runner]).Run(DiskVectorFile.Below(folder), threads: 1);
        var files = result.Files.Where(file => file.Format == runner.Format).ToList();
        foreach (var file in files)
        {
            output.WriteLine(
                FormattableString.Invariant($"{file.Path}: {file.Compared} compared, {file.Different} differ")
            );
            foreach (var difference in file.Differences)
            {
                output.WriteLine($"  {difference}");
            }
        }

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(0, file.Different));
        return files;
    }
}
