using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.Numbers;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>RewardsManager: the accumulators and their updates. Source: spec the-graph sections 4, 6, 18.</summary>
internal sealed partial class RewardsManagerContract(World world)
{
    private GraphState State => world.State;
    private ref readonly RewardsManagerState Variables => ref world.State.Rewards.Value;
    private Address Self => world.Addresses.RewardsManager;

    /// <summary>S: GRT that lies in the curation contract, not the sum of the pools.</summary>
    public UInt256 Signal => State.Balance(world.Addresses.Curation)?.Value ?? default;

    /// <summary>The rate in force now. Source: spec the-graph section 4.1.</summary>
    public UInt256 Rate
    {
        get
        {
            var allocator = Variables.IssuanceAllocator;
            if (allocator.IsZero)
                return Variables.RawIssuancePerBlock;
            if (allocator != world.Addresses.IssuanceAllocator)
                throw ApportionException.Unsupported(
                    "thegraph.allocator",
                    "RewardsManager.issuanceAllocator",
                    world.Addresses.IssuanceAllocator.ToString(),
                    allocator.ToString(),
                    "state the allocator's address among the contracts"
                );
            return State.Allocator.Value.RatesOf(Self).SelfMintingRate;
        }
    }

    /// <summary>What the span since the last global update adds at this moment.</summary>
    public NewRewardsPerSignal NewPerSignal() =>
        world.Block == Variables.LastUpdateBlock
            ? default
            : NewRewardsPerSignal.Compute(Rate, world.Block - Variables.LastUpdateBlock, Signal, default(Silent));

    /// <summary>viewP: the accumulator as of this block.</summary>
    public UInt256 AccRewardsPerSignalView() => SafeMath.Add(Variables.AccRewardsPerSignal, NewPerSignal().Claimable);

    /// <summary>updateAccRewardsPerSignal(), callable by anyone. Source: spec the-graph section 4.3.</summary>
    public UInt256 Update()
    {
        if (Variables.LastUpdateBlock == world.Block)
            return Variables.AccRewardsPerSignal;
        var growth = NewPerSignal();
        world.Flow(FlowKind.Issued, growth.Issued);
        if (!growth.Unclaimable.IsZero)
            Reclaim(RewardCondition.NoSignal.Id(), growth.Unclaimable, default, default, default);
        world.Flow(FlowKind.SignalDust, default, growth.Remainder);
        if (world.CollectsFlows && !growth.Claimable.IsZero)
            world.Flow(FlowKind.Unattributed, default, growth.Claimable * (Signal - State.SignalledTotal.Value));
        ref var variables = ref State.Journal.Write(State.Rewards);
        variables.AccRewardsPerSignal = SafeMath.Add(variables.AccRewardsPerSignal, growth.Claimable);
        variables.LastUpdateBlock = world.Block;
        return variables.AccRewardsPerSignal;
    }

    /// <summary>onSubgraphSignalUpdate(d): before the subgraph's signal changes.</summary>
    public UInt256 OnSubgraphSignalUpdate(Hash256 id)
    {
        var subgraph = State.Subgraph(id);
        if (!world.Ruleset.ReclaimsUndistributed)
            return BaselineSignalUpdate(subgraph);
        var accumulated = Update();
        if (subgraph.Value.AccRewardsPerSignalSnapshot != accumulated)
            UpdateSubgraph(subgraph, accumulated);
        return subgraph.Value.AccRewardsForSubgraph;
    }

    /// <summary>onSubgraphAllocationUpdate(d): before the subgraph's allocated tokens change.</summary>
    public UInt256 OnSubgraphAllocationUpdate(Hash256 id)
    {
        var subgraph = State.Subgraph(id);
        if (!world.Ruleset.ReclaimsUndistributed)
            return BaselineAllocationUpdate(subgraph);
        var accumulated = Update();
        ref readonly var before = ref subgraph.Value;
        if (
            before.AccRewardsPerSignalSnapshot != accumulated
            || before.AccRewardsForSubgraphSnapshot != before.AccRewardsForSubgraph
        )
            UpdateSubgraph(subgraph, accumulated);
        return subgraph.Value.AccRewardsPerAllocatedToken;
    }

