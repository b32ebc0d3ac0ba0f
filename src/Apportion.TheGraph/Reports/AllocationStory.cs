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
    private readonly List<LogMovement> _movements = [];
    private readonly bool _fromLogs;
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

    /// <summary>
    /// Follows an allocation of a replay from logs that has not begun. Payments and reclaims are the chain's own; what
    /// leaves no log carries its bound.
    /// </summary>
    public AllocationStory(LogReplayer replayer, Address allocation)
    {
        Allocation = allocation;
        _engine = replayer.Engine;
        _touched = _engine.Block;
        _fromLogs = true;
        replayer.Before += Remember;
        replayer.After += step =>
        {
            _movements.AddRange(step.Movements);
            Note(new Step(step.Block, step.Timestamp, step.Where));
        };
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

    /// <summary>
    /// What the last POI that was paid or reclaimed was computed from, as a recorded derivation; empty before one, and where
    /// the rules on logs alone do not give the amount the chain paid.
    /// </summary>
    public IReadOnlyList<Derivation> LastClaim { get; private set; } = [];

    /// <inheritdoc/>
    public void Observe(in CallContext call, in Flow flow) => _movements.Add(new LogMovement(flow));

    /// <summary>Sum of a kind of entries, wei.</summary>
    public UInt256 Total(AllocationEntryKind kind) =>
        _entries.Where(entry => entry.Kind == kind).Aggregate(UInt256.Zero, (sum, entry) => sum + entry.Amount);

    private void Remember()
    {
        _movements.Clear();
        _before = Current;
        _subgraphBefore = _before.Exists ? _engine.World.State.Subgraph(_before.SubgraphDeploymentId).Value : default;
    }

    private void Note(RecordedOperation operation, CommandOutcome outcome)
    {
        if (outcome.Succeeded)
            Note(new Step(operation.Block, operation.Timestamp, operation.Where));
        else
            NoteRevert(operation, outcome);
    }

    private void Note(in Step step)
    {
        var after = Current;
        if (!_before.Exists && after.Exists)
        {
            Add(step, AllocationEntryKind.Opened, RewardCondition.None, after.Tokens, default, null);
            _touched = step.Block;
        }
        if (!after.Exists)
            return;
        NoteSubgraph(step);
        foreach (var movement in _movements)
            if (movement.Flow.Allocation == Allocation)
                NoteFlow(step, movement);
        if (_before.IsOpen && after.LastPoiPresentedAt != _before.LastPoiPresentedAt)
            NoteClaim(step);
        if (_before.Exists && after.Tokens != _before.Tokens)
            Add(step, AllocationEntryKind.Resized, RewardCondition.None, after.Tokens, default, null);
        if (_before.IsOpen && !after.IsOpen)
            Add(step, AllocationEntryKind.Closed, RewardCondition.None, after.Tokens, default, null);
        FollowCondition(step.Block);
    }

    private void NoteRevert(RecordedOperation operation, CommandOutcome outcome)
    {
        if (operation.Calldata.AsSpan().IndexOf(Allocation.ToArray()) >= 0)
            Add(
                new Step(operation.Block, operation.Timestamp, operation.Where),
                AllocationEntryKind.Reverted,
                RewardCondition.None,
                UInt256.Zero,
                default,
                $"{operation.Label ?? "call"} reverted: {outcome.RevertText}"
            );
    }

    private void NoteSubgraph(in Step step)
    {
        var id = Current.SubgraphDeploymentId;
        foreach (var movement in _movements)
        {
            var flow = movement.Flow;
            if (flow.Subgraph != id || !flow.Allocation.IsZero)
                continue;
            if (flow.Kind is FlowKind.Reclaimed or FlowKind.Dropped)
                AddSpan(
                    step,
                    flow.Kind == FlowKind.Reclaimed
                        ? AllocationEntryKind.SubgraphReclaimed
                        : AllocationEntryKind.SubgraphDropped,
                    flow.Condition,
                    flow.Amount,
                    flow.Recipient,
                    movement
                );
            else if (flow.Kind == FlowKind.Distributed && _before.IsOpen)
                NoteAccrual(step, movement);
        }
    }

    private void NoteAccrual(in Step step, in LogMovement movement)
    {
        var now = _engine.World.State.Subgraph(_before.SubgraphDeploymentId).Value.AccRewardsPerAllocatedToken;
        if (now <= _subgraphBefore.AccRewardsPerAllocatedToken)
            return;
        var growth = now - _subgraphBefore.AccRewardsPerAllocatedToken;
        var share = UInt256.MulDivFloor(growth, _before.Tokens, Scale.One);
        AddSpan(step, AllocationEntryKind.Accrued, RewardCondition.None, share, default, Share(movement));
    }

    /// <summary>An allocation's share is off by at most what its subgraph's rewards are off by, and one floor.</summary>
    private static LogMovement Share(in LogMovement movement) => movement with { Bound = movement.Bound + UInt256.One };

    private void NoteFlow(in Step step, in LogMovement movement)
    {
        var flow = movement.Flow;
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
            Add(step, known, flow.Condition, flow.Amount, flow.Recipient, null, movement);
    }

    private void NoteClaim(in Step step)
    {
        if (!_movements.Exists(moved => moved.Flow.Allocation == Allocation && !moved.Flow.Amount.IsZero))
            Add(
                step,
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
        AllocationInputs.State(recording, _before, perToken, step.Where);
        var rewards = AllocationRewards.Compute(
            perToken,
            _before.AccRewardsPerAllocatedToken,
            _before.Tokens,
            _before.AccRewardsPending,
            recording,
            out _
        );
        if (
            _movements.Exists(moved => moved.Flow.Allocation == Allocation && moved.Flow.Kind == FlowKind.IndexerReward)
        )
            SplitDerivation(recording, rewards);
        LastClaim = _fromLogs && !Explains(rewards) ? [] : recording.Steps;
    }

    /// <summary>False if the chain paid or reclaimed another amount: on logs alone T may have been floored elsewhere.</summary>
    private bool Explains(UInt256 rewards)
    {
        var moved = UInt256.Zero;
        foreach (var movement in _movements)
            if (
                movement.Flow.Allocation == Allocation
                && movement.Flow.Kind
                    is FlowKind.IndexerReward
                        or FlowKind.DelegatorReward
                        or FlowKind.Reclaimed
                        or FlowKind.Dropped
                        or FlowKind.Deferred
            )
                moved += movement.Flow.Amount;
        return moved.IsZero || moved == rewards;
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
        in Step step,
        AllocationEntryKind kind,
        RewardCondition condition,
        UInt256 amount,
        Address recipient,
        in LogMovement movement
    )
    {
        _entries.Add(
            new AllocationStoryEntry(
                _touched,
                step.Block,
                step.Timestamp,
                kind,
                condition,
                amount,
                recipient,
                step.Where,
                null,
                movement.Status,
                movement.Doubt
            )
        );
        _touched = step.Block;
    }

    private void Add(
        in Step step,
        AllocationEntryKind kind,
        RewardCondition condition,
        UInt256 amount,
        Address recipient,
        string? note,
        in LogMovement movement = default
    ) =>
        _entries.Add(
            new AllocationStoryEntry(
                step.Block,
                step.Block,
                step.Timestamp,
                kind,
                condition,
                amount,
                recipient,
                step.Where,
                note,
                movement.Status,
                movement.Doubt
            )
        );

    /// <summary>When and where something happened.</summary>
    private readonly record struct Step(ulong Block, ulong Timestamp, string Where);
}
