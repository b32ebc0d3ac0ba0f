using Apportion.Core;

namespace Apportion.EigenLayer.Reports;

/// <summary>Explained amounts.</summary>
/// <param name="Derivations">One tree for each amount of a day.</param>
/// <param name="Findings">What was left out, and why nothing was found.</param>
public sealed record RewardAnswer(IReadOnlyList<Derivation> Derivations, IReadOnlyList<Finding> Findings);
