using Apportion.Numerics;

namespace Apportion.RocketPool.Stages;

/// <summary>The ETH part of an interval: arrays are in the order of the state's nodes.</summary>
internal sealed class EthDistribution
{
    /// <summary>Smoothing Pool ETH of each node, bonuses included.</summary>
    public required UInt256[] SmoothingPool { get; init; }

    /// <summary>Consensus bonus of each node after scaling; null where there are none.</summary>
    public UInt256[]? Bonuses { get; init; }

    /// <summary>Voter share of each node; null where the ruleset has none.</summary>
    public UInt256[]? VoterShares { get; init; }

    public UInt256 NodeOperators { get; init; }

    public UInt256 PoolStakers { get; init; }

    /// <summary>Treasury share of megapool revenue (v11).</summary>
    public UInt256 Treasury { get; init; }

    /// <summary>The Smoothing Pool's contribution to voter ETH (v11).</summary>
    public UInt256 VoterContribution { get; init; }

    /// <summary>Voter ETH given out (v11).</summary>
    public UInt256 Voters { get; init; }

    public UInt256? BonusScalar { get; init; }

    public required IReadOnlyList<MinipoolOutcome> Minipools { get; init; }

    public IReadOnlyList<MegapoolValidatorOutcome> MegapoolValidators { get; init; } = [];
}
