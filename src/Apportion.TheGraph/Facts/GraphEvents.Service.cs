using Apportion.Core.Evm;

namespace Apportion.TheGraph.Facts;

/// <content>Stake, delegation, allocations and what they collect.</content>
public static partial class GraphEvents
{
    /// <summary>HorizonStaking.</summary>
    public static class Staking
    {
        internal static readonly EventDescription DelegatedTokensWithdrawn = EventDescription.Parse(
            "DelegatedTokensWithdrawn(address indexed serviceProvider, address indexed verifier, "
                + "address indexed delegator, uint256 tokens)"
        );
        internal static readonly EventDescription DelegationFeeCutSet = EventDescription.Parse(
            "DelegationFeeCutSet(address indexed serviceProvider, address indexed verifier, "
                + "uint8 indexed paymentType, uint256 feeCut)"
        );
        internal static readonly EventDescription DelegationSlashed = EventDescription.Parse(
            "DelegationSlashed(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDescription DelegationSlashingEnabled = EventDescription.Parse(
            "DelegationSlashingEnabled()"
        );
        internal static readonly EventDescription DelegationSlashingSkipped = EventDescription.Parse(
            "DelegationSlashingSkipped(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDescription HorizonStakeDeposited = EventDescription.Parse(
            "HorizonStakeDeposited(address indexed serviceProvider, uint256 tokens)"
        );
        internal static readonly EventDescription HorizonStakeWithdrawn = EventDescription.Parse(
            "HorizonStakeWithdrawn(address indexed serviceProvider, uint256 tokens)"
        );
        internal static readonly EventDescription OperatorSet = EventDescription.Parse(
            "OperatorSet(address indexed serviceProvider, address indexed verifier, address indexed operator, "
                + "bool allowed)"
        );
        internal static readonly EventDescription ProvisionCreated = EventDescription.Parse(
            "ProvisionCreated(address indexed serviceProvider, address indexed verifier, uint256 tokens, "
                + "uint32 maxVerifierCut, uint64 thawingPeriod)"
        );
        internal static readonly EventDescription ProvisionIncreased = EventDescription.Parse(
            "ProvisionIncreased(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDescription ProvisionSlashed = EventDescription.Parse(
            "ProvisionSlashed(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDescription ProvisionThawed = EventDescription.Parse(
            "ProvisionThawed(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDescription ThawRequestCreated = EventDescription.Parse(
            "ThawRequestCreated(uint8 indexed requestType, address indexed serviceProvider, "
                + "address indexed verifier, address owner, uint256 shares, uint64 thawingUntil, "
                + "bytes32 thawRequestId, uint256 nonce)"
        );
        internal static readonly EventDescription ThawRequestFulfilled = EventDescription.Parse(
            "ThawRequestFulfilled(uint8 indexed requestType, bytes32 indexed thawRequestId, uint256 tokens, "
                + "uint256 shares, uint64 thawingUntil, bool valid)"
        );
        internal static readonly EventDescription ThawRequestsFulfilled = EventDescription.Parse(
            "ThawRequestsFulfilled(uint8 indexed requestType, address indexed serviceProvider, "
                + "address indexed verifier, address owner, uint256 thawRequestsFulfilled, uint256 tokens)"
        );
        internal static readonly EventDescription TokensDelegated = EventDescription.Parse(
            "TokensDelegated(address indexed serviceProvider, address indexed verifier, address indexed delegator, "
                + "uint256 tokens, uint256 shares)"
        );
        internal static readonly EventDescription TokensDeprovisioned = EventDescription.Parse(
            "TokensDeprovisioned(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDescription TokensToDelegationPoolAdded = EventDescription.Parse(
            "TokensToDelegationPoolAdded(address indexed serviceProvider, address indexed verifier, uint256 tokens)"
        );
        internal static readonly EventDescription TokensUndelegated = EventDescription.Parse(
            "TokensUndelegated(address indexed serviceProvider, address indexed verifier, "
                + "address indexed delegator, uint256 tokens, uint256 shares)"
        );
        internal static readonly EventDescription VerifierTokensSent = EventDescription.Parse(
            "VerifierTokensSent(address indexed serviceProvider, address indexed verifier, "
                + "address indexed destination, uint256 tokens)"
        );
    }

