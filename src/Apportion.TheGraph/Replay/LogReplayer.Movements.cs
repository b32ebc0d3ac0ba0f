using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Stages;

namespace Apportion.TheGraph.Replay;

/// <content>
/// What a transaction moved. Payments, reclaims and the allocator's mints stand in the chain's own logs to the wei; what
/// leaves no log (accrued, dropped, deferred, set aside) is the rules' amount with its bound.
/// </content>
public sealed partial class LogReplayer
{
    /// <summary>Called before each transaction.</summary>
    public Action? Before { get; set; }

    /// <summary>Called after each transaction with what it moved.</summary>
    public Action<LogStep>? After { get; set; }

    private void Report(LogTransaction transaction, in CallContext call)
    {
        if (After is null)
            return;
        var movements = new List<LogMovement>();
        foreach (var log in transaction.Logs)
            if (log is not null)
                State(log, movements);
        foreach (var flow in Engine.World.Flows)
            if (!IsLogged(flow.Kind))
                movements.Add(Judge(flow));
        After(new LogStep(call.Block, call.Timestamp, transaction.Where, movements));
    }

    private static bool IsLogged(FlowKind kind) =>
        kind is FlowKind.IndexerReward or FlowKind.DelegatorReward or FlowKind.Reclaimed or FlowKind.AllocatorMint;

    private void State(ContractLog log, List<LogMovement> movements)
    {
        var world = Engine.World;
        if (log.Definition == GraphEvents.Service.IndexingRewardsCollected)
        {
            var indexer = log.Account(0);
            var destination = world.State.Indexer(indexer).Value.PaymentsDestination;
            var paid = new Flow(
                FlowKind.IndexerReward,
                RewardCondition.None,
                log.Amount(4),
                default,
                destination.IsZero ? indexer : destination,
                indexer,
                log.Account(1),
                log.Id(2)
            );
            Add(movements, paid);
            Add(movements, paid with { Kind = FlowKind.DelegatorReward, Amount = log.Amount(5), Recipient = default });
        }
        else if (log.Definition == GraphEvents.Rewards.RewardsReclaimed)
        {
            RewardConditions.TryFind(log.Id(0), out var condition);
            var target = world.Rewards.ReclaimTarget(log.Id(0));
            Add(
                movements,
                new Flow(
                    FlowKind.Reclaimed,
                    condition,
                    log.Amount(1),
                    default,
                    target,
                    log.Account(2),
                    log.Account(3),
                    log.Id(4)
                )
            );
        }
        else if (log.Definition == GraphEvents.Allocator.IssuanceDistributed)
            Add(
                movements,
                new Flow(
                    FlowKind.AllocatorMint,
                    default,
                    log.Amount(1),
                    default,
                    log.Account(0),
                    default,
                    default,
                    default
                )
            );
    }

    private static void Add(List<LogMovement> movements, in Flow flow)
    {
        if (!flow.Amount.IsZero)
            movements.Add(new LogMovement(flow));
    }

    private LogMovement Judge(in Flow flow)
    {
        var reason = _undecided.GetValueOrDefault(flow.Subgraph) ?? (_incomplete.Count > 0 ? _incomplete[0] : null);
        if (reason is not null)
            return new LogMovement(flow, FigureStatus.Incomplete, null, reason);
        var bound = ReclaimBound(flow.Allocation, flow.Subgraph);
        return bound.IsZero ? new LogMovement(flow) : new LogMovement(flow, FigureStatus.Bounded, bound);
    }
}
