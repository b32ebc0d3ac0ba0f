using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>collect: POIs with their three paths, and query fees. Source: spec the-graph sections 9.2, 9.6, 9.7, 18.</summary>
internal sealed partial class SubgraphServiceContract
{
    private const byte QueryFee = 0;
    private const byte IndexingRewards = 2;

    /// <summary>collect(indexer, IndexingRewards, data): presents a POI.</summary>
    public UInt256 PresentPoi(Address indexer, Address id, Hash256 poi, byte[] metadata)
    {
        Enforce(indexer, validProvision: true, registered: true);
        var entry = Owned(indexer, id);
        if (!entry.Value.IsOpen)
            Revert.Error(world.Ruleset.AllocationErrorPrefix + "AllocationClosed", id);
        var collected = world.Ruleset.PresentsPoiConditions
            ? PresentWithCondition(entry, poi, metadata)
            : PresentBaseline(entry, poi, metadata);
        EmitPaymentCollected(indexer, IndexingRewards, collected);
        return collected;
    }

    private UInt256 PresentWithCondition(AllocationEntry entry, Hash256 poi, byte[] metadata)
    {
        var before = entry.Value;
        State.Journal.Write(entry).LastPoiPresentedAt = world.Timestamp;
        var condition = PoiCondition.Select(
            before.IsStale(world.Timestamp, Parameters.MaxPoiStaleness),
            poi.IsZero,
            world.Epochs.CurrentEpoch,
            before.CreatedAtEpoch,
            State.Subgraph(before.SubgraphDeploymentId).Value.IsDenied
        );
        EmitPoiPresented(entry, poi, metadata, condition);
        if (PoiCondition.Defers(condition))
        {
            var current = world.Rewards.OnSubgraphAllocationUpdate(before.SubgraphDeploymentId);
            AllocationFlow(FlowKind.Deferred, entry, Claim(before, current, out _), default, condition);
            return UInt256.Zero;
        }
        var rewards = UInt256.Zero;
        if (condition == RewardCondition.None)
            rewards = world.Rewards.TakeRewards(entry.Id, entry.Value);
        else
            world.Rewards.ReclaimRewards(condition.Id(), entry.Id, entry.Value);
        var perToken = world.Rewards.OnSubgraphAllocationUpdate(before.SubgraphDeploymentId);
        Settle(entry, perToken, RewardCondition.None);
        Snapshot(entry, perToken);
        Distribute(entry, rewards, poi, metadata);
        if (IsOverAllocated(State.Indexer(before.Indexer).Value))
            Downsize(entry);
        return rewards;
    }

    private UInt256 PresentBaseline(AllocationEntry entry, Hash256 poi, byte[] metadata)
    {
        var before = entry.Value;
        var condition = PoiCondition.Select(
            before.IsStale(world.Timestamp, Parameters.MaxPoiStaleness),
            poi.IsZero,
            world.Epochs.CurrentEpoch,
            before.CreatedAtEpoch,
            denied: false
        );
        if (condition == RewardCondition.None && before.IsAltruistic)
            condition = RewardCondition.AltruisticAllocation;
        var rewards = UInt256.Zero;
        if (condition == RewardCondition.None)
        {
            rewards = world.Rewards.TakeRewards(entry.Id, before);
            if (State.Subgraph(before.SubgraphDeploymentId).Value.IsDenied)
                condition = RewardCondition.SubgraphDenied;
        }
        var perToken = world.Rewards.OnSubgraphAllocationUpdate(before.SubgraphDeploymentId);
        Settle(entry, perToken, condition);
        Snapshot(entry, perToken);
        State.Journal.Write(entry).LastPoiPresentedAt = world.Timestamp;
        Distribute(entry, rewards, poi, metadata);
        if (IsOverAllocated(State.Indexer(before.Indexer).Value))
            Downsize(entry);
        return rewards;
    }

    private void Snapshot(AllocationEntry entry, UInt256 perToken)
    {
        ref var after = ref State.Journal.Write(entry);
        after.AccRewardsPerAllocatedToken = perToken;
        after.AccRewardsPending = UInt256.Zero;
    }

    private void Downsize(AllocationEntry entry)
    {
        if (world.Ruleset.ResizesInsteadOfForceClosing)
            Resize(entry, UInt256.Zero);
        else
            Close(entry, force: true);
    }

    private void Distribute(AllocationEntry entry, UInt256 rewards, Hash256 poi, byte[] metadata)
    {
        ref readonly var indexer = ref State.Indexer(entry.Value.Indexer).Value;
        var split = RewardSplit.Compute(rewards, indexer.IndexingRewardsCut, indexer.Pool.Shares, default(Silent));
        var destination = indexer.PaymentsDestination;
        Pay(entry.Value.Indexer, split, destination);
        AllocationFlow(
            FlowKind.IndexerReward,
            entry,
            split.Indexer,
            default,
            recipient: destination.IsZero ? entry.Value.Indexer : destination
        );
        AllocationFlow(FlowKind.DelegatorReward, entry, split.Delegators, default);
        if (world.Logs is not null)
            world.EmitBytes(
                Self,
                GraphEvents.Service.IndexingRewardsCollected,
                metadata,
                Word.Of(entry.Value.Indexer),
                Word.Of(entry.Id),
                Word.Of(entry.Value.SubgraphDeploymentId),
                rewards,
                split.Indexer,
                split.Delegators,
                Word.Of(poi),
                UInt256.Zero,
                world.Epochs.CurrentEpoch
            );
    }