    /// <summary>SubgraphService.</summary>
    public static class Service
    {
        internal static readonly EventDescription AllocationClosed = EventDescription.Parse(
            "AllocationClosed(address indexed indexer, address indexed allocationId, "
                + "bytes32 indexed subgraphDeploymentId, uint256 tokens, bool forceClosed)"
        );
        internal static readonly EventDescription AllocationCreated = EventDescription.Parse(
            "AllocationCreated(address indexed indexer, address indexed allocationId, "
                + "bytes32 indexed subgraphDeploymentId, uint256 tokens, uint256 currentEpoch)"
        );
        internal static readonly EventDescription AllocationResized = EventDescription.Parse(
            "AllocationResized(address indexed indexer, address indexed allocationId, "
                + "bytes32 indexed subgraphDeploymentId, uint256 newTokens, uint256 oldTokens)"
        );
        internal static readonly EventDescription CurationCutSet = EventDescription.Parse(
            "CurationCutSet(uint256 curationCut)"
        );
        internal static readonly EventDescription DelegationRatioSet = EventDescription.Parse(
            "DelegationRatioSet(uint32 ratio)"
        );
        internal static readonly EventDescription IndexingRewardsCollected = EventDescription.Parse(
            "IndexingRewardsCollected(address indexed indexer, address indexed allocationId, "
                + "bytes32 indexed subgraphDeploymentId, uint256 tokensRewards, uint256 tokensIndexerRewards, "
                + "uint256 tokensDelegationRewards, bytes32 poi, bytes poiMetadata, uint256 currentEpoch)"
        );
        internal static readonly EventDescription LegacyAllocationMigrated = EventDescription.Parse(
            "LegacyAllocationMigrated(address indexed indexer, address indexed allocationId, "
                + "bytes32 indexed subgraphDeploymentId)"
        );
        internal static readonly EventDescription MaxPoiStalenessSet = EventDescription.Parse(
            "MaxPOIStalenessSet(uint256 maxPOIStaleness)"
        );
        internal static readonly EventDescription Paused = EventDescription.Parse("Paused(address account)");
        internal static readonly EventDescription PaymentsDestinationSet = EventDescription.Parse(
            "PaymentsDestinationSet(address indexed indexer, address indexed paymentsDestination)"
        );
        internal static readonly EventDescription PoiPresented = EventDescription.Parse(
            "POIPresented(address indexed indexer, address indexed allocationId, "
                + "bytes32 indexed subgraphDeploymentId, bytes32 poi, bytes poiMetadata, bytes32 condition)"
        );
        internal static readonly EventDescription ProvisionTokensRangeSet = EventDescription.Parse(
            "ProvisionTokensRangeSet(uint256 min, uint256 max)"
        );
        internal static readonly EventDescription QueryFeesCollected = EventDescription.Parse(
            "QueryFeesCollected(address indexed serviceProvider, address indexed payer, "
                + "address indexed allocationId, bytes32 subgraphDeploymentId, uint256 tokensCollected, "
                + "uint256 tokensCurators)"
        );
        internal static readonly EventDescription ServicePaymentCollected = EventDescription.Parse(
            "ServicePaymentCollected(address indexed serviceProvider, uint8 indexed feeType, uint256 tokens)"
        );
        internal static readonly EventDescription ServiceProviderRegistered = EventDescription.Parse(
            "ServiceProviderRegistered(address indexed serviceProvider, bytes data)"
        );
        internal static readonly EventDescription ServiceProviderSlashed = EventDescription.Parse(
            "ServiceProviderSlashed(address indexed serviceProvider, uint256 tokens)"
        );
        internal static readonly EventDescription ServiceStarted = EventDescription.Parse(
            "ServiceStarted(address indexed serviceProvider, bytes data)"
        );
        internal static readonly EventDescription ServiceStopped = EventDescription.Parse(
            "ServiceStopped(address indexed serviceProvider, bytes data)"
        );
        internal static readonly EventDescription StakeClaimLocked = EventDescription.Parse(
            "StakeClaimLocked(address indexed serviceProvider, bytes32 indexed claimId, uint256 tokens, "
                + "uint256 unlockTimestamp)"
        );
        internal static readonly EventDescription StakeClaimReleased = EventDescription.Parse(
            "StakeClaimReleased(address indexed serviceProvider, bytes32 indexed claimId, uint256 tokens, "
                + "uint256 releasableAt)"
        );
        internal static readonly EventDescription StakeClaimsReleased = EventDescription.Parse(
            "StakeClaimsReleased(address indexed serviceProvider, uint256 claimsCount, uint256 tokensReleased)"
        );
        internal static readonly EventDescription StakeToFeesRatioSet = EventDescription.Parse(
            "StakeToFeesRatioSet(uint256 ratio)"
        );
        internal static readonly EventDescription Unpaused = EventDescription.Parse("Unpaused(address account)");
    }
}
