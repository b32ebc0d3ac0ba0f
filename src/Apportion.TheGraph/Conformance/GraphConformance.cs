using Apportion.Core.Conformance;

namespace Apportion.TheGraph.Conformance;

/// <summary>All conformance runners of The Graph.</summary>
public static class GraphConformance
{
    /// <summary>The runners, in the order they may claim files.</summary>
    public static IReadOnlyList<IConformanceRunner> Runners { get; } =
    [new SequenceRunner(), new DecisionMatrixRunner()];
}
