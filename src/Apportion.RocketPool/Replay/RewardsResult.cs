using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Replay;

/// <summary>A computed rewards interval: everything a rewards file, a performance file and a ledger are made from.</summary>
public sealed record RewardsResult
{
    /// <summary>The rules that were applied.</summary>
    public required RewardsRuleset Ruleset { get; init; }

    /// <summary>Network name of the facts.</summary>
    public required string Network { get; init; }

    /// <summary>Index of the interval.</summary>
    public required ulong Index { get; init; }

    /// <summary>Intervals rolled up into this one.</summary>
    public required ulong IntervalsPassed { get; init; }

    /// <summary>Bounds of the interval.</summary>
    public required IntervalBounds Interval { get; init; }

    /// <summary>Clock of the beacon chain.</summary>
    public required BeaconConstants Beacon { get; init; }

    /// <summary>Every node with an entry, ascending by address.</summary>
    public required IReadOnlyList<NodeReward> Nodes { get; init; }

    /// <summary>Per-network totals, ascending by id.</summary>
    public required IReadOnlyList<NetworkReward> Networks { get; init; }

    /// <summary>Totals.</summary>
    public required RewardsTotals Totals { get; init; }

    /// <summary>Staking minipools of nodes that are eligible for the Smoothing Pool, ascending by address.</summary>
    public required IReadOnlyList<MinipoolOutcome> Minipools { get; init; }

    /// <summary>Tracked megapool validators of eligible nodes, ascending by megapool, then public key.</summary>
    public required IReadOnlyList<MegapoolValidatorOutcome> MegapoolValidators { get; init; }

    /// <summary>Megapool of every node that has one (v11; else empty).</summary>
    public required IReadOnlyDictionary<Address, Address> MegapoolOfNode { get; init; }

    /// <summary>
    /// Fraction that consensus bonuses were scaled down by, times 10^18; null where the Smoothing Pool was skipped or
    /// the ruleset has no bonuses.
    /// </summary>
    public UInt256? BonusScalar { get; init; }

    /// <summary>Pots and postings, balanced or with a named exception.</summary>
    public required Ledger Ledger { get; init; }

    /// <summary>Things worth knowing: faults that applied, nodes on networks that are not enabled.</summary>
    public required IReadOnlyList<Finding> Notices { get; init; }
}
