using Apportion.EigenLayer.Conformance;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Rulesets;

namespace Apportion.EigenLayer.Tests;

/// <summary>A scenario of the vectors: its rules, cutoffs and facts.</summary>
internal sealed record Scenario(RewardsRules Rules, IReadOnlyList<int> Cutoffs, EigenLayerFacts Facts)
{
    public EigenLayerEngine Engine => new(Rules);

    /// <summary>Opens a scenario, or null where only the copies in the repository are at hand and it is not among them.</summary>
    public static Scenario? Open(string name)
    {
        if (VectorFolder.Find(name) is not { } folder)
            return null;
        using var stream = File.OpenRead(Path.Combine(folder, "config.json"));
        var configuration = ScenarioConfiguration.Read(stream, name);
        return new(configuration.Rules, configuration.Cutoffs, VectorFacts.Read(Path.Combine(folder, "input"), []));
    }
}
