using Apportion.TheGraph.Stages.Contracts;

namespace Apportion.TheGraph.Facts;

/// <content>Commands of the IssuanceAllocator.</content>
public abstract partial record GraphCommand
{
    /// <summary><c>distributeIssuance()</c>.</summary>
    public sealed record DistributeIssuance : GraphCommand
    {
        internal override void Apply(World world) => world.Allocator.DistributeExternal();
    }

    /// <summary><c>distributePendingIssuance([toBlock])</c>.</summary>
    public sealed record DistributePendingIssuance(UInt256? ToBlock) : GraphCommand
    {
        internal override void Apply(World world) => world.Allocator.DistributePendingExternal(ToBlock);
    }

    /// <summary><c>setIssuancePerBlock(rate[, minimum]) of the allocator, wei per block</c>.</summary>
    public sealed record SetAllocatorRate(UInt256 Rate, UInt256? MinimumBlock) : GraphCommand
    {
        internal override void Apply(World world) => world.Allocator.SetIssuancePerBlock(Rate, MinimumBlock);
    }

    /// <summary><c>setTargetAllocation(target, allocator rate[, self rate[, minimum]])</c>.</summary>
    public sealed record SetTargetAllocation(
        Address Target,
        UInt256 AllocatorRate,
        UInt256 SelfRate,
        UInt256? MinimumBlock
    ) : GraphCommand
    {
        internal override void Apply(World world) =>
            world.Allocator.SetTargetAllocation(Target, AllocatorRate, SelfRate, MinimumBlock);
    }

    /// <summary><c>setDefaultTarget(target[, minimum])</c>.</summary>
    public sealed record SetDefaultTarget(Address Target, UInt256? MinimumBlock) : GraphCommand
    {
        internal override void Apply(World world) => world.Allocator.SetDefaultTarget(Target, MinimumBlock);
    }

    /// <summary><c>notifyTarget(target)</c>.</summary>
    public sealed record NotifyTarget(Address Target) : GraphCommand
    {
        internal override void Apply(World world) => world.Allocator.NotifyTarget(Target);
    }

    /// <summary><c>forceTargetNoChangeNotificationBlock(target, block)</c>.</summary>
    public sealed record ForceNotifiedBlock(Address Target, UInt256 Block) : GraphCommand
    {
        internal override void Apply(World world) => world.Allocator.ForceNotifiedBlock(Target, Block);
    }

    /// <summary><c>setSelfMintingEventMode(mode)</c>.</summary>
    public sealed record SetSelfMintingEventMode(byte Mode) : GraphCommand
    {
        internal override void Apply(World world) => world.Allocator.SetEventMode(Mode);
    }

    /// <summary><c>pause() or unpause() of the allocator</c>.</summary>
    public sealed record SetAllocatorPaused(bool Paused) : GraphCommand
    {
        internal override void Apply(World world) => world.Allocator.SetPaused(Paused);
    }
}
