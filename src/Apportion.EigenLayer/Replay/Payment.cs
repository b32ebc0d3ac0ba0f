using Apportion.Core;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Replay;

/// <summary>What one submission pays one earner for one day.</summary>
/// <param name="Earner">The earner.</param>
/// <param name="Token">The token.</param>
/// <param name="Day">Snapshot day, days since 1970.</param>
/// <param name="RewardHash">The submission.</param>
/// <param name="Amount">Base units, over all tables that pay this earner.</param>
public readonly record struct Payment(Address Earner, Address Token, int Day, Hash256 RewardHash, UInt256 Amount);
