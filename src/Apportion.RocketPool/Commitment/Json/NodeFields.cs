using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment.Json;

/// <summary>The fields of one node while they are read, in any order.</summary>
internal struct NodeFields
{
    public ulong Network;
    public UInt256 Collateral;
    public UInt256 OracleDao;
    public UInt256 SmoothingPool;
    public UInt256 VoterShare;

    /// <summary>The eligibility rate as it is written; null if there is none.</summary>
    public string? Rate;
    public bool HasProof;
}
