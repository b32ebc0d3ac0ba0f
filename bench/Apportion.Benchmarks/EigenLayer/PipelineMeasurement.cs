using System.Diagnostics;
using System.Globalization;
using Apportion.EigenLayer;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.State;

namespace Apportion.Benchmarks.EigenLayer;

/// <summary>
/// Measures whole histories once: facts in memory to distribution root, wall-clock time and peak memory. Histories are
/// too long for a micro-benchmark; run with <c>eigenlayer a</c>, <c>b</c>, <c>grow</c>, <c>days</c>.
/// </summary>
public static class PipelineMeasurement
{
    private const int Seed = 20260301;

    /// <summary>Runs the measurements named.</summary>
    public static void Run(IReadOnlyList<string> names)
    {
        foreach (var name in names)
            switch (name)
            {
                case "a":
                    Measure("5,000 stakers x 50 operators x 365 days", FactsShape.A);
                    break;
                case "b":
                    Measure("100,000 stakers x 500 operators x 730 days", FactsShape.B);
                    break;
                case "c":
                    MeasureIncrement("one more day of 100,000 stakers x 500 operators x 730 days", FactsShape.B);
                    break;
                case "c-small":
                    MeasureIncrement("one more day of 5,000 stakers x 50 operators x 365 days", FactsShape.A);
                    break;
                case "grow":
                    Measure("n = 1,000 stakers", FactsShape.A with { Stakers = 1_000 });
                    Measure("10 n = 10,000 stakers", FactsShape.A with { Stakers = 10_000 });
                    break;
                case "days":
                    Measure("180 days", FactsShape.A with { Days = 180 });
                    Measure("360 days, no change after day 180", FactsShape.A with { Days = 360, QuietAfter = 180 });
                    break;
                case "logs":
                    LogMeasurement.Run(shuffled: false);
                    break;
                case "logs-shuffled":
                    LogMeasurement.Run(shuffled: true);
                    break;
                default:
                    Console.WriteLine($"unknown measurement {name}: a, b, grow, days, logs, logs-shuffled");
                    break;
            }
    }

    private static void Measure(string title, FactsShape shape)
    {
        var facts = FactsGenerator.Generate(shape, Seed);
        GC.Collect();
        var before = GC.GetTotalMemory(true) >> 20;
        Report(
            title,
            Text($"{facts.StakerShareDeltas.Count} share changes, {Submissions(facts)} submissions, facts {before} MB")
        );
        var rules = RewardsRules.Of(Networks.Get("hoodi"), RewardsRuleset.Shipped) with
        {
            Forks = ForkSchedule.AlwaysOn,
        };
        var engine = new EigenLayerEngine(rules, Environment.ProcessorCount);
        var cutoff = FactsGenerator.FirstDay + shape.Days;
        var clock = Stopwatch.StartNew();
        var lines = engine.ComputeLines(facts, [cutoff]);
        var computed = clock.Elapsed;
        var root = DistributionRoot.Of(lines);
        Report(
            title,
            Text(
                $"{clock.Elapsed.TotalSeconds:F2} s to root {root} ({computed.TotalSeconds:F2} s to {lines.Count} lines), peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"
            )
        );
    }

    private static void MeasureIncrement(string title, FactsShape shape)
    {
        var facts = FactsGenerator.Generate(shape, Seed);
        var rules = RewardsRules.Of(Networks.Get("hoodi"), RewardsRuleset.Shipped) with
        {
            Forks = ForkSchedule.AlwaysOn,
        };
        var engine = new EigenLayerEngine(rules, Environment.ProcessorCount);
        var cutoff = FactsGenerator.FirstDay + shape.Days;
        var clock = Stopwatch.StartNew();
        var (_, checkpoint) = engine.Continue(facts, [cutoff - 1], null);
        Report(title, Text($"{clock.Elapsed.TotalSeconds:F2} s for the history before"));
        clock.Restart();
        var (lines, _) = engine.Continue(facts, [cutoff], checkpoint);
        var root = DistributionRoot.Of(lines);
        Report(
            title,
            Text(
                $"{clock.Elapsed.TotalSeconds:F2} s to root {root}, CPU {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F0} s in all, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"
            )
        );
    }

    private static int Submissions(EigenLayerFacts facts) =>
        facts
            .RewardSubmissions.Select(row => row.RewardHash)
            .Concat(facts.OperatorDirectedOperatorSetRewardSubmissions.Select(row => row.RewardHash))
            .Concat(facts.UniqueStakeRewardSubmissions.Select(row => row.RewardHash))
            .Concat(facts.TotalStakeRewardSubmissions.Select(row => row.RewardHash))
            .Distinct()
            .Count();

    private static void Report(string title, string text) => Console.WriteLine($"{title}: {text}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
