using System.Globalization;
using Apportion.Core;

namespace Apportion.RocketPool.Rulesets;

/// <summary>All rulesets, and the network schedules that say which one holds at which interval.</summary>
/// <remarks>Source: spec rocket-pool section 2.</remarks>
public static class RewardsRulesets
{
    /// <summary>Intervals after the start of Saturn in which consensus bonuses are still paid.</summary>
    private const ulong BonusGraceIntervals = 4;

    /// <summary>v1 to v11.</summary>
    public static IReadOnlyList<RewardsRuleset> All { get; } =
    [
        Redstone.Ruleset,
        ActiveSlots.Ruleset,
        ActivationAfterLeaving.Ruleset,
        BeaconCollateral.Ruleset,
        AttestationScores.Ruleset,
        StakingSince.Ruleset,
        PendingCollateral.Ruleset,
        WeightPhaseIn.Ruleset,
        WeightsAlone.Ruleset,
        CommissionBonus.Ruleset,
        Saturn.Ruleset,
    ];

    /// <summary>
    /// One schedule a network. Where several rulesets started at interval 0 only the last of them is listed. The
    /// published mainnet file of interval 29 carries v8 although the schedule says v9; both give the same amounts.
    /// </summary>
    public static IReadOnlyList<Schedule<RewardsRuleset>> Schedules { get; } =
    [
        Of("mainnet", (0, 1), (4, 2), (5, 3), (6, 4), (8, 5), (12, 6), (15, 7), (18, 8), (29, 9), (30, 10), (46, 11)),
        Of("prater", (0, 1), (37, 2), (49, 3), (60, 4), (76, 5), (118, 6), (144, 7)),
        Of("holesky", (0, 7), (93, 8), (276, 9), (277, 10)),
        Of("testnet", (0, 10), (140, 11)),
    ];

    /// <summary>The ruleset of a header's number.</summary>
    /// <exception cref="ApportionException">There is none (unsupported).</exception>
    public static RewardsRuleset OfVersion(long version) =>
        All.FirstOrDefault(ruleset => ruleset.Version == version)
        ?? throw ApportionException.Unsupported(
            "rocketpool.ruleset",
            "ruleset",
            "1 to 11",
            version.ToString(CultureInfo.InvariantCulture),
            "update apportion, or force a ruleset with --ruleset"
        );

    /// <summary>Reads <c>4</c> or <c>v4</c>.</summary>
    /// <exception cref="ApportionException">No such ruleset (unsupported).</exception>
    public static RewardsRuleset Parse(string text) =>
        int.TryParse(text.TrimStart('v', 'V'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? OfVersion(version)
            : throw ApportionException.Unsupported(
                "rocketpool.ruleset",
                "ruleset",
                "v1 to v11",
                text,
                "name a ruleset such as v4"
            );

    /// <summary>The schedule of a network, or null when the network has none.</summary>
    public static Schedule<RewardsRuleset>? ScheduleOf(string network) =>
        Schedules.FirstOrDefault(schedule =>
            string.Equals(schedule.Network, Canonical(network), StringComparison.Ordinal)
        );

    /// <summary>The ruleset of an interval by the network's schedule.</summary>
    /// <exception cref="ApportionException">The network has no schedule, or the interval lies before it (unsupported).</exception>
    public static RewardsRuleset At(string network, ulong index)
    {
        var schedule =
            ScheduleOf(network)
            ?? throw ApportionException.Unsupported(
                "rocketpool.network",
                "network",
                string.Join(", ", Schedules.Select(known => known.Network)),
                network,
                "force a ruleset with --ruleset"
            );
        return schedule.At((long)Math.Min(index, long.MaxValue));
    }

    /// <summary>
    /// Whether v11 still pays consensus bonuses in an interval. The subtraction is unsigned and wraps, so the first
    /// four indices are refused; networks without a schedule (devnets) always pay.
    /// </summary>
    /// <remarks>Source: spec rocket-pool section 9.4.</remarks>
    public static bool BonusGraceHolds(string network, ulong index)
    {
        var schedule = ScheduleOf(network);
        if (schedule is null)
        {
            return true;
        }

        var start = schedule.Entries.FirstOrDefault(entry => entry.Ruleset.CountsMegapools);
        return start.Ruleset is not null && unchecked(index - BonusGraceIntervals) < (ulong)start.From;
    }

    /// <summary>The schedule's name for a network: chain ids and old names are translated.</summary>
    private static string Canonical(string network) =>
        network switch
        {
            "1" => "mainnet",
            "goerli" or "5" => "prater",
            "17000" => "holesky",
            "hoodi" or "560048" => "testnet",
            _ => network,
        };

    private static Schedule<RewardsRuleset> Of(string network, params ReadOnlySpan<(long From, int Version)> starts)
    {
        var entries = new (long, RewardsRuleset)[starts.Length];
        for (var i = 0; i < starts.Length; i++)
        {
            entries[i] = (starts[i].From, All[starts[i].Version - 1]);
        }

        return new Schedule<RewardsRuleset>(network, PeriodKind.Interval, entries);
    }
}
