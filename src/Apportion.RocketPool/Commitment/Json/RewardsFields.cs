namespace Apportion.RocketPool.Commitment.Json;

/// <summary>Upstream's field names of a rewards file; the enums number them. Source: spec rocket-pool section 12.1.</summary>
internal static class RewardsFields
{
    public static readonly FieldTable File = new(
        "rewardsFileVersion",
        "rulesetVersion",
        "network",
        "index",
        "startTime",
        "endTime",
        "consensusStartBlock",
        "consensusEndBlock",
        "executionStartBlock",
        "executionEndBlock",
        "intervalsPassed",
        "merkleRoot",
        "minipoolPerformanceFileCid",
        "totalRewards",
        "networkRewards",
        "nodeRewards"
    );

    public static readonly int[] RequiredFile =
    [
        (int)FileField.RewardsFileVersion,
        (int)FileField.Index,
        (int)FileField.Network,
        (int)FileField.StartTime,
        (int)FileField.EndTime,
        (int)FileField.IntervalsPassed,
        (int)FileField.MerkleRoot,
        (int)FileField.TotalRewards,
        (int)FileField.NetworkRewards,
        (int)FileField.NodeRewards,
    ];

    public static readonly FieldTable Totals = new(
        "totalProtocolDaoEth",
        "protocolDaoRpl",
        "totalCollateralRpl",
        "totalOracleDaoRpl",
        "totalSmoothingPoolEth",
        "poolStakerSmoothingPoolEth",
        "nodeOperatorSmoothingPoolEth",
        "totalNodeWeight",
        "totalVoterShareEth",
        "smoothingPoolVoterShareEth",
        "totalPdaoShareEth"
    );

    public static readonly int[] RequiredTotals = [1, 2, 3, 4, 5, 6];

    public static readonly FieldTable Network = new("collateralRpl", "oracleDaoRpl", "smoothingPoolEth");

    public static readonly FieldTable Node = new(
        "rewardNetwork",
        "collateralRpl",
        "oracleDaoRpl",
        "smoothingPoolEth",
        "smoothingPoolEligibilityRate",
        "voterShareEth",
        "merkleProof"
    );

    public static readonly int[] RequiredNode = [0, 1, 2, 3];

    internal enum FileField
    {
        RewardsFileVersion,
        RulesetVersion,
        Network,
        Index,
        StartTime,
        EndTime,
        ConsensusStartBlock,
        ConsensusEndBlock,
        ExecutionStartBlock,
        ExecutionEndBlock,
        IntervalsPassed,
        MerkleRoot,
        Cid,
        TotalRewards,
        NetworkRewards,
        NodeRewards,
    }

    internal enum TotalField
    {
        LegacyProtocolDaoEth,
        ProtocolDaoRpl,
        CollateralRpl,
        OracleDaoRpl,
        SmoothingPoolEth,
        PoolStakerEth,
        NodeOperatorEth,
        NodeWeight,
        VoterShareEth,
        PoolVoterShareEth,
        PdaoShareEth,
    }

    internal enum NodeField
    {
        RewardNetwork,
        CollateralRpl,
        OracleDaoRpl,
        SmoothingPoolEth,
        EligibilityRate,
        VoterShareEth,
        MerkleProof,
    }
}
