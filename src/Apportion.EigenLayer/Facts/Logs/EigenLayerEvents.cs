using System.Diagnostics.CodeAnalysis;
using Apportion.Core.Evm;
using Apportion.Merkle;
using static Apportion.EigenLayer.Facts.Logs.EigenLayerContract;

namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>
/// The events of the contracts, current and earlier forms, found by contract and first topic. Names are not enough: they
/// repeat between contracts and between versions of one contract.
/// </summary>
/// <remarks>Source: spec eigenlayer section 2; eigenlayer-logs-notes sections 1.2 and 1.14.</remarks>
public static class EigenLayerEvents
{
    private const string Set = "(address avs, uint32 id) operatorSet";

    private const string Withdrawal =
        "(address staker, address delegatedTo, address withdrawer, uint256 nonce, uint32 startBlock, address[] strategies, ";

    private const string Submission =
        "((address strategy, uint96 multiplier)[] strategiesAndMultipliers, address token, uint256 amount, "
        + "uint32 startTimestamp, uint32 duration)";

    private const string DirectedSubmission =
        "((address strategy, uint96 multiplier)[] strategiesAndMultipliers, address token, "
        + "(address operator, uint256 amount)[] operatorRewards, uint32 startTimestamp, uint32 duration, string description)"
        + " operatorDirectedRewardsSubmission";

    private const string NonceAndHash = "uint256 indexed submissionNonce, bytes32 indexed rewardsSubmissionHash, ";

    private static readonly string[] CommonDeclarations =
    [
        "AdminChanged(address previousAdmin, address newAdmin)",
        "Initialized(uint8 version)",
        "OwnershipTransferred(address indexed previousOwner, address indexed newOwner)",
        "Paused(address indexed account, uint256 newPausedStatus)",
        "Unpaused(address indexed account, uint256 newPausedStatus)",
        "Upgraded(address indexed implementation)",
    ];

    private static readonly string[] StrategyManagerDeclarations =
    [
        "Deposit(address staker, address strategy, uint256 shares)",
        "Deposit(address depositor, address token, address strategy, uint256 shares)",
        "ShareWithdrawalQueued(address depositor, uint96 nonce, address strategy, uint256 shares)",
        "WithdrawalQueued(address depositor, uint96 nonce, address withdrawer, address delegatedAddress, bytes32 withdrawalRoot)",
        $"BurnOrRedistributableSharesDecreased({Set}, uint256 slashId, address strategy, uint256 shares)",
        $"BurnOrRedistributableSharesIncreased({Set}, uint256 slashId, address strategy, uint256 shares)",
        "BurnableSharesDecreased(address strategy, uint256 shares)",
        "StrategyAddedToDepositWhitelist(address strategy)",
        "StrategyRemovedFromDepositWhitelist(address strategy)",
        "StrategyWhitelisterChanged(address previousAddress, address newAddress)",
    ];

    private static readonly string[] EigenPodManagerDeclarations =
    [
        "PodSharesUpdated(address indexed podOwner, int256 sharesDelta)",
        "BeaconChainSlashingFactorDecreased(address staker, uint64 prevBeaconChainSlashingFactor, "
            + "uint64 newBeaconChainSlashingFactor)",
        "BeaconChainETHDeposited(address indexed podOwner, uint256 amount)",
        "BeaconChainETHWithdrawalCompleted(address indexed podOwner, uint256 shares, uint96 nonce, "
            + "address delegatedAddress, address withdrawer, bytes32 withdrawalRoot)",
        "BurnableETHSharesIncreased(uint256 shares)",
        "NewTotalShares(address indexed podOwner, int256 newTotalShares)",
        "PectraForkTimestampSet(uint64 newPectraForkTimestamp)",
        "PodDeployed(address indexed eigenPod, address indexed podOwner)",
        "ProofTimestampSetterSet(address newProofTimestampSetter)",
    ];

