using Apportion.Numerics;

namespace Apportion.RocketPool.Stages;

/// <summary>The consensus bonus of a minipool that was examined for one.</summary>
/// <param name="BonusEthEarned">The bonus after scaling, in wei.</param>
/// <param name="ConsensusIncome">Counted withdrawals, in wei.</param>
/// <param name="EffectiveCommission">Commission with bonus, scaled by 10^18.</param>
public sealed record ConsensusBonusOutcome(
    UInt256 BonusEthEarned,
    UInt256 ConsensusIncome,
    UInt256 EffectiveCommission
);