    private void Pay(Address indexer, RewardSplit split, Address destination)
    {
        if (!split.Delegators.IsZero)
        {
            world.Token.EmitApproval(Self, world.Addresses.Staking, split.Delegators);
            world.Staking.AddRewardsToPool(indexer, split.Delegators);
        }
        if (split.Indexer.IsZero)
            return;
        if (!destination.IsZero)
        {
            world.Token.Push(Self, destination, split.Indexer);
            return;
        }
        world.Token.EmitApproval(Self, world.Addresses.Staking, split.Indexer);
        world.Staking.StakeRewards(indexer, split.Indexer);
    }

    /// <summary>collect(indexer, QueryFee, data): only the curators' cut matters to rewards.</summary>
    public void CollectQueryFee(Address indexer, QueryFeeVoucher voucher)
    {
        Enforce(indexer, validProvision: true, registered: true);
        if (voucher.ServiceProvider != indexer)
            Revert.Error("SubgraphServiceIndexerMismatch", voucher.ServiceProvider, indexer);
        if (voucher.CollectionId.BitLength > 160)
            Revert.Error("SubgraphServiceInvalidCollectionId", Word.ToHash(voucher.CollectionId));
        var id = Word.ToAddress(voucher.CollectionId);
        var allocation = Get(id).Value;
        if (allocation.Indexer != indexer)
            Revert.Error("SubgraphServiceInvalidRAV", indexer, allocation.Indexer);
        var entry = State.Indexer(indexer);
        ReleaseStakeClaims(entry);
        var subgraph = allocation.SubgraphDeploymentId;
        var tokens = voucher.TokensToCollect;
        var curators = tokens * Parameters.CurationCut / Scale.Ppm;
        if (!curators.IsZero)
            world.Token.Transfer(world.Addresses.FeeCollector, Self, curators);
        if (!tokens.IsZero)
        {
            LockStakeClaim(entry, tokens * Parameters.StakeToFeesRatio);
            if (!curators.IsZero)
                PayCurators(subgraph, curators);
        }
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Service.QueryFeesCollected,
                Word.Of(indexer),
                Word.Of(voucher.Payer),
                Word.Of(id),
                Word.Of(subgraph),
                tokens,
                curators
            );
        EmitPaymentCollected(indexer, QueryFee, tokens);
    }

    private void PayCurators(Hash256 subgraph, UInt256 curators)
    {
        world.Rewards.OnSubgraphSignalUpdate(subgraph);
        world.Token.Push(Self, world.Addresses.Curation, curators);
        world.Curation.Collect(subgraph, curators);
    }

    private void ReleaseStakeClaims(IndexerEntry indexer)
    {
        var count = 0u;
        var released = UInt256.Zero;
        while (indexer.StakeClaims.Count > 0 && indexer.StakeClaims.Head.Until <= world.Timestamp)
        {
            var claim = indexer.StakeClaims.Head;
            if (indexer.Value.FeesLocked < claim.Amount)
                Revert.Error("ProvisionTrackerInsufficientTokens", indexer.Value.FeesLocked, claim.Amount);
            State.Journal.Write(indexer).FeesLocked -= claim.Amount;
            if (world.Logs is not null)
                world.Emit(
                    Self,
                    GraphEvents.Service.StakeClaimReleased,
                    Word.Of(indexer.Id),
                    Word.Of(claim.Id),
                    claim.Amount,
                    claim.Until
                );
            released += claim.Amount;
            indexer.StakeClaims.RemoveHead(State.Journal);
            count++;
        }
        world.Emit(Self, GraphEvents.Service.StakeClaimsReleased, Word.Of(indexer.Id), count, released);
    }

    private void LockStakeClaim(IndexerEntry indexer, UInt256 tokens)
    {
        Revert.Unless(!tokens.IsZero, "StakeClaimsZeroTokens");
        var required = indexer.Value.FeesLocked + tokens;
        RequireAvailable(indexer, required);
        State.Journal.Write(indexer).FeesLocked = required;
        var until = world.Timestamp + Parameters.DisputePeriod;
        var id = RequestId.Of([Self, indexer.Id], indexer.StakeClaims.Nonce);
        indexer.StakeClaims.Add(State.Journal, new TimedRequest(id, tokens, until, 0));
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Service.StakeClaimLocked, Word.Of(indexer.Id), Word.Of(id), tokens, until);
    }

    private void EmitPoiPresented(AllocationEntry entry, Hash256 poi, byte[] metadata, RewardCondition condition)
    {
        if (world.Logs is not null)
            world.EmitBytes(
                Self,
                GraphEvents.Service.PoiPresented,
                metadata,
                Word.Of(entry.Value.Indexer),
                Word.Of(entry.Id),
                Word.Of(entry.Value.SubgraphDeploymentId),
                Word.Of(poi),
                UInt256.Zero,
                Word.Of(condition.Id())
            );
    }

    private void EmitPaymentCollected(Address indexer, byte type, UInt256 tokens)
    {
        if (world.Logs is not null)
            world.Emit(Self, GraphEvents.Service.ServicePaymentCollected, Word.Of(indexer), type, tokens);
    }
}
