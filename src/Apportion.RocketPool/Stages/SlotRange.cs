using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Stages;

/// <summary>Slots from one to another, both included; empty when the first lies after the last.</summary>
/// <param name="First">First slot.</param>
/// <param name="Last">Last slot.</param>
public readonly record struct SlotRange(ulong First, ulong Last)
{
    /// <summary>Whether no slot belongs to it.</summary>
    public bool IsEmpty => First > Last;

    /// <summary>The slots whose start lies between two times, both included.</summary>
    /// <remarks>Source: spec rocket-pool section 8.7: both bounds are inclusive.</remarks>
    public static SlotRange OfTimes(BeaconConstants beacon, ulong from, ulong to)
    {
        if (to < beacon.GenesisTime)
        {
            return new SlotRange(1, 0);
        }

        return new SlotRange(FirstSlotFrom(beacon, from), (to - beacon.GenesisTime) / beacon.SecondsPerSlot);
    }

    /// <summary>First slot that starts at or after <paramref name="time"/>.</summary>
    public static ulong FirstSlotFrom(BeaconConstants beacon, ulong time)
    {
        if (time <= beacon.GenesisTime)
        {
            return 0;
        }

        var (slots, rest) = Math.DivRem(time - beacon.GenesisTime, beacon.SecondsPerSlot);
        return rest == 0 ? slots : slots + 1;
    }

    /// <summary>The slots of both ranges.</summary>
    public SlotRange Intersect(SlotRange other) => new(Math.Max(First, other.First), Math.Min(Last, other.Last));
}
