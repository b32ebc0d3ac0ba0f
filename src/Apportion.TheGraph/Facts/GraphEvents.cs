namespace Apportion.TheGraph.Facts;

/// <summary>The events of all contracts and rulesets. Source: spec the-graph section 16.</summary>
public static class GraphEvents
{
    /// <summary>GRT.</summary>
    public static class Token
    {
        internal static readonly EventDefinition Approval = new(
            "Approval(address indexed owner, address indexed spender, uint256 value)"
        );
        internal static readonly EventDefinition Transfer = new(
            "Transfer(address indexed from, address indexed to, uint256 value)"
        );
        internal static readonly EventDefinition MinterAdded = new("MinterAdded(address indexed account)");
        internal static readonly EventDefinition MinterRemoved = new("MinterRemoved(address indexed account)");
    }

    /// <summary>RewardsManager.</summary>
    public static class Rewards
    {
        internal static readonly EventDefinition DefaultReclaimAddressSet = new(
            "DefaultReclaimAddressSet(address indexed oldAddress, address indexed newAddress)"
        );
        internal static readonly EventDefinition HorizonRewardsAssigned = new(
            "HorizonRewardsAssigned(address indexed indexer, address indexed allocationID, uint256 amount)"
        );
        internal static readonly EventDefinition IssuanceAllocatorSet = new(
            "IssuanceAllocatorSet(address indexed oldIssuanceAllocator, address indexed newIssuanceAllocator)"
        );
        internal static readonly EventDefinition ParameterUpdated = new("ParameterUpdated(string param)");
        internal static readonly EventDefinition ProviderEligibilityOracleSet = new(
            "ProviderEligibilityOracleSet(address indexed oldOracle, address indexed newOracle)"
        );
        internal static readonly EventDefinition RewardsEligibilityOracleSet = new(
            "RewardsEligibilityOracleSet(address indexed oldRewardsEligibilityOracle, "
                + "address indexed newRewardsEligibilityOracle)"
        );
        internal static readonly EventDefinition ReclaimAddressSet = new(
            "ReclaimAddressSet(bytes32 indexed reason, address indexed oldAddress, address indexed newAddress)"
        );
        internal static readonly EventDefinition RewardsDenied = new(
            "RewardsDenied(address indexed indexer, address indexed allocationID)"
        );
        internal static readonly EventDefinition RewardsDeniedDueToEligibility = new(
            "RewardsDeniedDueToEligibility(address indexed indexer, address indexed allocationID, uint256 amount)"
        );
        internal static readonly EventDefinition RewardsDenylistUpdated = new(
            "RewardsDenylistUpdated(bytes32 indexed subgraphDeploymentID, uint256 sinceBlock)"
        );
        internal static readonly EventDefinition RewardsReclaimed = new(
            "RewardsReclaimed(bytes32 indexed reason, uint256 amount, address indexed indexer, "
                + "address indexed allocationID, bytes32 subgraphDeploymentID)"
        );
        internal static readonly EventDefinition SubgraphServiceSet = new(
            "SubgraphServiceSet(address indexed oldSubgraphService, address indexed newSubgraphService)"
        );
    }

    /// <summary>L2Curation.</summary>
    public static class Curation
    {
        internal static readonly EventDefinition Burned = new(
            "Burned(address indexed curator, bytes32 indexed subgraphDeploymentID, uint256 tokens, uint256 signal)"
        );
        internal static readonly EventDefinition Collected = new(
            "Collected(bytes32 indexed subgraphDeploymentID, uint256 tokens)"
        );
        internal static readonly EventDefinition Signalled = new(
            "Signalled(address indexed curator, bytes32 indexed subgraphDeploymentID, uint256 tokens, uint256 signal, "
                + "uint256 curationTax)"
        );
    }

    /// <summary>EpochManager.</summary>
    public static class Epochs
    {
        internal static readonly EventDefinition EpochLengthUpdate = new(
            "EpochLengthUpdate(uint256 indexed epoch, uint256 epochLength)"
        );
        internal static readonly EventDefinition EpochRun = new("EpochRun(uint256 indexed epoch, address caller)");
    }

