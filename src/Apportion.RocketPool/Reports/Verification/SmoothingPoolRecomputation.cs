using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>The smoothing pool recomputed from public scores. Source: spec rocket-pool sections 9.2 and 12.3.</summary>
/// <param name="Pot">What node operators get for attestations: two floors, by successes, then by scale.</param>
/// <param name="TotalScore">Sum of all attestation scores.</param>
internal readonly record struct SmoothingPoolRecomputation(UInt256 Pot, UInt256 TotalScore)
{
    /// <summary><c>(B*S // succ) // E</c>; 0 where nothing was scored.</summary>
    public static SmoothingPoolRecomputation Of(UInt256 balance, PerformanceTotals totals) =>
        totals.Score.IsZero || totals.Successful == 0
            ? default
            : new SmoothingPoolRecomputation(
                new ScoreTotals(totals.Score, default, default, totals.Successful).Portion(balance, totals.Score),
                totals.Score
            );

    /// <summary><c>pot * score // all scores</c>.</summary>
    public UInt256 EthOf(UInt256 score) =>
        TotalScore.IsZero ? default : ScoreDistribution.Payout(Pot, score, TotalScore, default(Silent));
}
