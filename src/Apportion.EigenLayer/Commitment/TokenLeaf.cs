using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Commitment;

/// <summary>A leaf of an earner's token tree.</summary>
/// <param name="Token">The token.</param>
/// <param name="CumulativeEarnings">Earned since the beginning, base units.</param>
public readonly record struct TokenLeaf(Address Token, UInt256 CumulativeEarnings);
