using Apportion.Numerics;

namespace Apportion.RocketPool.Facts;

/// <summary>Contract values of the whole protocol at the snapshot block. Fractions are scaled by 10^18.</summary>
/// <remarks>Source: spec rocket-pool section 14.</remarks>
public sealed record ProtocolFacts
{
    /// <summary>RPL that the interval has to give out, in wei.</summary>
    public required UInt256 PendingRpl { get; init; }

    /// <summary>Share of the pot for node operators.</summary>
    public required UInt256 NodePercent { get; init; }

    /// <summary>Share of the pot for the Oracle DAO.</summary>
    public required UInt256 OraclePercent { get; init; }

    /// <summary>Share of the pot for the Protocol DAO.</summary>
    public required UInt256 TreasuryPercent { get; init; }

    /// <summary>ETH per RPL, scaled by 10^18; never zero.</summary>
    public required UInt256 RplPrice { get; init; }

    /// <summary>Least collateral as a fraction of borrowed ETH.</summary>
    public required UInt256 MinCollateralFraction { get; init; }

    /// <summary>Most collateral that earns, as a fraction of bonded ETH.</summary>
    public required UInt256 MaxCollateralFraction { get; init; }

    /// <summary>ETH balance of the Smoothing Pool, in wei.</summary>
    public required UInt256 SmoothingPoolBalance { get; init; }

    /// <summary>Reward networks that are enabled, ascending.</summary>
    public required IReadOnlyList<ulong> EnabledNetworks { get; init; }

    /// <summary>Voter ETH of megapools that waits in the rewards pool, in wei (Saturn; else 0).</summary>
    public UInt256 PendingVoterShareEth { get; init; }

    /// <summary>Node share of megapool revenue, security-council adder included (Saturn; else 0).</summary>
    public UInt256 MegapoolNodeShare { get; init; }

    /// <summary>Voter share of megapool revenue (Saturn; else 0).</summary>
    public UInt256 MegapoolVoterShare { get; init; }

    /// <summary>Protocol DAO share of megapool revenue (Saturn; else 0).</summary>
    public UInt256 MegapoolTreasuryShare { get; init; }

    /// <summary>
    /// Whether consensus bonuses are still paid in this interval; null when the document does not say, then the
    /// network's schedule decides.
    /// </summary>
    public bool? ConsensusBonusesAllowed { get; init; }
}