    private static readonly string[] DelegationManagerDeclarations =
    [
        $"SlashingWithdrawalQueued(bytes32 withdrawalRoot, {Withdrawal}uint256[] scaledShares) withdrawal, uint256[] sharesToWithdraw)",
        "SlashingWithdrawalCompleted(bytes32 withdrawalRoot)",
        $"WithdrawalQueued(bytes32 withdrawalRoot, {Withdrawal}uint256[] shares) withdrawal)",
        "WithdrawalMigrated(bytes32 oldWithdrawalRoot, bytes32 newWithdrawalRoot)",
        "OperatorSharesIncreased(address indexed operator, address staker, address strategy, uint256 shares)",
        "OperatorSharesDecreased(address indexed operator, address staker, address strategy, uint256 shares)",
        "OperatorSharesSlashed(address indexed operator, address strategy, uint256 totalSlashedShares)",
        "StakerDelegated(address indexed staker, address indexed operator)",
        "StakerUndelegated(address indexed staker, address indexed operator)",
        "StakerForceUndelegated(address indexed staker, address indexed operator)",
        "DelegationApproverUpdated(address indexed operator, address newDelegationApprover)",
        "DepositScalingFactorUpdated(address staker, address strategy, uint256 newDepositScalingFactor)",
        "OperatorMetadataURIUpdated(address indexed operator, string metadataURI)",
        "OperatorRegistered(address indexed operator, address delegationApprover)",
    ];

    private static readonly string[] AvsDirectoryDeclarations =
    [
        "OperatorAVSRegistrationStatusUpdated(address indexed operator, address indexed avs, uint8 status)",
        "AVSMetadataURIUpdated(address indexed avs, string metadataURI)",
    ];

    private static readonly string[] AllocationManagerDeclarations =
    [
        $"OperatorSlashed(address operator, {Set}, address[] strategies, uint256[] wadSlashed, string description)",
        $"OperatorAddedToOperatorSet(address indexed operator, {Set})",
        $"OperatorRemovedFromOperatorSet(address indexed operator, {Set})",
        $"StrategyAddedToOperatorSet({Set}, address strategy)",
        $"StrategyRemovedFromOperatorSet({Set}, address strategy)",
        $"AllocationUpdated(address operator, {Set}, address strategy, uint64 magnitude, uint32 effectBlock)",
        "MaxMagnitudeUpdated(address operator, address strategy, uint64 maxMagnitude)",
        "EncumberedMagnitudeUpdated(address operator, address strategy, uint64 encumberedMagnitude)",
        "AllocationDelaySet(address operator, uint32 delay, uint32 effectBlock)",
        $"OperatorSetCreated({Set})",
        $"RedistributionAddressSet({Set}, address redistributionRecipient)",
        $"SlasherMigrated({Set}, address slasher)",
        $"SlasherUpdated({Set}, address slasher, uint32 effectBlock)",
        "AVSMetadataURIUpdated(address indexed avs, string metadataURI)",
        "AVSRegistrarSet(address avs, address registrar)",
    ];

