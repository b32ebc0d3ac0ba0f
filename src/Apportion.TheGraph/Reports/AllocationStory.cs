using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.Replay;
using Apportion.TheGraph.Stages;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Reports;

/// <summary>
/// Follows one allocation through a replay: what it accrued per span, what was paid, reclaimed and to whom, deferred,
/// dropped, and what a floor kept back.
/// </summary>
public sealed class AllocationStory : IFlowObserver
{
    private readonly TheGraphEngine _engine;
    private readonly List<AllocationStoryEntry> _entries = [];
    private readonly List<Flow> _flows = [];
    private AllocationState _before;
    private SubgraphState _subgraphBefore;
    private ulong _touched;
    private RewardCondition _condition;
    private ulong _conditionSince;

    /// <summary>Follows an allocation of a replay that has not begun.</summary>
    public AllocationStory(SequenceReplayer replayer, Address allocation)
    {
        Allocation = allocation;
        _engine = replayer.Engine;
        _touched = _engine.Block;
        _engine.Observe(this);
        replayer.Before += _ => Remember();
        replayer.After += Note;
        Remember();
    }

    /// <summary>The allocation.</summary>
    public Address Allocation { get; }

    /// <summary>Everything that happened, in order.</summary>
    public IReadOnlyList<AllocationStoryEntry> Entries => _entries;

    /// <summary>The allocation as of now; it does not exist before it is opened.</summary>
    public AllocationState Current => _engine.World.State.FindAllocation(Allocation)?.Value ?? default;

    /// <summary>Condition of its subgraph now, and the block since when it is so.</summary>
    public (RewardCondition Condition, ulong Since) SubgraphCondition => (_condition, _conditionSince);

    /// <summary>Fractions of floors so far, 10^-18 wei.</summary>
    public UInt256 DustFraction { get; private set; }

    /// <summary>What the last POI that was paid or reclaimed was computed from, as a recorded derivation; null before one.</summary>
    public IReadOnlyList<Derivation> LastClaim { get; private set; } = [];

    /// <inheritdoc/>
    public void Observe(in CallContext call, in Flow flow) => _flows.Add(flow);

    /// <summary>Sum of a kind of entries, wei.</summary>
    public UInt256 Total(AllocationEntryKind kind) =>
        _entries.Where(entry => entry.Kind == kind).Aggregate(UInt256.Zero, (sum, entry) => sum + entry.Amount);

    private void Remember()
    {
        _flows.Clear();
        _before = Current;
        _subgraphBefore = _before.Exists ? _engine.World.State.Subgraph(_before.SubgraphDeploymentId).Value : default;
    }

    private void Note(RecordedOperation operation, CommandOutcome outcome)
    {
        var after = Current;
        if (!outcome.Succeeded)
        {
            NoteRevert(operation, outcome);
            return;
        }
        if (!_before.Exists && after.Exists)
        {
            Add(operation, AllocationEntryKind.Opened, RewardCondition.None, after.Tokens, default, null);
            _touched = operation.Block;
        }
        if (!after.Exists)
            return;
        NoteSubgraph(operation);
        foreach (var flow in _flows)
            if (flow.Allocation == Allocation)
                NoteFlow(operation, flow);
        if (_before.IsOpen && after.LastPoiPresentedAt != _before.LastPoiPresentedAt)
            NoteClaim(operation);
        if (_before.Exists && after.Tokens != _before.Tokens)
            Add(operation, AllocationEntryKind.Resized, RewardCondition.None, after.Tokens, default, null);
        if (_before.IsOpen && !after.IsOpen)
            Add(operation, AllocationEntryKind.Closed, RewardCondition.None, after.Tokens, default, null);
        FollowCondition(operation.Block);
    }

    private void NoteRevert(RecordedOperation operation, CommandOutcome outcome)
    {
        if (operation.Calldata.AsSpan().IndexOf(Allocation.ToArray()) >= 0)
            Add(
                operation,
                AllocationEntryKind.Reverted,
                RewardCondition.None,
                UInt256.Zero,
                default,
                $"{operation.Label ?? "call"} reverted: {outcome.RevertText}"
            );
    }

