using Apportion.Merkle;

namespace Apportion.EigenLayer.Commitment;

/// <summary>The root that commits to a distribution, where the trees themselves are not needed.</summary>
/// <remarks>Source: spec eigenlayer section 8.2.</remarks>
public static class DistributionRoot
{
    /// <summary>The root over lines in any order; the zero hash if there are none.</summary>
    public static Hash256 Of(IReadOnlyList<DistributionLine> lines) =>
        lines.Count == 0 ? Hash256.Zero : DistributionTree.Build(lines).Root;
}
