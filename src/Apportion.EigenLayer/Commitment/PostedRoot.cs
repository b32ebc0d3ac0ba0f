using Apportion.Merkle;

namespace Apportion.EigenLayer.Commitment;

/// <summary>A distribution root as the RewardsCoordinator stores it.</summary>
/// <param name="Root">The root; nothing can be claimed from a zero one.</param>
/// <param name="RewardsCalculationEnd">Unix seconds up to which rewards are in it.</param>
/// <param name="ActivatedAt">Unix seconds from which it can be claimed from.</param>
/// <param name="Disabled">Whether it was withdrawn before it became active.</param>
public sealed record PostedRoot(Hash256 Root, long RewardsCalculationEnd, long ActivatedAt, bool Disabled = false);
