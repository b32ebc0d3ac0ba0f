using System.Numerics;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>
/// Have all members of the Oracle DAO the same, but for those younger than one interval, who have the share of a whole number of
/// seconds? Source: spec rocket-pool sections 5 and 16, check 5.
/// </summary>
internal static class OracleDaoCheck
{
    public const string Name = "oracle-dao";
    public const string Protects = "all members of the Oracle DAO have the same, younger ones for their seconds";

    public static long Run(VerificationSubject subject, List<Finding> findings)
    {
        int[] members = MembersOf(subject.File.Nodes.AsSpan());
        if (members.Length == 0)
            return 0;
        // The most common amount is that of a member of the whole interval; if all differ nobody can be told to be one.
        var byAmount = members
            .GroupBy(node => AmountOf(subject, node))
            .OrderByDescending(group => group.Count())
            .ThenByDescending(group => group.Key)
            .First();
        UInt256 full = byAmount.Key;
        bool known = byAmount.Count() > 1 || members.Length == 1;
        long? interval = IntervalClock.Seconds(subject.Header);
        BigInteger? pot = PotOf(subject, members.Length);
        if (known && interval is { } seconds && pot is { } oraclePot)
            CompareBySeconds(subject, members, full, seconds, oraclePot, findings);
        else
            CompareToFull(subject, members, full, findings);
        return members.Length;
    }

    private static int[] MembersOf(ReadOnlySpan<NodeReward> nodes)
    {
        var members = new List<int>();
        for (int node = 0; node < nodes.Length; node++)
        {
            if (!nodes[node].OracleDaoRpl.IsZero)
                members.Add(node);
        }
        return [.. members];
    }

    private static UInt256 AmountOf(VerificationSubject subject, int node) => subject.File.Nodes[node].OracleDaoRpl;

    private static BigInteger? PotOf(VerificationSubject subject, int members)
    {
        if (GroupSharesCheck.NotApplicable(subject) is not null)
            return null;
        BigInteger amount = (BigInteger)subject.Totals.TotalOracleDaoRpl;
        int? share = RplShares.OracleDao(subject.Header) ?? RplShares.Infer(subject.Pot, amount, members);
        return share is { } percent ? RplShares.PotOf(subject.Pot, percent) : null;
    }

    /// <summary>Infers each younger member's seconds, then computes everybody's share from them.</summary>
    private static void CompareBySeconds(
        VerificationSubject subject,
        int[] members,
        UInt256 full,
        long interval,
        BigInteger pot,
        List<Finding> findings
    )
    {
        BigInteger[] seconds = [.. members.Select(node => SecondsOf(AmountOf(subject, node), full, interval))];
        BigInteger total = seconds.Aggregate(BigInteger.Zero, (sum, time) => sum + time);
        for (int i = 0; i < members.Length; i++)
        {
            BigInteger expected = BigInteger.Divide(seconds[i] * pot, total);
            BigInteger actual = (BigInteger)AmountOf(subject, members[i]);
            if (expected == actual)
                continue;
            findings.Add(
                Finding.Of(
                    "rocketpool.oracle-dao",
                    subject.At(members[i], "oracleDaoRpl"),
                    expected,
                    actual,
                    Invariant($"A member of {seconds[i]} of {interval} s has seconds * pot // all members' seconds")
                )
            );
        }
    }

    private static BigInteger SecondsOf(UInt256 amount, UInt256 full, long interval)
    {
        BigInteger nearest = BigInteger.Divide(
            ((BigInteger)amount * interval * 2) + (BigInteger)full,
            2 * (BigInteger)full
        );
        return BigInteger.Min(nearest, interval);
    }

    private static void CompareToFull(VerificationSubject subject, int[] members, UInt256 full, List<Finding> findings)
    {
        foreach (int node in members.Where(node => AmountOf(subject, node) > full))
            findings.Add(
                Finding.Of(
                    "rocketpool.oracle-dao",
                    subject.At(node, "oracleDaoRpl"),
                    full,
                    AmountOf(subject, node),
                    "No member can have more than one who was there for the whole interval"
                )
            );
        foreach (int node in members.Where(node => AmountOf(subject, node) < full))
            findings.Add(
                Finding.Notice(
                    "rocketpool.oracle-dao.younger",
                    subject.At(node, "oracleDaoRpl"),
                    Invariant($"has {AmountOf(subject, node)} of {full}: a member younger than the interval")
                )
            );
    }
}
