using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment;

/// <summary>What one node is given in one interval: the content of one leaf of the tree. Amounts in wei.</summary>
/// <param name="Node">The node's registered address.</param>
/// <param name="Network">The reward network id; 0 is layer 1.</param>
/// <param name="CollateralRpl">RPL for staked RPL.</param>
/// <param name="OracleDaoRpl">RPL for a member of the Oracle DAO.</param>
/// <param name="SmoothingPoolEth">ETH from the smoothing pool, without voter share.</param>
/// <param name="VoterShareEth">ETH of the voter share (file version 4); 0 before.</param>
public readonly record struct NodeReward(
    Address Node,
    ulong Network,
    UInt256 CollateralRpl,
    UInt256 OracleDaoRpl,
    UInt256 SmoothingPoolEth,
    UInt256 VoterShareEth
)
{
    /// <summary>Collateral plus Oracle DAO RPL: the RPL word of the leaf.</summary>
    public UInt256 TotalRpl => CollateralRpl + OracleDaoRpl;

    /// <summary>Whether every amount is 0; rulesets v1 to v8 leave such a node out of the tree.</summary>
    public bool IsZero =>
        CollateralRpl.IsZero && OracleDaoRpl.IsZero && SmoothingPoolEth.IsZero && VoterShareEth.IsZero;
}
