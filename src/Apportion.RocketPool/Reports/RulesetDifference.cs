using System.Numerics;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Replay;

namespace Apportion.RocketPool.Reports;

/// <summary>What a change of rules does to one interval.</summary>
/// <param name="Left">Result under the first ruleset.</param>
/// <param name="Right">Result under the second.</param>
/// <param name="Comparison">Per account and asset, largest first, each with the rule responsible.</param>
/// <param name="Minipools">Minipools whose ETH differs, those the rule itself treats differently first.</param>
public sealed record RulesetDifference(
    RewardsResult Left,
    RewardsResult Right,
    Comparison Comparison,
    IReadOnlyList<MinipoolDifference> Minipools
)
{
    /// <summary>Minipools that the rule itself treats differently.</summary>
    public IReadOnlyList<MinipoolDifference> Causes { get; } = [.. Minipools.Where(minipool => minipool.RuleChanged)];

    /// <summary>ETH that moves to or from the minipools that cause the difference, in wei.</summary>
    public BigInteger Impact =>
        Causes.Aggregate(BigInteger.Zero, (sum, minipool) => sum + BigInteger.Abs(minipool.Difference));

    /// <summary>The Smoothing Pool balance that was shared, in wei.</summary>
    public UInt256 Pot => Left.Totals.TotalSmoothingPoolEth;
}
