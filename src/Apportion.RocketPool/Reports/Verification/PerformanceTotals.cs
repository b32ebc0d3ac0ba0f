using Apportion.Numerics;
using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>Sums over the entries of a performance file. Source: spec rocket-pool section 12.3.</summary>
/// <param name="Score">Sum of all attestation scores.</param>
/// <param name="Successful">Sum of all successful attestations.</param>
/// <param name="Count">How many entries there are.</param>
internal readonly record struct PerformanceTotals(UInt256 Score, ulong Successful, int Count)
{
    public static PerformanceTotals Of(IReadOnlyCollection<ValidatorPerformance> validators)
    {
        UInt256 score = default;
        ulong successful = 0;
        foreach (ValidatorPerformance validator in validators)
        {
            score += validator.Score ?? default;
            successful += validator.Successful;
        }
        return new PerformanceTotals(score, successful, validators.Count);
    }
}
