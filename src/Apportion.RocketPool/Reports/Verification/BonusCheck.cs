using System.Numerics;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>The bonus part of a performance file, and its scalar. Source: spec rocket-pool sections 9.3, 9.4 and 12.3.</summary>
internal static class BonusCheck
{
    /// <summary>Whether node amounts may hold bonuses that the performance file does not list.</summary>
    public static bool HidesBonuses(RewardsHeader header, PerformanceFile file) =>
        header.RulesetVersion >= 10
        && (header.RulesetVersion == 10 || file.Minipools.Any(minipool => minipool.Bonus is not null));

    public static long Run(
        VerificationSubject subject,
        string name,
        PerformanceFile file,
        SmoothingPoolRecomputation pool,
        List<Finding> findings
    )
    {
        if (file.BonusScalar is not { } scalar)
            return 0;
        BonusSum sum = BonusSum.Of(file.Minipools, scalar);
        BigInteger remainder = Remainder(subject, pool, file);
        BigInteger expected = sum.Total.IsZero
            ? BonusRecomputation.One
            : BonusRecomputation.Scalar(remainder, sum.Total);
        BigInteger actual = (BigInteger)scalar;
        // Bonuses that are not listed make the true sum larger, so the true scalar can only be smaller.
        if (actual > expected)
            findings.Add(
                Finding.Of(
                    "rocketpool.performance.bonus-scalar",
                    $"{name}: $.bonusScalar",
                    expected,
                    actual,
                    "The listed bonuses alone leave less than this scalar"
                )
            );
        else if (actual < expected)
            findings.Add(
                Finding.Notice(
                    "rocketpool.performance.bonus-scalar",
                    $"{name}: $.bonusScalar",
                    Invariant($"{actual}; the listed bonuses alone would give {expected}: some bonuses are not listed")
                )
            );
        findings.AddRange(sum.Findings(name));
        return 1 + sum.Count;
    }

    /// <summary>What the pool has left for bonuses. Source: spec rocket-pool sections 9.3 (c) and 9.4.</summary>
    private static BigInteger Remainder(
        VerificationSubject subject,
        SmoothingPoolRecomputation pool,
        PerformanceFile file
    )
    {
        BigInteger attested = file.Validators.Aggregate(
            BigInteger.Zero,
            (all, one) => all + (BigInteger)pool.EthOf(one.Score ?? default)
        );
        BigInteger remainder = (BigInteger)subject.Totals.TotalSmoothingPoolEth - attested;
        if (!subject.Header.HasVoterShare)
            return remainder;
        BigInteger voters = (BigInteger)(subject.Totals.TotalVoterShareEth ?? default);
        return remainder
            + BalanceCheck.Gap(subject.Totals)
            - (BigInteger)(subject.Totals.TotalPdaoShareEth ?? default)
            - voters;
    }
}