    private void NoteSubgraph(RecordedOperation operation)
    {
        var id = Current.SubgraphDeploymentId;
        foreach (var flow in _flows)
        {
            if (flow.Subgraph != id || !flow.Allocation.IsZero)
                continue;
            if (flow.Kind is FlowKind.Reclaimed or FlowKind.Dropped)
                AddSpan(
                    operation,
                    flow.Kind == FlowKind.Reclaimed
                        ? AllocationEntryKind.SubgraphReclaimed
                        : AllocationEntryKind.SubgraphDropped,
                    flow.Condition,
                    flow.Amount,
                    flow.Recipient
                );
            else if (flow.Kind == FlowKind.Distributed && _before.IsOpen)
                NoteAccrual(operation);
        }
    }

    private void NoteAccrual(RecordedOperation operation)
    {
        var now = _engine.World.State.Subgraph(_before.SubgraphDeploymentId).Value.AccRewardsPerAllocatedToken;
        if (now <= _subgraphBefore.AccRewardsPerAllocatedToken)
            return;
        var growth = now - _subgraphBefore.AccRewardsPerAllocatedToken;
        var share = UInt256.MulDivFloor(growth, _before.Tokens, Scale.One);
        AddSpan(operation, AllocationEntryKind.Accrued, RewardCondition.None, share, default);
    }

    private void NoteFlow(RecordedOperation operation, in Flow flow)
    {
        DustFraction += flow.Fraction;
        AllocationEntryKind? kind = flow.Kind switch
        {
            FlowKind.IndexerReward => AllocationEntryKind.PaidToIndexer,
            FlowKind.DelegatorReward => AllocationEntryKind.PaidToDelegators,
            FlowKind.Reclaimed => AllocationEntryKind.Reclaimed,
            FlowKind.Dropped => AllocationEntryKind.Dropped,
            FlowKind.Deferred => AllocationEntryKind.Deferred,
            FlowKind.SetAside => AllocationEntryKind.SetAside,
            _ => null,
        };
        if (kind is { } known && !flow.Amount.IsZero)
            Add(operation, known, flow.Condition, flow.Amount, flow.Recipient, null);
    }

    private void NoteClaim(RecordedOperation operation)
    {
        if (!_flows.Any(flow => flow.Allocation == Allocation && !flow.Amount.IsZero))
            Add(
                operation,
                AllocationEntryKind.PaidNothing,
                RewardCondition.None,
                UInt256.Zero,
                default,
                "nothing had accrued since the last snapshot"
            );
        var perToken = Current.AccRewardsPerAllocatedToken;
        if (perToken < _before.AccRewardsPerAllocatedToken)
            return;
        var recording = new Recording();
        AllocationInputs.State(recording, _before, perToken, operation.Where);
        var rewards = AllocationRewards.Compute(
            perToken,
            _before.AccRewardsPerAllocatedToken,
            _before.Tokens,
            _before.AccRewardsPending,
            recording,
            out _
        );
        if (_flows.Any(flow => flow.Allocation == Allocation && flow.Kind == FlowKind.IndexerReward))
            SplitDerivation(recording, rewards);
        LastClaim = recording.Steps;
    }

    private void SplitDerivation(Recording recording, UInt256 rewards)
    {
        ref readonly var indexer = ref _engine.World.State.Indexer(_before.Indexer).Value;
        RewardSplit.Compute(rewards, indexer.IndexingRewardsCut, indexer.Pool.Shares, recording);
    }

    private void FollowCondition(ulong block)
    {
        var now = _engine.World.Rewards.ConditionOf(_engine.World.State.Subgraph(Current.SubgraphDeploymentId).Value);
        if (now == _condition && _conditionSince != 0)
            return;
        _condition = now;
        _conditionSince = block;
    }

    private void AddSpan(
        RecordedOperation operation,
        AllocationEntryKind kind,
        RewardCondition condition,
        UInt256 amount,
        Address recipient
    )
    {
        _entries.Add(
            new AllocationStoryEntry(
                _touched,
                operation.Block,
                operation.Timestamp,
                kind,
                condition,
                amount,
                recipient,
                operation.Where
            )
        );
        _touched = operation.Block;
    }

    private void Add(
        RecordedOperation operation,
        AllocationEntryKind kind,
        RewardCondition condition,
        UInt256 amount,
        Address recipient,
        string? note
    ) =>
        _entries.Add(
            new AllocationStoryEntry(
                operation.Block,
                operation.Block,
                operation.Timestamp,
                kind,
                condition,
                amount,
                recipient,
                operation.Where,
                note
            )
        );
}
