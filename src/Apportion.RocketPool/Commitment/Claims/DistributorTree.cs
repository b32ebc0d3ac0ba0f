using Apportion.Merkle;

namespace Apportion.RocketPool.Commitment.Claims;

/// <summary>A root that the distributor knows.</summary>
/// <param name="Root">The root.</param>
/// <param name="Version">Tree version: 0 has four words in a leaf, 1 has the voter share too.</param>
public readonly record struct DistributorTree(Hash256 Root, ulong Version);
