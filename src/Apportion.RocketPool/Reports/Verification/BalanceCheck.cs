using System.Numerics;
using Apportion.Core;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>
/// Is the smoothing pool's balance given out, no more and no less? From v11 on the pending voter ETH comes in beside the balance.
/// Source: spec rocket-pool sections 9.4 and 16, check 3.
/// </summary>
internal static class BalanceCheck
{
    public const string Name = "balance";
    public const string Protects = "the smoothing pool's balance is given out, no more and no less";

    public static long Run(VerificationSubject subject, List<Finding> findings)
    {
        BigInteger gap = Gap(subject.Totals);
        if (!subject.Header.HasVoterShare)
        {
            if (!gap.IsZero)
                findings.Add(
                    Finding.Of(
                        "rocketpool.balance",
                        subject.At("totalRewards.totalSmoothingPoolEth"),
                        (BigInteger)subject.Totals.TotalSmoothingPoolEth + gap,
                        (BigInteger)subject.Totals.TotalSmoothingPoolEth,
                        "Pool stakers and node operators together have another sum than the balance"
                    )
                );
            return 1;
        }
        BigInteger voters = (BigInteger)(subject.Totals.TotalVoterShareEth ?? default);
        BigInteger fromPool = (BigInteger)(subject.Totals.SmoothingPoolVoterShareEth ?? default);
        // Pending voter ETH = what voters got beyond the pool's part, plus what truncation left of it (under 1 wei a voter).
        BigInteger lost = gap - (voters - fromPool);
        bool votersPaid = !voters.IsZero || !fromPool.IsZero;
        if (gap.Sign < 0 || (votersPaid && (lost.Sign < 0 || lost > subject.File.Nodes.Count)))
            findings.Add(
                new Finding(
                    "rocketpool.balance",
                    subject.At("totalRewards.poolStakerSmoothingPoolEth"),
                    votersPaid
                        ? Invariant(
                            $"{voters - fromPool} to {voters - fromPool + subject.File.Nodes.Count} wei beyond the balance"
                        )
                        : "the balance or more",
                    Invariant($"{gap} wei beyond the balance"),
                    null,
                    "Given-out ETH less the balance has to be the pending voter ETH"
                )
            );
        return 2;
    }

    /// <summary>All that is given out of the pool, less its balance.</summary>
    public static BigInteger Gap(RewardsTotals totals) =>
        (BigInteger)totals.PoolStakerSmoothingPoolEth
        + (BigInteger)totals.NodeOperatorSmoothingPoolEth
        + (BigInteger)(totals.TotalVoterShareEth ?? default)
        + (BigInteger)(totals.TotalPdaoShareEth ?? default)
        - (BigInteger)totals.TotalSmoothingPoolEth;
}
