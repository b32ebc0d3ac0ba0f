using Apportion.Numerics;

namespace Apportion.RocketPool.Stages;

/// <summary>The smoothing pool recomputed from public scores. Source: spec rocket-pool sections 9.2 and 12.3.</summary>
/// <param name="Pot">What node operators get for attestations: two floors, by successes, then by scale.</param>
/// <param name="TotalScore">Sum of all attestation scores.</param>
internal readonly record struct SmoothingPoolRecomputation(UInt256 Pot, UInt256 TotalScore)
{
    private static readonly UInt256 One = 1_000_000_000_000_000_000UL;

    /// <summary><c>(B*S // succ) // E</c>; 0 where nothing was scored.</summary>
    public static SmoothingPoolRecomputation Of(UInt256 balance, PerformanceTotals totals) =>
        totals.Score.IsZero || totals.Successful == 0
            ? default
            : new SmoothingPoolRecomputation(
                UInt256.MulDivFloor(balance, totals.Score, totals.Successful) / One,
                totals.Score
            );

    /// <summary><c>pot * score // all scores</c>.</summary>
    public UInt256 EthOf(UInt256 score) => TotalScore.IsZero ? default : UInt256.MulDivFloor(Pot, score, TotalScore);
}
