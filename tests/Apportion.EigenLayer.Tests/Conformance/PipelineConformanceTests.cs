using System.Globalization;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.EigenLayer.Conformance;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests.Conformance;

public class PipelineConformanceTests
{
    [Theory]
    [VectorData("eigenlayer/numeric")]
    [VectorData("eigenlayer/tiny")]
    [VectorData("eigenlayer/quirks")]
    [VectorData("eigenlayer/s1_compressed_forks")]
    [VectorData("eigenlayer/s2_mainnet_2024")]
    [VectorData("eigenlayer/s3_mainnet_sabine")]
    [VectorData("eigenlayer-draft/tiny")]
    [VectorData("eigenlayer-draft/edges")]
    [VectorData("eigenlayer-draft/d1_mainnet")]
    [VectorData("eigenlayer-draft/d2_hoodi")]
    [VectorData("eigenlayer-logs/seq-3/rewards")]
    public void Every_row_of_every_table_agrees(string scenario)
    {
        var folder = Vectors.At(scenario);
        var suite = new ConformanceSuite([new PipelineRunner(), new NumericRunner()]);
        var result = suite.Run(DiskVectorFile.Below(folder), threads: 1);
        Assert.Empty(result.Files.Where(file => file.Different > 0 || file.Error is not null).Select(Describe));
        Assert.Equal(Verdict.Match, result.Verdict);
    }

    [Fact]
    public void The_result_does_not_depend_on_culture_threads_or_order_of_rows()
    {
        var folder = Vectors.At("eigenlayer/tiny/input");
        var expected = new EigenLayerEngine(VectorFacts.Rules).ComputeLines(
            VectorFacts.Read(folder, []),
            VectorFacts.TinyCutoffs
        );
        var facts = VectorFacts.Read(folder, []);
        facts.StakerShareDeltas.Reverse();
        facts.OperatorShareDeltas.Reverse();
        facts.StakerDelegationChanges.Reverse();
        facts.RewardSubmissions.Reverse();
        facts.OperatorAllocations.Reverse();
        facts.OperatorSetOperatorRegistrations.Reverse();
        CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
        Assert.Equal(
            expected,
            new EigenLayerEngine(VectorFacts.Rules, threads: 4).ComputeLines(facts, VectorFacts.TinyCutoffs)
        );
    }

    [Theory]
    [VectorData("eigenlayer/s1_compressed_forks")]
    [VectorData("eigenlayer/s3_mainnet_sabine")]
    [VectorData("eigenlayer-draft/d1_mainnet")]
    public void Runs_continued_one_by_one_give_what_the_whole_history_gives(string scenario)
    {
        var folder = Vectors.At(scenario);
        using var stream = File.OpenRead(Path.Combine(folder, "config.json"));
        var configuration = ScenarioConfiguration.Read(stream, scenario);
        var facts = VectorFacts.Read(Path.Combine(folder, "input"), []);
        var engine = new EigenLayerEngine(configuration.Rules);
        EigenLayer.Replay.RunCheckpoint? checkpoint = null;
        IReadOnlyList<EigenLayer.Commitment.DistributionLine> lines = [];
        foreach (var cutoff in configuration.Cutoffs)
            (lines, checkpoint) = engine.Continue(facts, [cutoff], checkpoint);
        Assert.Equal(engine.ComputeLines(facts, configuration.Cutoffs), lines);
    }

    private static string Describe(ConformanceFile file) =>
        string.Join(
            Environment.NewLine,
            file.Differences.Select(difference =>
                    $"{difference.Where}: expected {difference.Expected}, found {difference.Actual}"
                )
                .Prepend(file.Path)
        );
}
