using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.Stages;
using Apportion.TheGraph.Stages.Contracts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Replay;

/// <content>
/// What the chain confirms, anchors, and how far each figure can be trusted. A hidden hook floors P once a block at most,
/// so between anchors P is off by at most one unit a block, and everything derived from it accordingly.
/// </content>
public sealed partial class LogReplayer
{
    private readonly List<string> _incomplete = [];
    private readonly Dictionary<Hash256, string> _undecided = [];
    private readonly Dictionary<Hash256, ulong> _anchored = [];
    private readonly Dictionary<Hash256, UInt256> _largestSignal = [];
    private readonly Dictionary<Hash256, UInt256> _smallestAllocation = [];
    private readonly Dictionary<Address, SnapshotError> _snapshots = [];
    private readonly ulong _startBlock;
    private ulong _anchorBlock;

    /// <summary>Every accumulator and open claim, with how far it can be trusted, in order.</summary>
    public IReadOnlyList<LogFigure> Figures()
    {
        var world = Engine.World;
        var figures = new List<LogFigure>
        {
            Figure(
                "global",
                "getAccRewardsPerSignal",
                world.Rewards.AccRewardsPerSignalView(),
                BlocksSince(_anchorBlock),
                null
            ),
        };
        foreach (var entry in world.State.Subgraphs.Values.OrderBy(entry => entry.Id))
        {
            var reason = _undecided.GetValueOrDefault(entry.Id);
            var subject = entry.Id.ToString();
            try
            {
                var (accrued, perToken) = Bounds(entry);
                var view = world.Rewards.AccRewardsPerAllocatedTokenView(entry.Value);
                figures.Add(Figure(subject, "getAccRewardsForSubgraph", view.Accrued, accrued, reason));
                figures.Add(Figure(subject, "getAccRewardsPerAllocatedToken", view.PerToken, perToken, reason));
            }
            catch (ContractRevertException revert)
            {
                figures.Add(Reverts(subject, "getAccRewardsForSubgraph", revert));
            }
        }
        foreach (var entry in world.State.Allocations.Values.OrderBy(entry => entry.Id))
            if (entry.Value.IsOpen)
                figures.Add(ClaimFigure(world, entry));
        return figures;
    }

    private static LogFigure Reverts(string subject, string name, ContractRevertException revert) =>
        new(subject, name, default, FigureStatus.Incomplete, null, $"the getter reverts: {revert.Message}");

    private LogFigure ClaimFigure(World world, AllocationEntry entry)
    {
        var subgraph = world.State.Subgraph(entry.Value.SubgraphDeploymentId);
        var bound = ClaimBound(entry.Id, subgraph.Id);
        try
        {
            return Figure(
                entry.Id.ToString(),
                "getRewards",
                world.Rewards.RewardsView(entry.Value),
                bound,
                _undecided.GetValueOrDefault(subgraph.Id)
            );
        }
        catch (ContractRevertException revert)
        {
            return Reverts(entry.Id.ToString(), "getRewards", revert);
        }
    }

    private LogFigure Figure(string subject, string name, UInt256 value, UInt256 bound, string? reason)
    {
        reason ??= _incomplete.Count > 0 ? _incomplete[0] : null;
        if (reason is not null)
            return new LogFigure(subject, name, value, FigureStatus.Incomplete, null, reason);
        return bound.IsZero
            ? new LogFigure(subject, name, value, FigureStatus.Exact)
            : new LogFigure(subject, name, value, FigureStatus.Bounded, bound);
    }

    /// <summary>Bounds of F (wei) and T (times 10^18) of a subgraph.</summary>
    private (UInt256 Accrued, UInt256 PerToken) Bounds(SubgraphEntry entry)
    {
        var since = _anchored.TryGetValue(entry.Id, out var block) ? block : _startBlock;
        var blocks = BlocksSince(since);
        if (blocks.IsZero)
            return default;
        var signal = UInt256.Max(entry.Value.SignalledTokens, _largestSignal.GetValueOrDefault(entry.Id));
        var accrued = UInt256.MulDivCeiling(blocks, signal, Scale.One) + blocks;
        var allocated = _smallestAllocation.GetValueOrDefault(entry.Id, entry.Value.AllocatedTokens);
        allocated = entry.Value.AllocatedTokens.IsZero
            ? allocated
            : UInt256.Min(allocated, entry.Value.AllocatedTokens);
        var perToken = allocated.IsZero ? blocks : UInt256.MulDivCeiling(accrued, Scale.One, allocated) + blocks;
        return (accrued, perToken);
    }

    private UInt256 BlocksSince(ulong block) => Engine.Block > block ? Engine.Block - block : 0;

    private void MarkIncomplete(string reason) => _incomplete.Add(reason);