    /// <summary>Controller.</summary>
    public static class Controller
    {
        internal static readonly EventDefinition PartialPauseChanged = new("PartialPauseChanged(bool isPaused)");
        internal static readonly EventDefinition PauseChanged = new("PauseChanged(bool isPaused)");
        internal static readonly EventDefinition SetContractProxy = new(
            "SetContractProxy(bytes32 indexed id, address contractAddress)"
        );
    }

    /// <summary>HorizonStaking.</summary>
    public static class Staking
    {
        internal static readonly EventDefinition DelegatedTokensWithdrawn = new(
            "DelegatedTokensWithdrawn(address indexed serviceProvider, address indexed verifier, "
                + "address indexed delegator, uint256 tokens)"
        );
        internal static readonly EventDefinition DelegationFeeCutSet = new(
            "DelegationFeeCutSet(address indexed serviceProvider, address indexed verifier, "
                + "uint8 indexed paymentType, uint256 feeCut)"
        );
        internal static readonly EventDefinition DelegationSlashed = new(
            "DelegationSlashed(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDefinition DelegationSlashingEnabled = new("DelegationSlashingEnabled()");
        internal static readonly EventDefinition DelegationSlashingSkipped = new(
            "DelegationSlashingSkipped(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDefinition HorizonStakeDeposited = new(
            "HorizonStakeDeposited(address indexed serviceProvider, uint256 tokens)"
        );
        internal static readonly EventDefinition HorizonStakeWithdrawn = new(
            "HorizonStakeWithdrawn(address indexed serviceProvider, uint256 tokens)"
        );
        internal static readonly EventDefinition OperatorSet = new(
            "OperatorSet(address indexed serviceProvider, address indexed verifier, address indexed operator, "
                + "bool allowed)"
        );
        internal static readonly EventDefinition ProvisionCreated = new(
            "ProvisionCreated(address indexed serviceProvider, address indexed verifier, uint256 tokens, "
                + "uint32 maxVerifierCut, uint64 thawingPeriod)"
        );
        internal static readonly EventDefinition ProvisionIncreased = new(
            "ProvisionIncreased(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDefinition ProvisionSlashed = new(
            "ProvisionSlashed(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDefinition ProvisionThawed = new(
            "ProvisionThawed(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDefinition ThawRequestCreated = new(
            "ThawRequestCreated(uint8 indexed requestType, address indexed serviceProvider, "
                + "address indexed verifier, address owner, uint256 shares, uint64 thawingUntil, "
                + "bytes32 thawRequestId, uint256 nonce)"
        );
        internal static readonly EventDefinition ThawRequestFulfilled = new(
            "ThawRequestFulfilled(uint8 indexed requestType, bytes32 indexed thawRequestId, uint256 tokens, "
                + "uint256 shares, uint64 thawingUntil, bool valid)"
        );
        internal static readonly EventDefinition ThawRequestsFulfilled = new(
            "ThawRequestsFulfilled(uint8 indexed requestType, address indexed serviceProvider, "
                + "address indexed verifier, address owner, uint256 thawRequestsFulfilled, uint256 tokens)"
        );
        internal static readonly EventDefinition TokensDelegated = new(
            "TokensDelegated(address indexed serviceProvider, address indexed verifier, address indexed delegator, "
                + "uint256 tokens, uint256 shares)"
        );
        internal static readonly EventDefinition TokensDeprovisioned = new(
            "TokensDeprovisioned(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDefinition TokensToDelegationPoolAdded = new(
            "TokensToDelegationPoolAdded(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDefinition TokensUndelegated = new(
            "TokensUndelegated(address indexed serviceProvider, address indexed verifier, "
                + "address indexed delegator, uint256 tokens, uint256 shares)"
        );
        internal static readonly EventDefinition VerifierTokensSent = new(
            "VerifierTokensSent(address indexed serviceProvider, address indexed verifier, "
                + "address indexed destination, uint256 tokens)"
        );
    }

