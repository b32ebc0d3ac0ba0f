using System.Numerics;
using Apportion.Core;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>
/// Do node operators and Oracle DAO have their percentage of the RPL pot, but for dust? Source: spec rocket-pool sections 4, 7 and 16,
/// check 4.
/// </summary>
internal static class GroupSharesCheck
{
    public const string Name = "group-shares";
    public const string Protects =
        "node operators, Oracle DAO and treasury have their percentages of the RPL pot, but for dust";

    /// <summary>Why the check has no meaning for a file, or null.</summary>
    public static string? NotApplicable(VerificationSubject subject) =>
        subject.Totals.TotalCollateralRpl.IsZero && subject.Header.RulesetVersion is >= 7 and <= 10
            ? "no node was eligible, and rulesets v7 to v10 then give out another sum than the pot"
            : null;

    public static long Run(VerificationSubject subject, List<Finding> findings)
    {
        if (subject.Pot.IsZero)
        {
            findings.Add(
                Finding.Of(
                    "rocketpool.no-rpl",
                    subject.At("totalRewards"),
                    "an RPL pot above 0",
                    "0",
                    "From ruleset v7 on an interval without RPL cannot be submitted"
                )
            );
            return 1;
        }
        int collateralNodes = 0;
        int members = 0;
        foreach (ref readonly NodeReward node in subject.File.Nodes.AsSpan())
        {
            collateralNodes += node.CollateralRpl.IsZero ? 0 : 1;
            members += node.OracleDaoRpl.IsZero ? 0 : 1;
        }
        // Each truncated division loses less than 1 wei; v8's phase-in has two for each node.
        int perNode = subject.Header.RulesetVersion == 8 ? 2 : 1;
        if (!subject.Totals.TotalCollateralRpl.IsZero)
            Check(
                subject,
                findings,
                "totalCollateralRpl",
                (BigInteger)subject.Totals.TotalCollateralRpl,
                RplShares.Nodes(subject.Header),
                collateralNodes * perNode
            );
        Check(
            subject,
            findings,
            "totalOracleDaoRpl",
            (BigInteger)subject.Totals.TotalOracleDaoRpl,
            RplShares.OracleDao(subject.Header),
            members
        );
        return 2;
    }

    private static void Check(
        VerificationSubject subject,
        List<Finding> findings,
        string total,
        BigInteger amount,
        int? known,
        int dust
    )
    {
        int? share = known ?? RplShares.Infer(subject.Pot, amount, dust);
        if (share is not { } percent)
        {
            findings.Add(
                Finding.Of(
                    "rocketpool.group-share",
                    subject.At("totalRewards." + total),
                    Invariant(
                        $"a share of {subject.Pot} wei in whole hundredths of a percent, less at most {dust} wei"
                    ),
                    Invariant($"{amount}"),
                    "This total or protocolDaoRpl was changed"
                )
            );
            return;
        }
        BigInteger pot = RplShares.PotOf(subject.Pot, percent);
        BigInteger left = pot - amount;
        if (left.Sign < 0 || left > dust)
            findings.Add(
                new Finding(
                    "rocketpool.group-share",
                    subject.At("totalRewards." + total),
                    Invariant(
                        $"{pot}, less at most {dust} wei of dust ({percent / 100}.{percent % 100:00} % of the pot)"
                    ),
                    Invariant($"{amount}"),
                    Invariant($"{-left}"),
                    "This total or protocolDaoRpl was changed"
                )
            );
    }
}