    /// <summary>
    /// A hidden hook before a change of the threshold would decide by the old one: whoever's condition flips is undecided.
    /// </summary>
    private void NoteThresholdChange(World world, UInt256 minimum)
    {
        foreach (var entry in world.State.Subgraphs.Values)
        {
            var signal = entry.Value.SignalledTokens;
            var flips = (signal < world.State.Rewards.Value.MinimumSubgraphSignal) != (signal < minimum);
            if (flips && entry.Value.AccRewardsPerSignalSnapshot != world.Rewards.AccRewardsPerSignalView())
                _undecided[entry.Id] = string.Create(
                    CultureInfo.InvariantCulture,
                    $"a hook without a log before the threshold changed at block {world.Block} would decide otherwise; anchor the subgraph after it"
                );
        }
    }

    /// <summary>Compares the rules' payments and reclaims with the chain's own logs, one by one.</summary>
    private void CompareOutputs(LogTransaction transaction)
    {
        foreach (var entry in Engine.World.State.Subgraphs.Values)
        {
            Largest(entry);
            Smallest(entry);
        }
        foreach (var (allocation, rewards) in transaction.Claims)
            if (transaction.Find(GraphEvents.Service.IndexingRewardsCollected, 1, allocation) is { } collected)
                Confirm(
                    transaction.Where,
                    $"rewards of {allocation}",
                    collected.Amount(3),
                    rewards,
                    ClaimBound(allocation, collected.Id(2))
                );
        var computed = Engine.World.Flows.Where(flow => flow.Kind == FlowKind.Reclaimed).ToList();
        foreach (var reclaim in transaction.All(GraphEvents.Rewards.RewardsReclaimed))
        {
            RewardConditions.TryFind(reclaim.Id(0), out var condition);
            var at = computed.FindIndex(flow =>
                flow.Condition == condition && flow.Allocation == reclaim.Account(3) && flow.Subgraph == reclaim.Id(4)
            );
            var what =
                $"{condition.Name()} reclaim of {(reclaim.Words[3].IsZero ? reclaim.Id(4).ToString() : reclaim.Account(3).ToString())}";
            Confirm(
                transaction.Where,
                what,
                reclaim.Amount(1),
                at < 0 ? default : computed[at].Amount,
                ReclaimBound(reclaim.Account(3), reclaim.Id(4))
            );
            if (at >= 0)
                computed.RemoveAt(at);
        }
        foreach (var flow in computed)
            Confirm(
                transaction.Where,
                $"{flow.Condition.Name()} reclaim",
                default,
                flow.Amount,
                ReclaimBound(flow.Allocation, flow.Subgraph)
            );
    }

    private void Confirm(string where, string what, UInt256 observed, UInt256 computed, UInt256 bound)
    {
        if (observed == computed)
        {
            Confirmed++;
            return;
        }
        var difference = UInt256.AbsoluteDifference(observed, computed);
        var text = $"{where}: {what}";
        if (difference <= bound)
            _findings.Add(
                Finding.Of(
                    "thegraph.logs.within-bound",
                    text,
                    computed,
                    observed,
                    $"hook calls without a log explain up to {bound} wei; anchor the accumulators to be exact"
                ) with
                {
                    Kind = FindingKind.Notice,
                }
            );
        else
            _findings.Add(
                Finding.Of(
                    "thegraph.logs.divergence",
                    text,
                    computed,
                    observed,
                    $"more than hook calls without a log explain ({bound} wei): a log, a transfer or a parameter is missing"
                )
            );
    }

    /// <summary>
    /// How far a claim may be off: the error of T now and of the snapshot it is measured from, times the tokens it had
    /// before the transaction, and what earlier resizes set aside.
    /// </summary>
    private UInt256 ClaimBound(Address allocation, Hash256 subgraph)
    {
        if (!_snapshots.TryGetValue(allocation, out var snapshot))
            return UInt256.Zero;
        var (_, perToken) = Bounds(Engine.World.State.Subgraph(subgraph));
        var error = perToken + snapshot.Error;
        var share = error.IsZero
            ? UInt256.Zero
            : UInt256.MulDivCeiling(error, snapshot.Tokens, Scale.One) + UInt256.One;
        return share + snapshot.PendingError;
    }

    private UInt256 ReclaimBound(Address allocation, Hash256 subgraph)
    {
        if (!allocation.IsZero)
            return ClaimBound(allocation, subgraph);
        return subgraph.IsZero ? UInt256.Zero : Bounds(Engine.World.State.Subgraph(subgraph)).Accrued;
    }

    /// <summary>Remembers how exact the new snapshots of this transaction's allocations are.</summary>
    private void NoteSnapshots(LogTransaction transaction)
    {
        foreach (var id in transaction.Allocations)
        {
            if (Engine.World.State.FindAllocation(id) is not { } entry)
                continue;
            ref readonly var allocation = ref entry.Value;
            var (_, perToken) = Bounds(Engine.World.State.Subgraph(allocation.SubgraphDeploymentId));
            var pending = allocation.AccRewardsPending.IsZero
                ? UInt256.Zero
                : ClaimBound(id, allocation.SubgraphDeploymentId);
            _snapshots[id] = new SnapshotError(allocation.Tokens, perToken, pending);
            if (!allocation.IsOpen)
                _snapshots.Remove(id);
        }
    }

