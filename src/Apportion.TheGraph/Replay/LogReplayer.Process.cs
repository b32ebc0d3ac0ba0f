using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Stages;
using Apportion.TheGraph.Stages.Contracts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Replay;

/// <content>From logs to steps. Source: spec the-graph section 24.</content>
public sealed partial class LogReplayer
{
    private void Process(World world, LogTransaction transaction)
    {
        for (var i = 0; i < transaction.Logs.Count; i++)
        {
            if (transaction.Logs[i] is not { } log)
                continue;
            switch (Engine.Addresses.Find(log.Emitter))
            {
                case GraphContract.Token:
                    Token(log, transaction);
                    break;
                case GraphContract.Curation:
                    Curation(world, log, transaction);
                    break;
                case GraphContract.SubgraphService:
                    Service(world, log, transaction);
                    break;
                case GraphContract.RewardsManager:
                    Rewards(world, log, transaction.Raw[i]);
                    break;
                case GraphContract.Staking:
                    Staking(world, log);
                    break;
                case GraphContract.IssuanceAllocator:
                    Allocator(world, log, transaction.Where);
                    break;
                case GraphContract.EligibilityOracle:
                    Oracle(world, log);
                    break;
                case GraphContract.EpochManager:
                    Epochs(world, log);
                    break;
                default:
                    break;
            }
        }
        FlushSignal(world, transaction);
        RunBareHooks(world, transaction);
    }

    private void Token(ContractLog log, LogTransaction transaction)
    {
        if (log.Definition != GraphEvents.Token.Transfer)
            return;
        var curation = Engine.Addresses.Curation;
        if (log.Account(1) == curation)
            transaction.PendingSignal += (BigInteger)log.Amount(2);
        if (log.Account(0) == curation)
            transaction.PendingSignal -= (BigInteger)log.Amount(2);
    }

    private void Curation(World world, ContractLog log, LogTransaction transaction)
    {
        var isSignal = log.Definition == GraphEvents.Curation.Signalled;
        var isBurn = log.Definition == GraphEvents.Curation.Burned;
        var isCollect = log.Definition == GraphEvents.Curation.Collected;
        if (!isSignal && !isBurn && !isCollect)
        {
            if (log.Definition == GraphEvents.Rewards.ParameterUpdated)
                Once(
                    Finding.Notice(
                        "thegraph.logs.curation-parameter",
                        transaction.Where,
                        $"{log.Text} of the curation contract changed; its effect is in the logs that follow"
                    ),
                    log.Text
                );
            return;
        }
        var id = log.Id(isCollect ? 0 : 1);
        world.Rewards.OnSubgraphSignalUpdate(id);
        FlushSignal(world, transaction);
        ref var subgraph = ref world.State.Journal.Write(world.State.Subgraph(id));
        ref var total = ref world.State.Journal.Write(world.State.SignalledTotal);
        var before = subgraph.SignalledTokens;
        if (isSignal)
        {
            subgraph.SignalledTokens += log.Amount(2) - log.Amount(4);
            subgraph.SignalShares += log.Amount(3);
        }
        else if (isCollect)
            subgraph.SignalledTokens += log.Amount(1);
        else if (log.Amount(2) > before || log.Amount(3) > subgraph.SignalShares)
            Gap(transaction.Where, "more signal is burned than the logs before it minted");
        else
        {
            subgraph.SignalShares -= log.Amount(3);
            subgraph.SignalledTokens = subgraph.SignalShares.IsZero ? UInt256.Zero : before - log.Amount(2);
        }
        total = total + subgraph.SignalledTokens - before;
        if (!_side.TransfersIncluded)
            world.State.TrackBalance(Engine.Addresses.Curation, total);
    }

    private static void FlushSignal(World world, LogTransaction transaction)
    {
        if (transaction.PendingSignal.IsZero)
            return;
        var balance = world.State.Balance(world.Addresses.Curation)!;
        var next = (BigInteger)balance.Value + transaction.PendingSignal;
        world.State.Journal.Write(balance) = next.Sign < 0 ? UInt256.Zero : (UInt256)next;
        transaction.PendingSignal = BigInteger.Zero;
    }

    private void Service(World world, ContractLog log, LogTransaction transaction)
    {
        if (log.Definition == GraphEvents.Service.AllocationCreated)
            Open(world, log, transaction);
        else if (log.Definition == GraphEvents.Service.PoiPresented)
        {
            if (Known(world, log.Account(1), transaction) is { } entry)
                Present(world, entry, ConditionOf(log.Id(5), transaction.Where), transaction);
        }
        else if (log.Definition == GraphEvents.Service.IndexingRewardsCollected)
        {
            if (!world.Ruleset.PresentsPoiConditions && Known(world, log.Account(1), transaction) is { } entry)
                Present(world, entry, BaselineCondition(entry.Value, log, transaction), transaction);
        }
        else if (log.Definition == GraphEvents.Service.AllocationResized)
            Resize(world, log, transaction);
        else if (log.Definition == GraphEvents.Service.AllocationClosed)
        {
            if (Known(world, log.Account(1), transaction) is { } entry)
                world.Service.CloseFromLog(entry, !log.Words[4].IsZero);
        }
        else
            ServiceParameter(world, log);
    }

