using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Commitment;

/// <summary>One leaf's worth of a distribution: what an earner has earned of a token up to a day, since the beginning.</summary>
/// <param name="Earner">Who earned.</param>
/// <param name="Token">What it is counted in.</param>
/// <param name="Cumulative">Base units since the beginning; zero has a leaf too.</param>
/// <remarks>Source: spec eigenlayer section 8.1.</remarks>
public readonly record struct DistributionLine(Address Earner, Address Token, UInt256 Cumulative);
