namespace Apportion.RocketPool.Facts;

/// <summary>
/// Everything that decides one rewards interval: the neutral network-state document
/// (<c>"schema": "rp-network-state/1"</c>) as typed facts.
/// </summary>
/// <remarks>Source: spec rocket-pool section 14.</remarks>
public sealed record NetworkState
{
    /// <summary>The only schema this version reads.</summary>
    public const string Schema = "rp-network-state/1";

    /// <summary>Network name, e.g. <c>mainnet</c>; unknown names are chain ids in decimal.</summary>
    public required string Network { get; init; }

    /// <summary>Ruleset the document asks for; null when the network's schedule decides.</summary>
    public int? Ruleset { get; init; }

    /// <summary>Index of the interval, from 0.</summary>
    public required ulong Index { get; init; }

    /// <summary>Intervals rolled up into this one, at least 1.</summary>
    public required ulong IntervalsPassed { get; init; }

    /// <summary>Clock of the beacon chain.</summary>
    public required BeaconConstants Beacon { get; init; }

    /// <summary>Bounds of the interval.</summary>
    public required IntervalBounds Interval { get; init; }

    /// <summary>Values of the whole protocol.</summary>
    public required ProtocolFacts Protocol { get; init; }

    /// <summary>Oracle DAO at the snapshot.</summary>
    public required IReadOnlyList<OracleMember> OracleMembers { get; init; }

    /// <summary>All registered nodes.</summary>
    public required IReadOnlyList<NodeFacts> Nodes { get; init; }

    /// <summary>Validators of the beacon state; one that is absent is "missing".</summary>
    public required IReadOnlyDictionary<ValidatorPubkey, ValidatorFacts> Validators { get; init; }

    /// <summary>What they attested.</summary>
    public required AttestationFacts Attestations { get; init; }

    /// <summary>Withdrawals in the blocks of the interval's epochs.</summary>
    public required IReadOnlyList<Withdrawal> Withdrawals { get; init; }
}
