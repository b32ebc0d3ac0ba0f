using System.Globalization;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.EigenLayer.Conformance;

namespace Apportion.EigenLayer.Tests.Conformance;

public class PipelineConformanceTests
{
    [Theory]
    [InlineData("eigenlayer/numeric")]
    [InlineData("eigenlayer/tiny")]
    [InlineData("eigenlayer/quirks")]
    [InlineData("eigenlayer/s1_compressed_forks")]
    [InlineData("eigenlayer/s2_mainnet_2024")]
    [InlineData("eigenlayer/s3_mainnet_sabine")]
    [InlineData("eigenlayer-draft/tiny")]
    [InlineData("eigenlayer-draft/edges")]
    [InlineData("eigenlayer-draft/d1_mainnet")]
    [InlineData("eigenlayer-draft/d2_hoodi")]
    [InlineData("eigenlayer-logs/seq-3/rewards")]
    public void Every_row_of_every_table_agrees(string scenario)
    {
        if (VectorFolder.Find(scenario) is not { } folder)
            return;
        var suite = new ConformanceSuite([new PipelineRunner(), new NumericRunner()]);
        var result = suite.Run(DiskVectorFile.Below(folder), threads: 1);
        Assert.Empty(result.Files.Where(file => file.Different > 0 || file.Error is not null).Select(Describe));
        Assert.Equal(Verdict.Match, result.Verdict);
    }

    [Fact]
    public void The_result_does_not_depend_on_culture_threads_or_order_of_rows()
    {
        if (VectorFolder.Find("eigenlayer/tiny/input") is not { } folder)
            return;
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
    [InlineData("eigenlayer/s1_compressed_forks")]
    [InlineData("eigenlayer/s3_mainnet_sabine")]
    [InlineData("eigenlayer-draft/d1_mainnet")]
    public void Runs_continued_one_by_one_give_what_the_whole_history_gives(string scenario)
    {
        if (VectorFolder.Find(scenario) is not { } folder)
            return;
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