    private void Open(World world, ContractLog log, LogTransaction transaction)
    {
        if (world.State.FindAllocation(log.Account(1)) is { Value.Exists: true })
        {
            Gap(transaction.Where, $"allocation {log.Account(1)} is opened twice");
            return;
        }
        var epoch = (ulong)log.Amount(4);
        if (epoch != world.Epochs.CurrentEpoch)
            Gap(transaction.Where, $"the epoch is {log.Amount(4)}, by the logs so far another");
        world.Service.OpenFromLog(log.Account(0), log.Account(1), log.Id(2), log.Amount(3), epoch);
    }

    private static void Present(
        World world,
        AllocationEntry entry,
        RewardCondition condition,
        LogTransaction transaction
    )
    {
        world.Rewards.ObservedIneligible = transaction.Has(
            GraphEvents.Rewards.RewardsDeniedDueToEligibility,
            1,
            entry.Id
        );
        var rewards = world.Service.PresentFromLog(entry, condition);
        world.Rewards.ObservedIneligible = null;
        transaction.Presented.Add(entry.Id);
        transaction.Claims.Add((entry.Id, rewards));
    }

    /// <summary>The baseline says no condition; what the RewardsManager logged, or did not, tells it.</summary>
    private static RewardCondition BaselineCondition(
        in AllocationState allocation,
        ContractLog log,
        LogTransaction transaction
    )
    {
        var id = log.Account(1);
        if (transaction.Has(GraphEvents.Rewards.HorizonRewardsAssigned, 1, id))
            return RewardCondition.None;
        if (transaction.Has(GraphEvents.Rewards.RewardsDenied, 1, id))
            return RewardCondition.SubgraphDenied;
        if (log.Id(6).IsZero)
            return RewardCondition.ZeroPoi;
        if (allocation.IsAltruistic)
            return RewardCondition.AltruisticAllocation;
        return log.Amount(8) <= allocation.CreatedAtEpoch
            ? RewardCondition.AllocationTooYoung
            : RewardCondition.StalePoi;
    }

    private void Resize(World world, ContractLog log, LogTransaction transaction)
    {
        if (Known(world, log.Account(1), transaction) is not { } entry)
            return;
        if (entry.Value.Tokens != log.Amount(4))
        {
            Gap(
                transaction.Where,
                $"allocation {entry.Id} had {log.Amount(4)} wei, by the logs so far {entry.Value.Tokens}"
            );
            ref var subgraph = ref world.State.Journal.Write(world.State.Subgraph(entry.Value.SubgraphDeploymentId));
            subgraph.AllocatedTokens = subgraph.AllocatedTokens - entry.Value.Tokens + log.Amount(4);
            world.State.Journal.Write(entry).Tokens = log.Amount(4);
        }
        if (transaction.Raw[0].BlockTimestamp is null && !transaction.Presented.Contains(entry.Id))
        {
            Once(
                Finding.Missing(
                    "thegraph.logs.time",
                    transaction.Where,
                    "blockTimestamp",
                    "whether a resized allocation is stale depends on the time of the block"
                )
            );
            MarkIncomplete("block times are missing: whether a resized allocation was stale is not known");
        }
        var stale =
            !transaction.Presented.Contains(entry.Id)
            && (
                transaction
                    .All(GraphEvents.Rewards.RewardsReclaimed)
                    .Any(reclaim => reclaim.Account(3) == entry.Id && reclaim.Id(0) == RewardCondition.StalePoi.Id())
                || entry.Value.IsStale(world.Timestamp, world.State.Parameters.Value.MaxPoiStaleness)
            );
        world.Service.ResizeFromLog(entry, log.Amount(3), stale);
    }

    private AllocationEntry? Known(World world, Address id, LogTransaction transaction)
    {
        var entry = world.State.FindAllocation(id);
        if (entry is { Value.IsOpen: true })
            return entry;
        Gap(transaction.Where, $"allocation {id} was {(entry is null ? "never opened" : "closed")} by the logs so far");
        return null;
    }

    private RewardCondition ConditionOf(Hash256 id, string where)
    {
        if (RewardConditions.TryFind(id, out var condition))
            return condition;
        Once(
            Finding.Unsupported(
                "thegraph.logs.condition",
                where,
                "a known condition",
                id.ToString(),
                "treated as none; figures of the allocation may be wrong"
            ),
            id.ToString()
        );
        return RewardCondition.None;
    }

    /// <summary>
    /// Reclaims at subgraph or global level that no command of the transaction explains are the trace of a bare hook call.
    /// </summary>
    private static void RunBareHooks(World world, LogTransaction transaction)
    {
        foreach (var reclaim in transaction.All(GraphEvents.Rewards.RewardsReclaimed))
        {
            if (!reclaim.Words[2].IsZero || !reclaim.Words[3].IsZero)
                continue;
            var subgraph = reclaim.Id(4);
            RewardConditions.TryFind(reclaim.Id(0), out var condition);
            var explained = world.Flows.Any(flow =>
                flow.Kind == FlowKind.Reclaimed && flow.Condition == condition && flow.Subgraph == subgraph
            );
            if (explained)
                continue;
            if (subgraph.IsZero)
                world.Rewards.Update();
            else
                world.Rewards.OnSubgraphAllocationUpdate(subgraph);
        }
    }
}
