using Apportion.Core;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Replay;

/// <summary>A computed interval with its intermediate sums, from which any amount can be explained.</summary>
internal sealed class RewardsRun
{
    public required IntervalContext Context { get; init; }

    public required IReadOnlyDictionary<Address, NodeFacts> Nodes { get; init; }

    public required RplDistribution Rpl { get; init; }

    /// <summary>The Smoothing Pool under v1 to v4; null otherwise.</summary>
    public MembershipDistribution? Shares { get; set; }

    /// <summary>The Smoothing Pool from v5 on; null otherwise.</summary>
    public ScoreDistribution? Scores { get; set; }

    public RewardsResult Result { get; set; } = null!;
}