    /// <summary>The condition of a subgraph at this moment.</summary>
    public RewardCondition ConditionOf(in SubgraphState subgraph) =>
        SubgraphCondition.Select(
            subgraph.IsDenied,
            subgraph.SignalledTokens < Variables.MinimumSubgraphSignal,
            AllocatedTokens(subgraph).IsZero,
            HasReclaimAddress(RewardCondition.SubgraphDenied),
            HasReclaimAddress(RewardCondition.BelowMinimumSignal)
        );

    /// <summary>A[d] as the RewardsManager sees it: 0 while no issuer is set.</summary>
    public UInt256 AllocatedTokens(in SubgraphState subgraph) =>
        Variables.SubgraphService.IsZero ? default : subgraph.AllocatedTokens;

    public bool HasReclaimAddress(RewardCondition condition) =>
        State.ReclaimAddresses.TryGetValue(condition.Id(), out var address) && !address.Value.IsZero;

    /// <summary>The address a condition's rewards go to: its own, else the default; zero drops them.</summary>
    public Address ReclaimTarget(Hash256 condition) =>
        State.ReclaimAddresses.TryGetValue(condition, out var address) && !address.Value.IsZero
            ? address.Value
            : Variables.DefaultReclaimAddress;

    /// <summary>
    /// Mints to the reclaim address, or drops without any trace on chain. Gives what was minted.
    /// Source: spec the-graph section 6.
    /// </summary>
    public UInt256 Reclaim(Hash256 condition, UInt256 amount, Address indexer, Address allocation, Hash256 subgraph)
    {
        if (amount.IsZero || condition.IsZero)
            return UInt256.Zero;
        RewardConditions.TryFind(condition, out var known);
        var target = ReclaimTarget(condition);
        var kind = target.IsZero ? FlowKind.Dropped : FlowKind.Reclaimed;
        if (world.CollectsFlows)
            world.Flows.Add(new Flow(kind, known, amount, default, target, indexer, allocation, subgraph));
        if (target.IsZero)
            return UInt256.Zero;
        world.Token.Mint(target, amount);
        if (world.Logs is not null)
            world.Emit(
                Self,
                GraphEvents.Rewards.RewardsReclaimed,
                Word.Of(condition),
                amount,
                Word.Of(indexer),
                Word.Of(allocation),
                Word.Of(subgraph)
            );
        return amount;
    }

    private void UpdateSubgraph(SubgraphEntry subgraph, UInt256 accumulated)
    {
        var before = subgraph.Value;
        before.AllocatedTokens = AllocatedTokens(before);
        var update = SubgraphUpdate.Compute(
            before,
            accumulated,
            ConditionOf(subgraph.Value),
            world.Ruleset.AddsNewRewardsBeforeSnapshot,
            default(Silent)
        );
        world.Flow(FlowKind.SubgraphDust, default, update.NewRewardsRemainder, subgraph.Id);
        if (update.Condition != RewardCondition.None)
            Reclaim(update.Condition.Id(), update.Undistributed, default, default, subgraph.Id);
        else
        {
            world.Flow(FlowKind.Distributed, update.Undistributed, default, subgraph.Id);
            world.Flow(FlowKind.TokenDust, default, update.PerTokenRemainder, subgraph.Id);
        }
        ref var after = ref State.Journal.Write(subgraph);
        after.AccRewardsForSubgraph = update.Next.AccRewardsForSubgraph;
        after.AccRewardsForSubgraphSnapshot = update.Next.AccRewardsForSubgraphSnapshot;
        after.AccRewardsPerSignalSnapshot = update.Next.AccRewardsPerSignalSnapshot;
        after.AccRewardsPerAllocatedToken = update.Next.AccRewardsPerAllocatedToken;
    }
}
