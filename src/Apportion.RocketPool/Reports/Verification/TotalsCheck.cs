using System.Numerics;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>Do the columns add up to <c>totalRewards</c>? Source: spec rocket-pool section 16, check 2.</summary>
internal static class TotalsCheck
{
    public const string Name = "column-sums";
    public const string Protects =
        "nothing is given beside the totals: each column of nodeRewards adds up to its total";
    private const string Advice = "The nodes' amounts do not add up to this total: an amount or the total was changed";

    public static long Run(VerificationSubject subject, List<Finding> findings)
    {
        RewardsTotals totals = subject.Totals;
        Compare(subject, findings, "totalCollateralRpl", subject.Collateral, totals.TotalCollateralRpl);
        Compare(subject, findings, "totalOracleDaoRpl", subject.OracleDao, totals.TotalOracleDaoRpl);
        Compare(
            subject,
            findings,
            "nodeOperatorSmoothingPoolEth",
            subject.SmoothingPool,
            totals.NodeOperatorSmoothingPoolEth
        );
        if (totals.TotalVoterShareEth is not { } voters)
            return 3;
        Compare(subject, findings, "totalVoterShareEth", subject.VoterShare, voters);
        return 4;
    }

    private static void Compare(
        VerificationSubject subject,
        List<Finding> findings,
        string total,
        BigInteger sum,
        UInt256 given
    ) =>
        VerificationSubject.Compare(
            findings,
            "rocketpool.column-sum",
            subject.At("totalRewards." + total),
            sum,
            given,
            Advice
        );
}
