using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Stages;

/// <summary>
/// How much the issuance allocator mints for a span of blocks. Source: spec the-graph section 13.
/// </summary>
/// <param name="Budget">I · blocks, wei.</param>
/// <param name="Available">Budget less the self-minting offset, at least 0, wei.</param>
/// <param name="Mints">What each target gets, in list order; a proportional share may be 0.</param>
internal readonly record struct IssuanceDistribution(
    UInt256 Budget,
    UInt256 Available,
    IReadOnlyList<(Address Target, UInt256 Amount)> Mints
)
{
    /// <summary>The path that honours the self-minting offset.</summary>
    public static IssuanceDistribution Pending(in IssuanceAllocatorState allocator, ulong blocks)
    {
        var budget = allocator.IssuancePerBlock * blocks;
        var available = UInt256.SaturatingSubtract(budget, allocator.SelfMintingOffset);
        if (available.IsZero)
            return new IssuanceDistribution(budget, available, []);
        var defaultRate = allocator.RatesOf(allocator.Targets[0]).AllocatorMintingRate;
        var allocatedRate = allocator.IssuancePerBlock - allocator.TotalSelfMintingRate - defaultRate;
        var allocated = allocatedRate * blocks;
        var mints = new List<(Address, UInt256)>();
        if (available < allocated)
            AddProportional(allocator, available, allocatedRate, mints);
        else
            AddFull(allocator, blocks, available - allocated, mints);
        return new IssuanceDistribution(budget, available, mints);
    }

    /// <summary>The plain path of the older allocator: every target's rate, the default target's included.</summary>
    public static IReadOnlyList<(Address Target, UInt256 Amount)> Plain(
        in IssuanceAllocatorState allocator,
        ulong blocks
    )
    {
        var mints = new List<(Address, UInt256)>();
        foreach (var target in allocator.Targets)
        {
            var rate = allocator.RatesOf(target).AllocatorMintingRate;
            if (!target.IsZero && !rate.IsZero)
                mints.Add((target, rate * blocks));
        }
        return mints;
    }

    private static void AddProportional(
        in IssuanceAllocatorState allocator,
        UInt256 available,
        UInt256 allocatedRate,
        List<(Address, UInt256)> mints
    )
    {
        for (var i = 1; i < allocator.Targets.Length; i++)
        {
            var rate = allocator.RatesOf(allocator.Targets[i]).AllocatorMintingRate;
            if (!rate.IsZero)
                mints.Add((allocator.Targets[i], available * rate / allocatedRate));
        }
    }

    private static void AddFull(
        in IssuanceAllocatorState allocator,
        ulong blocks,
        UInt256 rest,
        List<(Address, UInt256)> mints
    )
    {
        for (var i = 1; i < allocator.Targets.Length; i++)
        {
            var rate = allocator.RatesOf(allocator.Targets[i]).AllocatorMintingRate;
            if (!rate.IsZero)
                mints.Add((allocator.Targets[i], rate * blocks));
        }
        if (!rest.IsZero && !allocator.Targets[0].IsZero)
            mints.Add((allocator.Targets[0], rest));
    }
}