    private static readonly string[] RewardsCoordinatorDeclarations =
    [
        $"AVSRewardsSubmissionCreated(address indexed avs, {NonceAndHash}{Submission} rewardsSubmission)",
        $"RewardsSubmissionForAllCreated(address indexed submitter, {NonceAndHash}{Submission} rewardsSubmission)",
        $"RewardsSubmissionForAllEarnersCreated(address indexed tokenHopper, {NonceAndHash}{Submission} rewardsSubmission)",
        $"RangePaymentCreated(address indexed avs, uint256 indexed paymentNonce, bytes32 indexed rangePaymentHash, {Submission} rangePayment)",
        $"RangePaymentForAllCreated(address indexed submitter, uint256 indexed paymentNonce, bytes32 indexed rangePaymentHash, {Submission} rangePayment)",
        $"OperatorDirectedAVSRewardsSubmissionCreated(address indexed caller, address indexed avs, bytes32 indexed operatorDirectedRewardsSubmissionHash, uint256 submissionNonce, {DirectedSubmission})",
        $"OperatorDirectedOperatorSetRewardsSubmissionCreated(address indexed caller, bytes32 indexed operatorDirectedRewardsSubmissionHash, {Set}, uint256 submissionNonce, {DirectedSubmission})",
        $"UniqueStakeRewardsSubmissionCreated(address indexed caller, bytes32 indexed rewardsSubmissionHash, {Set}, uint256 submissionNonce, {Submission} rewardsSubmission)",
        $"TotalStakeRewardsSubmissionCreated(address indexed caller, bytes32 indexed rewardsSubmissionHash, {Set}, uint256 submissionNonce, {Submission} rewardsSubmission)",
        "OperatorAVSSplitBipsSet(address indexed caller, address indexed operator, address indexed avs, uint32 activatedAt, "
            + "uint16 oldOperatorAVSSplitBips, uint16 newOperatorAVSSplitBips)",
        "OperatorPISplitBipsSet(address indexed caller, address indexed operator, uint32 activatedAt, "
            + "uint16 oldOperatorPISplitBips, uint16 newOperatorPISplitBips)",
        $"OperatorSetSplitBipsSet(address indexed caller, address indexed operator, {Set}, uint32 activatedAt, "
            + "uint16 oldOperatorSetSplitBips, uint16 newOperatorSetSplitBips)",
        "DefaultOperatorSplitBipsSet(uint16 oldDefaultOperatorSplitBips, uint16 newDefaultOperatorSplitBips)",
        "DistributionRootSubmitted(uint32 indexed rootIndex, bytes32 indexed root, "
            + "uint32 indexed rewardsCalculationEndTimestamp, uint32 activatedAt)",
        "DistributionRootDisabled(uint32 indexed rootIndex)",
        "RewardsClaimed(bytes32 root, address indexed earner, address indexed claimer, address indexed recipient, "
            + "address token, uint256 claimedAmount)",
        "ClaimerForSet(address indexed earner, address indexed oldClaimer, address indexed claimer)",
        "ActivationDelaySet(uint32 oldActivationDelay, uint32 newActivationDelay)",
        "FeeRecipientSet(address indexed oldFeeRecipient, address indexed newFeeRecipient)",
        "OptInForProtocolFeeSet(address indexed submitter, bool indexed oldValue, bool indexed newValue)",
        "RewardsForAllSubmitterSet(address indexed rewardsForAllSubmitter, bool indexed oldValue, bool indexed newValue)",
        "RewardsUpdaterSet(address indexed oldRewardsUpdater, address indexed newRewardsUpdater)",
    ];

    private static readonly Dictionary<(EigenLayerContract Contract, Hash256 Topic0), EventDescription> Known = Build();

    /// <summary>Every event with its contract, in no particular order.</summary>
    public static IEnumerable<(EigenLayerContract Contract, EventDescription Event)> All =>
        Known.Select(pair => (pair.Key.Contract, pair.Value));

    /// <summary>The event of a contract by the first topic; false for one that no rule needs and no list knows.</summary>
    public static bool TryFind(
        EigenLayerContract contract,
        Hash256 topic0,
        [NotNullWhen(true)] out EventDescription? description
    ) => Known.TryGetValue((contract, topic0), out description);

    private static Dictionary<(EigenLayerContract, Hash256), EventDescription> Build()
    {
        var known = new Dictionary<(EigenLayerContract, Hash256), EventDescription>();
        Add(StrategyManager, StrategyManagerDeclarations);
        Add(EigenPodManager, EigenPodManagerDeclarations);
        Add(DelegationManager, DelegationManagerDeclarations);
        Add(AVSDirectory, AvsDirectoryDeclarations);
        Add(AllocationManager, AllocationManagerDeclarations);
        Add(RewardsCoordinator, RewardsCoordinatorDeclarations);
        return known;

        void Add(EigenLayerContract contract, string[] declarations)
        {
            foreach (var declaration in declarations.Concat(CommonDeclarations))
            {
                var description = EventDescription.Parse(declaration);
                known.Add((contract, description.Topic0), description);
            }
        }
    }
}