    /// <summary>SubgraphService.</summary>
    public static class Service
    {
        internal static readonly EventDefinition AllocationClosed = new(
            "AllocationClosed(address indexed indexer, address indexed allocationId, "
                + "bytes32 indexed subgraphDeploymentId, uint256 tokens, bool forceClosed)"
        );
        internal static readonly EventDefinition AllocationCreated = new(
            "AllocationCreated(address indexed indexer, address indexed allocationId, "
                + "bytes32 indexed subgraphDeploymentId, uint256 tokens, uint256 currentEpoch)"
        );
        internal static readonly EventDefinition AllocationResized = new(
            "AllocationResized(address indexed indexer, address indexed allocationId, "
                + "bytes32 indexed subgraphDeploymentId, uint256 newTokens, uint256 oldTokens)"
        );
        internal static readonly EventDefinition CurationCutSet = new("CurationCutSet(uint256 curationCut)");
        internal static readonly EventDefinition DelegationRatioSet = new("DelegationRatioSet(uint32 ratio)");
        internal static readonly EventDefinition IndexingRewardsCollected = new(
            "IndexingRewardsCollected(address indexed indexer, address indexed allocationId, "
                + "bytes32 indexed subgraphDeploymentId, uint256 tokensRewards, uint256 tokensIndexerRewards, "
                + "uint256 tokensDelegationRewards, bytes32 poi, bytes poiMetadata, uint256 currentEpoch)"
        );
        internal static readonly EventDefinition LegacyAllocationMigrated = new(
            "LegacyAllocationMigrated(address indexed indexer, address indexed allocationId, "
                + "bytes32 indexed subgraphDeploymentId)"
        );
        internal static readonly EventDefinition MaxPoiStalenessSet = new(
            "MaxPOIStalenessSet(uint256 maxPOIStaleness)"
        );
        internal static readonly EventDefinition Paused = new("Paused(address account)");
        internal static readonly EventDefinition PaymentsDestinationSet = new(
            "PaymentsDestinationSet(address indexed indexer, address indexed paymentsDestination)"
        );
        internal static readonly EventDefinition PoiPresented = new(
            "POIPresented(address indexed indexer, address indexed allocationId, "
                + "bytes32 indexed subgraphDeploymentId, bytes32 poi, bytes poiMetadata, bytes32 condition)"
        );
        internal static readonly EventDefinition ProvisionTokensRangeSet = new(
            "ProvisionTokensRangeSet(uint256 min, uint256 max)"
        );
        internal static readonly EventDefinition QueryFeesCollected = new(
            "QueryFeesCollected(address indexed serviceProvider, address indexed payer, "
                + "address indexed allocationId, bytes32 subgraphDeploymentId, uint256 tokensCollected, "
                + "uint256 tokensCurators)"
        );
        internal static readonly EventDefinition ServicePaymentCollected = new(
            "ServicePaymentCollected(address indexed serviceProvider, uint8 indexed feeType, uint256 tokens)"
        );
        internal static readonly EventDefinition ServiceProviderRegistered = new(
            "ServiceProviderRegistered(address indexed serviceProvider, bytes data)"
        );
        internal static readonly EventDefinition ServiceProviderSlashed = new(
            "ServiceProviderSlashed(address indexed serviceProvider, uint256 tokens)"
        );
        internal static readonly EventDefinition ServiceStarted = new(
            "ServiceStarted(address indexed serviceProvider, bytes data)"
        );
        internal static readonly EventDefinition ServiceStopped = new(
            "ServiceStopped(address indexed serviceProvider, bytes data)"
        );
        internal static readonly EventDefinition StakeClaimLocked = new(
            "StakeClaimLocked(address indexed serviceProvider, bytes32 indexed claimId, uint256 tokens, "
                + "uint256 unlockTimestamp)"
        );
        internal static readonly EventDefinition StakeClaimReleased = new(
            "StakeClaimReleased(address indexed serviceProvider, bytes32 indexed claimId, uint256 tokens, "
                + "uint256 releasableAt)"
        );
        internal static readonly EventDefinition StakeClaimsReleased = new(
            "StakeClaimsReleased(address indexed serviceProvider, uint256 claimsCount, uint256 tokensReleased)"
        );
        internal static readonly EventDefinition StakeToFeesRatioSet = new("StakeToFeesRatioSet(uint256 ratio)");
        internal static readonly EventDefinition Unpaused = new("Unpaused(address account)");
    }

