using Apportion.TheGraph.Stages.Contracts;

namespace Apportion.TheGraph.Facts;

/// <content>Commands of the RewardsManager.</content>
public abstract partial record GraphCommand
{
    /// <summary><c>updateAccRewardsPerSignal()</c>.</summary>
    public sealed record UpdateAccRewardsPerSignal : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.Update();
    }

    /// <summary><c>onSubgraphSignalUpdate(d)</c>.</summary>
    public sealed record OnSubgraphSignalUpdate(Hash256 Subgraph) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.OnSubgraphSignalUpdate(Subgraph);
    }

    /// <summary><c>onSubgraphAllocationUpdate(d)</c>.</summary>
    public sealed record OnSubgraphAllocationUpdate(Hash256 Subgraph) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.OnSubgraphAllocationUpdate(Subgraph);
    }

    /// <summary><c>setIssuancePerBlock(rate) of the RewardsManager, wei per block</c>.</summary>
    public sealed record SetIssuancePerBlock(UInt256 Rate) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.SetIssuancePerBlock(Rate);
    }

    /// <summary><c>setMinimumSubgraphSignal(minimum), wei</c>.</summary>
    public sealed record SetMinimumSubgraphSignal(UInt256 Minimum) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.SetMinimumSubgraphSignal(Minimum);
    }

    /// <summary><c>setSubgraphAvailabilityOracle(oracle)</c>.</summary>
    public sealed record SetSubgraphAvailabilityOracle(Address Oracle) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.SetSubgraphAvailabilityOracle(Oracle);
    }

    /// <summary><c>setSubgraphService(service)</c>.</summary>
    public sealed record SetSubgraphService(Address Service) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.SetSubgraphService(Service);
    }

    /// <summary><c>setIssuanceAllocator(allocator)</c>.</summary>
    public sealed record SetIssuanceAllocator(Address Allocator) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.SetIssuanceAllocator(Allocator);
    }

    /// <summary><c>beforeIssuanceAllocationChange()</c>.</summary>
    public sealed record BeforeIssuanceAllocationChange : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.BeforeIssuanceAllocationChange();
    }

    /// <summary><c>setReclaimAddress(reason, address)</c>.</summary>
    public sealed record SetReclaimAddress(Hash256 Reason, Address Recipient) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.SetReclaimAddress(Reason, Recipient);
    }

    /// <summary><c>setDefaultReclaimAddress(address)</c>.</summary>
    public sealed record SetDefaultReclaimAddress(Address Recipient) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.SetDefaultReclaimAddress(Recipient);
    }

    /// <summary><c>setDenied(d, flag)</c>.</summary>
    public sealed record SetDenied(Hash256 Subgraph, bool Denied) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.SetDenied(Subgraph, Denied);
    }

    /// <summary><c>setProviderEligibilityOracle(oracle), or setRewardsEligibilityOracle in the older ruleset</c>.</summary>
    public sealed record SetEligibilityOracle(Address Oracle, string Setter) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.SetEligibilityOracle(Oracle, Setter);
    }

    /// <summary><c>setRevertOnIneligible(flag)</c>.</summary>
    public sealed record SetRevertOnIneligible(bool Reverts) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.SetRevertOnIneligible(Reverts);
    }

    /// <summary><c>takeRewards(id) from outside: refused unless the issuer calls</c>.</summary>
    public sealed record TakeRewards(Address AllocationId) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.TakeRewardsExternal();
    }

    /// <summary><c>reclaimRewards(reason, id) from outside: refused unless the issuer calls</c>.</summary>
    public sealed record ReclaimRewards(Hash256 Reason, Address AllocationId) : GraphCommand
    {
        internal override void Apply(World world) => world.Rewards.ReclaimRewardsExternal();
    }
}
