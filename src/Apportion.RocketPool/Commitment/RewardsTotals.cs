using Apportion.Numerics;

namespace Apportion.RocketPool.Commitment;

/// <summary>The <c>totalRewards</c> of a rewards file, in wei; names are upstream's. Source: spec rocket-pool section 12.1.</summary>
public sealed record RewardsTotals
{
    /// <summary>RPL for the Protocol DAO treasury.</summary>
    public UInt256 ProtocolDaoRpl { get; init; }

    /// <summary>Sum of all collateral RPL.</summary>
    public UInt256 TotalCollateralRpl { get; init; }

    /// <summary>Sum of all Oracle DAO RPL.</summary>
    public UInt256 TotalOracleDaoRpl { get; init; }

    /// <summary>The smoothing pool's balance at the snapshot.</summary>
    public UInt256 TotalSmoothingPoolEth { get; init; }

    /// <summary>The part of that balance for pool stakers (rETH).</summary>
    public UInt256 PoolStakerSmoothingPoolEth { get; init; }

    /// <summary>The part of that balance for node operators.</summary>
    public UInt256 NodeOperatorSmoothingPoolEth { get; init; }

    /// <summary>Sum of all node weights (ruleset v8 and later); null where the file leaves it out.</summary>
    public UInt256? TotalNodeWeight { get; init; }

    /// <summary>Sum of all voter shares (file version 4); null before.</summary>
    public UInt256? TotalVoterShareEth { get; init; }

    /// <summary>The part of the balance that went to the voter share (file version 4); null before.</summary>
    public UInt256? SmoothingPoolVoterShareEth { get; init; }

    /// <summary>The part of the balance for the treasury (file version 4, JSON only); null before and in SSZ.</summary>
    public UInt256? TotalPdaoShareEth { get; init; }

    /// <summary>
    /// The field <c>totalProtocolDaoEth</c>, which one build of the upstream client wrote into version 3 files under its
    /// later name's predecessor; its value is the text <c>null</c>. Kept so that such a file can be written again.
    /// </summary>
    public string? LegacyProtocolDaoEth { get; init; }
}