    /// <summary>IssuanceAllocator.</summary>
    public static class Allocator
    {
        internal static readonly EventDefinition DefaultTargetUpdated = new(
            "DefaultTargetUpdated(address indexed oldAddress, address indexed newAddress)"
        );
        internal static readonly EventDefinition IssuanceDistributed = new(
            "IssuanceDistributed(address indexed target, uint256 amount, uint256 indexed fromBlock, "
                + "uint256 indexed toBlock)"
        );
        internal static readonly EventDefinition IssuancePerBlockUpdated = new(
            "IssuancePerBlockUpdated(uint256 oldIssuancePerBlock, uint256 newIssuancePerBlock)"
        );
        internal static readonly EventDefinition IssuanceSelfMintAllowance = new(
            "IssuanceSelfMintAllowance(address indexed target, uint256 amount, uint256 indexed fromBlock, "
                + "uint256 indexed toBlock)"
        );
        internal static readonly EventDefinition IssuanceSelfMintAllowanceAggregate = new(
            "IssuanceSelfMintAllowanceAggregate(uint256 totalAmount, uint256 indexed fromBlock, "
                + "uint256 indexed toBlock)"
        );
        internal static readonly EventDefinition SelfMintingEventModeUpdated = new(
            "SelfMintingEventModeUpdated(uint8 oldMode, uint8 newMode)"
        );
        internal static readonly EventDefinition SelfMintingOffsetAccumulated = new(
            "SelfMintingOffsetAccumulated(uint256 offsetBefore, uint256 offsetAfter, uint256 indexed fromBlock, "
                + "uint256 indexed toBlock)"
        );
        internal static readonly EventDefinition SelfMintingOffsetReconciled = new(
            "SelfMintingOffsetReconciled(uint256 offsetBefore, uint256 offsetAfter, uint256 totalForPeriod, "
                + "uint256 indexed fromBlock, uint256 indexed toBlock)"
        );
        internal static readonly EventDefinition TargetAllocationUpdated = new(
            "TargetAllocationUpdated(address indexed target, uint256 newAllocatorMintingRate, "
                + "uint256 newSelfMintingRate)"
        );
    }

    /// <summary>RewardsEligibilityOracle.</summary>
    public static class Oracle
    {
        internal static readonly EventDefinition EligibilityPeriodUpdated = new(
            "EligibilityPeriodUpdated(uint256 indexed oldPeriod, uint256 indexed newPeriod)"
        );
        internal static readonly EventDefinition EligibilityValidationUpdated = new(
            "EligibilityValidationUpdated(bool indexed enabled)"
        );
        internal static readonly EventDefinition IndexerEligibilityData = new(
            "IndexerEligibilityData(address indexed oracle, bytes data)"
        );
        internal static readonly EventDefinition IndexerEligibilityRenewed = new(
            "IndexerEligibilityRenewed(address indexed indexer, address indexed oracle)"
        );
        internal static readonly EventDefinition IndexerRetentionPeriodSet = new(
            "IndexerRetentionPeriodSet(uint256 indexed oldPeriod, uint256 indexed newPeriod)"
        );
        internal static readonly EventDefinition IndexerTrackingUpdated = new(
            "IndexerTrackingUpdated(address indexed indexer, bool indexed tracked)"
        );
        internal static readonly EventDefinition OracleUpdateTimeoutUpdated = new(
            "OracleUpdateTimeoutUpdated(uint256 indexed oldTimeout, uint256 indexed newTimeout)"
        );
    }

    /// <summary>Targets of the allocator.</summary>
    public static class Target
    {
        internal static readonly EventDefinition BeforeIssuanceAllocationChange = new(
            "BeforeIssuanceAllocationChange()"
        );
        internal static readonly EventDefinition TokensSent = new(
            "TokensSent(address indexed to, uint256 indexed amount)"
        );
    }

    private static readonly Dictionary<Hash256, EventDefinition> ByTopic = new[]
    {
        typeof(Token),
        typeof(Rewards),
        typeof(Curation),
        typeof(Epochs),
        typeof(Controller),
        typeof(Staking),
        typeof(Service),
        typeof(Allocator),
        typeof(Oracle),
        typeof(Target),
    }
        .SelectMany(group =>
            group.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
        )
        .Select(field => (EventDefinition)field.GetValue(null)!)
        .DistinctBy(definition => definition.Topic0)
        .ToDictionary(definition => definition.Topic0);

    /// <summary>Every event once.</summary>
    public static IEnumerable<EventDefinition> All =>
        ByTopic.Values.OrderBy(definition => definition.Signature, StringComparer.Ordinal);

    /// <summary>The event of a first topic; false if we know none.</summary>
    public static bool TryFind(Hash256 topic0, out EventDefinition? definition) =>
        ByTopic.TryGetValue(topic0, out definition);
}
