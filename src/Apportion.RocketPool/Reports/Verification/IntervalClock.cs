using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>What a file's times say about seconds, slots and epochs. Source: spec rocket-pool sections 3 and 12.1.</summary>
internal static class IntervalClock
{
    /// <summary>Seconds of a slot.</summary>
    public const long SlotSeconds = 12;

    /// <summary>Slots of an epoch.</summary>
    public const long EpochSlots = 32;

    /// <summary>Genesis of the beacon chains whose files are known, in Unix seconds.</summary>
    public static long? Genesis(string network) =>
        network switch
        {
            "mainnet" => 1606824023,
            "holesky" => 1695902400,
            "testnet" => 1742213400,
            _ => null,
        };

    /// <summary>Whether the file has times; upstream writes year 1 for "none".</summary>
    public static bool HasTimes(RewardsHeader header) => header.StartTime > 0 && header.EndTime > header.StartTime;

    /// <summary>The length of one interval; null where the file's times do not give it.</summary>
    public static long? Seconds(RewardsHeader header)
    {
        if (!HasTimes(header) || header.IntervalsPassed is 0 or > int.MaxValue)
            return null;
        // From v9 on the times are those of the first and the last slot, which lasts another 12 seconds.
        long span = header.EndTime - header.StartTime + (header.RulesetVersion >= 9 ? SlotSeconds : 0);
        return span % (long)header.IntervalsPassed == 0 ? span / (long)header.IntervalsPassed : null;
    }
}
