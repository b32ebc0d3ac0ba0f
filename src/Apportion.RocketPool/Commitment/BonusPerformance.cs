using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment;

/// <summary>The consensus bonus of a minipool. Source: spec rocket-pool section 9.3.</summary>
/// <param name="ConsensusIncome">Counted withdrawals in wei.</param>
/// <param name="BonusEthEarned">Bonus paid, after scaling, in wei.</param>
/// <param name="EffectiveCommission">Commission with bonus, scaled by 10^18.</param>
public sealed record BonusPerformance(UInt256 ConsensusIncome, UInt256 BonusEthEarned, UInt256 EffectiveCommission);
