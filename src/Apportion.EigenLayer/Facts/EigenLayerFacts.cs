namespace Apportion.EigenLayer.Facts;

/// <summary>
/// Everything the engine is told: one list for each input table. The order of rows carries no meaning.
/// </summary>
/// <remarks>Source: spec eigenlayer section 2.</remarks>
public sealed class EigenLayerFacts
{
    /// <summary>Blocks the other tables refer to.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>Changes of stakers' shares.</summary>
    public List<StakerShareDelta> StakerShareDeltas { get; } = [];

    /// <summary>Changes of operators' shares.</summary>
    public List<OperatorShareDelta> OperatorShareDeltas { get; } = [];

    /// <summary>Delegations and undelegations.</summary>
    public List<StakerDelegationChange> StakerDelegationChanges { get; } = [];

    /// <summary>Registrations of operators with AVSs.</summary>
    public List<AvsOperatorStateChange> AvsOperatorStateChanges { get; } = [];

    /// <summary>Strategies AVSs reported.</summary>
    public List<OperatorRestakedStrategy> OperatorRestakedStrategies { get; } = [];

    /// <summary>Submissions of the first kind.</summary>
    public List<RewardSubmission> RewardSubmissions { get; } = [];

    /// <summary>Operator-directed submissions of AVSs.</summary>
    public List<OperatorDirectedRewardSubmission> OperatorDirectedRewardSubmissions { get; } = [];

    /// <summary>Operator-directed submissions to operator sets.</summary>
    public List<OperatorDirectedOperatorSetRewardSubmission> OperatorDirectedOperatorSetRewardSubmissions { get; } = [];

    /// <summary>Submissions by unique stake.</summary>
    public List<StakeRewardSubmission> UniqueStakeRewardSubmissions { get; } = [];

    /// <summary>Submissions by total stake.</summary>
    public List<StakeRewardSubmission> TotalStakeRewardSubmissions { get; } = [];

    /// <summary>Splits per AVS.</summary>
    public List<OperatorAvsSplit> OperatorAvsSplits { get; } = [];

    /// <summary>Splits of programmatic incentives.</summary>
    public List<OperatorPiSplit> OperatorPiSplits { get; } = [];

    /// <summary>Splits per operator set.</summary>
    public List<OperatorSetSplit> OperatorSetSplits { get; } = [];

    /// <summary>Default splits.</summary>
    public List<DefaultOperatorSplit> DefaultOperatorSplits { get; } = [];

    /// <summary>Operators joining and leaving operator sets.</summary>
    public List<OperatorSetOperatorRegistration> OperatorSetOperatorRegistrations { get; } = [];

    /// <summary>Strategies joining and leaving operator sets.</summary>
    public List<OperatorSetStrategyRegistration> OperatorSetStrategyRegistrations { get; } = [];

    /// <summary>Allocations of stake to operator sets.</summary>
    public List<OperatorAllocation> OperatorAllocations { get; } = [];

    /// <summary>Changes of maximum magnitudes.</summary>
    public List<OperatorMaxMagnitude> OperatorMaxMagnitudes { get; } = [];

    /// <summary>Excluded accounts.</summary>
    public List<ExcludedAddress> ExcludedAddresses { get; } = [];

    /// <summary>Queued withdrawals that can still be slashed (used by the draft ruleset).</summary>
    public List<QueuedSlashingWithdrawal> QueuedSlashingWithdrawals { get; } = [];

    /// <summary>Slashes of operators (used by the draft ruleset).</summary>
    public List<SlashedOperator> SlashedOperators { get; } = [];
}
