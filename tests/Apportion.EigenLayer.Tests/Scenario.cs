using Apportion.EigenLayer.Conformance;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Rulesets;
using Apportion.Tests;

namespace Apportion.EigenLayer.Tests;

/// <summary>A scenario of the vectors: its rules, cutoffs and facts.</summary>
internal sealed record Scenario(RewardsRules Rules, IReadOnlyList<int> Cutoffs, EigenLayerFacts Facts)
{
    public EigenLayerEngine Engine => new(Rules);

    /// <summary>Opens a scenario that is there.</summary>
    public static Scenario Open(string name)
    {
        var folder = Vectors.At(name);
        using var stream = File.OpenRead(Path.Combine(folder, "config.json"));
        var configuration = ScenarioConfiguration.Read(stream, name);
        return new(configuration.Rules, configuration.Cutoffs, VectorFacts.Read(Path.Combine(folder, "input"), []));
    }
}
