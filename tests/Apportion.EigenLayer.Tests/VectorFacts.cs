using Apportion.Core;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Rulesets;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests;

/// <summary>Reads the input folder of a scenario.</summary>
internal static class VectorFacts
{
    public static RewardsRules Rules { get; } =
        RewardsRules.Of(Networks.Get("hoodi"), RewardsRuleset.Shipped) with
        {
            Forks = ForkSchedule.AlwaysOn,
        };

    public static IReadOnlyList<int> TinyCutoffs { get; } = [Day("2026-01-06"), Day("2026-01-09")];

    public static int Day(string text) =>
        FactText.TryParseDay(text, out var day) ? day : throw new FormatException(text);

    public static EigenLayerFacts Read(string folder, List<Finding> findings)
    {
        var facts = new EigenLayerFacts();
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path).Split('.')[0];
            if (FactTables.All.FirstOrDefault(table => table.Name == name) is not { } table)
                continue;
            using var reader = Vectors.OpenText(path);
            table.Read(reader, Path.GetFileName(path), facts, findings);
        }
        return facts;
    }
}
