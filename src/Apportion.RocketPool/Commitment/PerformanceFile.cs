using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment;

/// <summary>A performance file: what each validator did and earned. It names no nodes. Source: spec rocket-pool section 12.3.</summary>
public sealed record PerformanceFile
{
    /// <summary>Header as in the rewards file of the interval; root and totals are not part of it. File version 1 where left out.</summary>
    public RewardsHeader Header { get; init; } = new();

    /// <summary>Minipools with a duty, in the file's order.</summary>
    public IReadOnlyList<MinipoolPerformance> Minipools { get; init; } = [];

    /// <summary>Megapools (ruleset v11), in the file's order; null before.</summary>
    public IReadOnlyList<MegapoolPerformance>? Megapools { get; init; }

    /// <summary>The part of each bonus that the pool could pay, scaled by 10^18 (ruleset v10 and later); null where left out.</summary>
    public UInt256? BonusScalar { get; init; }

    /// <summary>Every entry with a score: minipools, then megapool validators.</summary>
    public IEnumerable<ValidatorPerformance> Validators =>
        Minipools
            .Select(minipool => minipool.Validator)
            .Concat((Megapools ?? []).SelectMany(megapool => megapool.Validators ?? []));
}
