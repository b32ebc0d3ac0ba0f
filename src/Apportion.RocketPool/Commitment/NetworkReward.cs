using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment;

/// <summary>What one reward network is given in one interval. Amounts in wei.</summary>
/// <param name="Network">The reward network id.</param>
/// <param name="CollateralRpl">Sum of its nodes' collateral RPL.</param>
/// <param name="OracleDaoRpl">Sum of its nodes' Oracle DAO RPL.</param>
/// <param name="SmoothingPoolEth">Sum of its nodes' smoothing-pool ETH, in file version 4 with their voter share.</param>
public readonly record struct NetworkReward(
    ulong Network,
    UInt256 CollateralRpl,
    UInt256 OracleDaoRpl,
    UInt256 SmoothingPoolEth
);