    /// <summary>How exact an allocation's snapshot is.</summary>
    /// <param name="Tokens">Its tokens since the snapshot, wei.</param>
    /// <param name="Error">Bound of the snapshot's error, times 10^18.</param>
    /// <param name="PendingError">Bound of the set-aside rewards' error, wei.</param>
    private readonly record struct SnapshotError(UInt256 Tokens, UInt256 Error, UInt256 PendingError);

    private void Largest(SubgraphEntry entry) =>
        _largestSignal[entry.Id] = UInt256.Max(_largestSignal.GetValueOrDefault(entry.Id), entry.Value.SignalledTokens);

    private void Smallest(SubgraphEntry entry)
    {
        var allocated = entry.Value.AllocatedTokens;
        if (!allocated.IsZero && (!_smallestAllocation.TryGetValue(entry.Id, out var least) || allocated < least))
            _smallestAllocation[entry.Id] = allocated;
    }

    /// <summary>
    /// Takes over recorded accumulators. They are compared as of this block, because a hidden hook moves the stored values
    /// without changing what the getters give.
    /// </summary>
    private void Rebase(LogAnchor anchor)
    {
        var state = Engine.World.State;
        var where = string.Create(CultureInfo.InvariantCulture, $"anchor after block {anchor.Block}");
        var perSignal = Engine.World.Rewards.AccRewardsPerSignalView();
        var perToken = anchor.Subgraphs.Keys.ToDictionary(id => id, View);
        ref var rewards = ref state.Journal.Write(state.Rewards);
        rewards.AccRewardsPerSignal = anchor.AccRewardsPerSignal ?? rewards.AccRewardsPerSignal;
        rewards.LastUpdateBlock = anchor.LastUpdateBlock ?? rewards.LastUpdateBlock;
        foreach (var (id, values) in anchor.Subgraphs)
            Store(state.Subgraph(id), values);
        if (anchor.AccRewardsPerSignal is not null && anchor.LastUpdateBlock is not null)
        {
            var now = Engine.World.Rewards.AccRewardsPerSignalView();
            Diverge(where, "getAccRewardsPerSignal", now, perSignal, BlocksSince(_anchorBlock));
            _anchorBlock = Engine.Block;
        }
        foreach (var id in anchor.Subgraphs.Keys)
            CompareSubgraph(where, state.Subgraph(id), perToken[id]);
        state.Commit();
        _incomplete.Clear();
        if (!_side.TransfersIncluded)
            MarkIncomplete(TransfersMissing);
    }

    private (UInt256 PerToken, UInt256 Accrued) View(Hash256 id) =>
        Engine.World.Rewards.AccRewardsPerAllocatedTokenView(Engine.World.State.Subgraph(id).Value);

    private void CompareSubgraph(string where, SubgraphEntry entry, (UInt256 PerToken, UInt256 Accrued) before)
    {
        var (accruedBound, perTokenBound) = Bounds(entry);
        var now = View(entry.Id);
        var undecided = _undecided.Remove(entry.Id);
        if (!undecided)
        {
            Diverge(where, $"{entry.Id} getAccRewardsForSubgraph", now.Accrued, before.Accrued, accruedBound);
            Diverge(where, $"{entry.Id} getAccRewardsPerAllocatedToken", now.PerToken, before.PerToken, perTokenBound);
        }
        _anchored[entry.Id] = Engine.Block;
        _largestSignal[entry.Id] = entry.Value.SignalledTokens;
        _smallestAllocation.Remove(entry.Id);
    }

    private void Store(SubgraphEntry entry, System.Collections.Immutable.ImmutableArray<UInt256> values)
    {
        ref var subgraph = ref Engine.World.State.Journal.Write(entry);
        subgraph.AccRewardsForSubgraph = values[0];
        subgraph.AccRewardsForSubgraphSnapshot = values[1];
        subgraph.AccRewardsPerSignalSnapshot = values[2];
        subgraph.AccRewardsPerAllocatedToken = values[3];
    }

    private void Diverge(string where, string what, UInt256 recorded, UInt256 computed, UInt256 bound)
    {
        if (recorded == computed)
        {
            Confirmed++;
            return;
        }
        var explained = UInt256.AbsoluteDifference(recorded, computed) <= bound;
        _findings.Add(
            Finding.Of(
                "thegraph.logs.anchor",
                $"{where}: {what}",
                computed,
                recorded,
                explained
                    ? "hook calls without a log explain it; the replay goes on from the recorded value"
                    : "more than hook calls without a log explain: a log, a transfer or a parameter before it is missing; the replay goes on from the recorded value"
            ) with
            {
                Kind = explained ? FindingKind.Notice : FindingKind.Discrepancy,
            }
        );
    }
}
