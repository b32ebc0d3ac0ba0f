using Apportion.Core.Evm;

namespace Apportion.TheGraph.Facts;

/// <content>Issuance: who gets how much of it, and who is eligible.</content>
public static partial class GraphEvents
{
    /// <summary>RewardsManager.</summary>
    public static class Rewards
    {
        internal static readonly EventDescription DefaultReclaimAddressSet = EventDescription.Parse(
            "DefaultReclaimAddressSet(address indexed oldAddress, address indexed newAddress)"
        );
        internal static readonly EventDescription HorizonRewardsAssigned = EventDescription.Parse(
            "HorizonRewardsAssigned(address indexed indexer, address indexed allocationID, uint256 amount)"
        );
        internal static readonly EventDescription IssuanceAllocatorSet = EventDescription.Parse(
            "IssuanceAllocatorSet(address indexed oldIssuanceAllocator, address indexed newIssuanceAllocator)"
        );
        internal static readonly EventDescription ParameterUpdated = EventDescription.Parse(
            "ParameterUpdated(string param)"
        );
        internal static readonly EventDescription ProviderEligibilityOracleSet = EventDescription.Parse(
            "ProviderEligibilityOracleSet(address indexed oldOracle, address indexed newOracle)"
        );
        internal static readonly EventDescription RewardsEligibilityOracleSet = EventDescription.Parse(
            "RewardsEligibilityOracleSet(address indexed oldRewardsEligibilityOracle, "
                + "address indexed newRewardsEligibilityOracle)"
        );
        internal static readonly EventDescription ReclaimAddressSet = EventDescription.Parse(
            "ReclaimAddressSet(bytes32 indexed reason, address indexed oldAddress, address indexed newAddress)"
        );
        internal static readonly EventDescription RewardsDenied = EventDescription.Parse(
            "RewardsDenied(address indexed indexer, address indexed allocationID)"
        );
        internal static readonly EventDescription RewardsDeniedDueToEligibility = EventDescription.Parse(
            "RewardsDeniedDueToEligibility(address indexed indexer, address indexed allocationID, uint256 amount)"
        );
        internal static readonly EventDescription RewardsDenylistUpdated = EventDescription.Parse(
            "RewardsDenylistUpdated(bytes32 indexed subgraphDeploymentID, uint256 sinceBlock)"
        );
        internal static readonly EventDescription RewardsReclaimed = EventDescription.Parse(
            "RewardsReclaimed(bytes32 indexed reason, uint256 amount, address indexed indexer, "
                + "address indexed allocationID, bytes32 subgraphDeploymentID)"
        );
        internal static readonly EventDescription SubgraphServiceSet = EventDescription.Parse(
            "SubgraphServiceSet(address indexed oldSubgraphService, address indexed newSubgraphService)"
        );
    }

    /// <summary>IssuanceAllocator.</summary>
    public static class Allocator
    {
        internal static readonly EventDescription DefaultTargetUpdated = EventDescription.Parse(
            "DefaultTargetUpdated(address indexed oldAddress, address indexed newAddress)"
        );
        internal static readonly EventDescription IssuanceDistributed = EventDescription.Parse(
            "IssuanceDistributed(address indexed target, uint256 amount, uint256 indexed fromBlock, "
                + "uint256 indexed toBlock)"
        );
        internal static readonly EventDescription IssuancePerBlockUpdated = EventDescription.Parse(
            "IssuancePerBlockUpdated(uint256 oldIssuancePerBlock, uint256 newIssuancePerBlock)"
        );
        internal static readonly EventDescription IssuanceSelfMintAllowance = EventDescription.Parse(
            "IssuanceSelfMintAllowance(address indexed target, uint256 amount, uint256 indexed fromBlock, "
                + "uint256 indexed toBlock)"
        );
        internal static readonly EventDescription IssuanceSelfMintAllowanceAggregate = EventDescription.Parse(
            "IssuanceSelfMintAllowanceAggregate(uint256 totalAmount, uint256 indexed fromBlock, "
                + "uint256 indexed toBlock)"
        );
        internal static readonly EventDescription SelfMintingEventModeUpdated = EventDescription.Parse(
            "SelfMintingEventModeUpdated(uint8 oldMode, uint8 newMode)"
        );
        internal static readonly EventDescription SelfMintingOffsetAccumulated = EventDescription.Parse(
            "SelfMintingOffsetAccumulated(uint256 offsetBefore, uint256 offsetAfter, uint256 indexed fromBlock, "
                + "uint256 indexed toBlock)"
        );
        internal static readonly EventDescription SelfMintingOffsetReconciled = EventDescription.Parse(
            "SelfMintingOffsetReconciled(uint256 offsetBefore, uint256 offsetAfter, uint256 totalForPeriod, "
                + "uint256 indexed fromBlock, uint256 indexed toBlock)"
        );
        internal static readonly EventDescription TargetAllocationUpdated = EventDescription.Parse(
            "TargetAllocationUpdated(address indexed target, uint256 newAllocatorMintingRate, "
                + "uint256 newSelfMintingRate)"
        );
    }

    /// <summary>RewardsEligibilityOracle.</summary>
    public static class Oracle
    {
        internal static readonly EventDescription EligibilityPeriodUpdated = EventDescription.Parse(
            "EligibilityPeriodUpdated(uint256 indexed oldPeriod, uint256 indexed newPeriod)"
        );
        internal static readonly EventDescription EligibilityValidationUpdated = EventDescription.Parse(
            "EligibilityValidationUpdated(bool indexed enabled)"
        );
        internal static readonly EventDescription IndexerEligibilityData = EventDescription.Parse(
            "IndexerEligibilityData(address indexed oracle, bytes data)"
        );
        internal static readonly EventDescription IndexerEligibilityRenewed = EventDescription.Parse(
            "IndexerEligibilityRenewed(address indexed indexer, address indexed oracle)"
        );
        internal static readonly EventDescription IndexerRetentionPeriodSet = EventDescription.Parse(
            "IndexerRetentionPeriodSet(uint256 indexed oldPeriod, uint256 indexed newPeriod)"
        );
        internal static readonly EventDescription IndexerTrackingUpdated = EventDescription.Parse(
            "IndexerTrackingUpdated(address indexed indexer, bool indexed tracked)"
        );
        internal static readonly EventDescription OracleUpdateTimeoutUpdated = EventDescription.Parse(
            "OracleUpdateTimeoutUpdated(uint256 indexed oldTimeout, uint256 indexed newTimeout)"
        );
    }

    /// <summary>Targets of the allocator.</summary>
    public static class Target
    {
        internal static readonly EventDescription BeforeIssuanceAllocationChange = EventDescription.Parse(
            "BeforeIssuanceAllocationChange()"
        );
        internal static readonly EventDescription TokensSent = EventDescription.Parse(
            "TokensSent(address indexed to, uint256 indexed amount)"
        );
    }
}
