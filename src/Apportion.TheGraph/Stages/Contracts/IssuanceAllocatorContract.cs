using Apportion.TheGraph.Accounting;
using Apportion.TheGraph.Facts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages.Contracts;

/// <summary>IssuanceAllocator: distribution. Source: spec the-graph section 13.</summary>
internal sealed partial class IssuanceAllocatorContract(World world)
{
    private GraphState State => world.State;
    private ref readonly IssuanceAllocatorState Variables => ref world.State.Allocator.Value;
    private Address Self => world.Addresses.IssuanceAllocator;

    /// <summary>distributeIssuance(), anyone.</summary>
    public ulong DistributeExternal() => Variables.LastDistributionBlock == world.Block ? world.Block : Distribute();

    /// <summary>distributePendingIssuance([to]), governor; works while paused.</summary>
    public ulong DistributePendingExternal(UInt256? to)
    {
        RequireGovernor();
        return DistributePending(to ?? world.Block);
    }

    private ulong Distribute()
    {
        Advance();
        if (Variables.Paused)
            return Variables.LastDistributionBlock;
        if (world.Ruleset.AlwaysAccumulatesSelfMintingOffset || !Variables.SelfMintingOffset.IsZero)
            return DistributePending(world.Block);
        return DistributePlain();
    }

    private void Advance()
    {
        var last = Variables.LastSelfMintingBlock;
        if (last == world.Block)
            return;
        var blocks = world.Block - last;
        var offset = Variables.SelfMintingOffset;
        ref var variables = ref State.Journal.Write(State.Allocator);
        if (world.Ruleset.AlwaysAccumulatesSelfMintingOffset)
            variables.SelfMintingOffset += variables.TotalSelfMintingRate * blocks;
        else if (variables.Paused || !offset.IsZero)
        {
            variables.SelfMintingOffset += variables.TotalSelfMintingRate * blocks;
            if (variables.SelfMintingOffset != offset)
                world.Emit(
                    Self,
                    GraphEvents.Allocator.SelfMintingOffsetAccumulated,
                    offset,
                    variables.SelfMintingOffset,
                    last + 1,
                    world.Block
                );
        }
        variables.LastSelfMintingBlock = world.Block;
        EmitAllowances(last + 1, blocks);
    }

    private void EmitAllowances(ulong from, ulong blocks)
    {
        if (world.Logs is null || Variables.TotalSelfMintingRate.IsZero)
            return;
        if (Variables.EventMode == SelfMintingEventMode.Aggregate)
            world.Emit(
                Self,
                GraphEvents.Allocator.IssuanceSelfMintAllowanceAggregate,
                Variables.TotalSelfMintingRate * blocks,
                from,
                world.Block
            );
        if (Variables.EventMode != SelfMintingEventMode.PerTarget)
            return;
        foreach (var target in Variables.Targets)
        {
            var rate = Variables.RatesOf(target).SelfMintingRate;
            if (!rate.IsZero)
                world.Emit(
                    Self,
                    GraphEvents.Allocator.IssuanceSelfMintAllowance,
                    Word.Of(target),
                    rate * blocks,
                    from,
                    world.Block
                );
        }
    }

    private ulong DistributePending(UInt256 toBlock)
    {
        Advance();
        var last = Variables.LastDistributionBlock;
        if (toBlock < last || toBlock > world.Block)
            Revert.Error("ToBlockOutOfRange", toBlock, last, world.Block);
        var to = (ulong)toBlock;
        var blocks = to - last;
        if (blocks == 0)
            return to;
        var offset = Variables.SelfMintingOffset;
        var distribution = IssuanceDistribution.Pending(Variables, blocks);
        Mint(distribution.Mints, last + 1, to);
        ref var variables = ref State.Journal.Write(State.Allocator);
        variables.LastDistributionBlock = to;
        variables.SelfMintingOffset =
            to == world.Block ? UInt256.Zero : UInt256.SaturatingSubtract(offset, distribution.Budget);
        if (!world.Ruleset.AlwaysAccumulatesSelfMintingOffset && variables.SelfMintingOffset != offset)
            world.Emit(
                Self,
                GraphEvents.Allocator.SelfMintingOffsetReconciled,
                offset,
                variables.SelfMintingOffset,
                distribution.Budget,
                last + 1,
                to
            );
        return to;
    }

    private ulong DistributePlain()
    {
        var last = Variables.LastDistributionBlock;
        var blocks = world.Block - last;
        if (blocks == 0)
            return last;
        Mint(IssuanceDistribution.Plain(Variables, blocks), last + 1, world.Block);
        State.Journal.Write(State.Allocator).LastDistributionBlock = world.Block;
        return world.Block;
    }

    private void Mint(IReadOnlyList<(Address Target, UInt256 Amount)> mints, ulong from, ulong to)
    {
        foreach (var (target, amount) in mints)
        {
            world.Token.Mint(target, amount);
            if (world.CollectsFlows)
                world.Flows.Add(
                    new Flow(
                        FlowKind.AllocatorMint,
                        RewardCondition.None,
                        amount,
                        default,
                        target,
                        default,
                        default,
                        default
                    )
                );
            if (world.Logs is not null)
                world.Emit(Self, GraphEvents.Allocator.IssuanceDistributed, Word.Of(target), amount, from, to);
        }
    }
}
