using Apportion.TheGraph.Stages.Contracts;

namespace Apportion.TheGraph.Facts;

/// <content>Commands of the SubgraphService.</content>
public abstract partial record GraphCommand
{
    /// <summary><c>startService(indexer, data): opens an allocation</c>.</summary>
    public sealed record StartService(Address Indexer, AllocationOpening Opening, byte[] Payload) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.StartService(Indexer, Opening, Payload);
    }

    /// <summary><c>stopService(indexer, data): closes an allocation</c>.</summary>
    public sealed record StopService(Address Indexer, Address AllocationId, byte[] Payload) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.StopService(Indexer, AllocationId, Payload);
    }

    /// <summary><c>collect(indexer, 2, data): presents a POI</c>.</summary>
    public sealed record PresentPoi(Address Indexer, Address AllocationId, Hash256 Poi, byte[] Metadata) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.PresentPoi(Indexer, AllocationId, Poi, Metadata);
    }

    /// <summary><c>collect(indexer, 0, data): collects query fees</c>.</summary>
    public sealed record CollectQueryFee(Address Indexer, QueryFeeVoucher Voucher) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.CollectQueryFee(Indexer, Voucher);
    }

    /// <summary><c>resizeAllocation(indexer, id, tokens)</c>.</summary>
    public sealed record ResizeAllocation(Address Indexer, Address AllocationId, UInt256 Tokens) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.ResizeAllocation(Indexer, AllocationId, Tokens);
    }

    /// <summary><c>closeStaleAllocation(id)</c>.</summary>
    public sealed record CloseStaleAllocation(Address AllocationId) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.CloseStale(AllocationId);
    }

    /// <summary><c>setPaymentsDestination(destination)</c>.</summary>
    public sealed record SetPaymentsDestination(Address Destination) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.SetPaymentsDestination(Destination);
    }

    /// <summary><c>register(indexer, data)</c>.</summary>
    public sealed record RegisterIndexer(Address Indexer, Address Destination, byte[] Payload) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.Register(Indexer, Destination, Payload);
    }

    /// <summary><c>slash(indexer, data)</c>.</summary>
    public sealed record SlashIndexer(Address Indexer, UInt256 Tokens, UInt256 Reward) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.Slash(Indexer, Tokens, Reward);
    }

    /// <summary><c>setMaxPOIStaleness(seconds)</c>.</summary>
    public sealed record SetMaxPoiStaleness(UInt256 Seconds) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.SetMaxPoiStaleness(Seconds);
    }

    /// <summary><c>setDelegationRatio(ratio)</c>.</summary>
    public sealed record SetDelegationRatio(uint Ratio) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.SetDelegationRatio(Ratio);
    }

    /// <summary><c>setMinimumProvisionTokens(minimum), wei</c>.</summary>
    public sealed record SetMinimumProvisionTokens(UInt256 Minimum) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.SetMinimumProvisionTokens(Minimum);
    }

    /// <summary><c>setStakeToFeesRatio(ratio)</c>.</summary>
    public sealed record SetStakeToFeesRatio(UInt256 Ratio) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.SetStakeToFeesRatio(Ratio);
    }

    /// <summary><c>setCurationCut(ppm)</c>.</summary>
    public sealed record SetCurationCut(UInt256 CutPpm) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.SetCurationCut(CutPpm);
    }

    /// <summary><c>pause() or unpause() of the SubgraphService</c>.</summary>
    public sealed record SetServicePaused(bool Paused) : GraphCommand
    {
        internal override void Apply(World world) => world.Service.SetPaused(Paused);
    }
}
