using System.Numerics;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>
/// Does the smoothing pool, recomputed from the validators' scores, give what the two files say? Source: spec rocket-pool section
/// 12.3.
/// </summary>
internal static class PerformanceCheck
{
    public const string Name = "smoothing-pool";
    public const string Protects = "node operators' ETH follows from the scores of the performance file";
    private const string Advice =
        "The performance file and the rewards file do not belong together, or one of them was changed";

    public static long Run(VerificationSubject subject, string name, PerformanceFile file, List<Finding> findings)
    {
        long compared = CompareHeaders(subject, name, file.Header, findings);
        if (subject.Header.RulesetVersion < 7)
        {
            findings.Add(
                Finding.Missing(
                    "rocketpool.performance.rounded",
                    name,
                    "scores and wei",
                    "Performance files before ruleset v7 carry rounded ETH, which cannot be recomputed exactly"
                )
            );
            return compared;
        }
        try
        {
            return compared + Recompute(subject, name, file, findings);
        }
        catch (OverflowException e)
        {
            findings.Add(
                Finding.Malformed(
                    "rocketpool.performance.out-of-range",
                    name,
                    "scores and a pot whose sums and products have at most 256 bits",
                    e.Message.TrimEnd('.'),
                    "No network earns that much: fetch the file again"
                )
            );
            return compared;
        }
    }

    private static long Recompute(
        VerificationSubject subject,
        string name,
        PerformanceFile file,
        List<Finding> findings
    )
    {
        ValidatorPerformance[] validators = [.. file.Validators];
        PerformanceTotals totals = PerformanceTotals.Of(validators);
        var pool = SmoothingPoolRecomputation.Of(subject.Totals.TotalSmoothingPoolEth, totals);
        long compared = 0;
        foreach (ValidatorPerformance validator in validators)
        {
            compared += 2;
            UInt256 expected = pool.EthOf(validator.Score ?? default);
            if (expected != validator.EthEarned)
                findings.Add(
                    Finding.Of(
                        "rocketpool.performance.eth",
                        $"{name}: {validator.Pubkey}.ethEarned",
                        expected,
                        validator.EthEarned ?? default,
                        "pot * attestationScore // all scores gives another amount"
                    )
                );
            if ((ulong)validator.MissingSlots.Count != validator.Missed)
                findings.Add(
                    Finding.Of(
                        "rocketpool.performance.missed",
                        $"{name}: {validator.Pubkey}.missingAttestationSlots",
                        (BigInteger)validator.Missed,
                        validator.MissingSlots.Count,
                        "The list has another length than missedAttestations"
                    )
                );
        }
        compared += CompareSums(subject, name, file, pool, totals, findings);
        return compared + BonusCheck.Run(subject, name, file, pool, findings);
    }

    private static long CompareSums(
        VerificationSubject subject,
        string name,
        PerformanceFile file,
        SmoothingPoolRecomputation pool,
        PerformanceTotals totals,
        List<Finding> findings
    )
    {
        BigInteger listed = file.Validators.Aggregate(
            BigInteger.Zero,
            (sum, one) => sum + (BigInteger)(one.EthEarned ?? default)
        );
        BigInteger bonuses = file.Minipools.Aggregate(
            BigInteger.Zero,
            (sum, one) => sum + (BigInteger)(one.Bonus?.BonusEthEarned ?? default)
        );
        BigInteger missing = (BigInteger)subject.Totals.NodeOperatorSmoothingPoolEth - listed - bonuses;
        bool hidesBonuses = BonusCheck.HidesBonuses(subject.Header, file);
        if (missing.Sign < 0 || (!missing.IsZero && !hidesBonuses))
            findings.Add(
                Finding.Of(
                    "rocketpool.performance.sum",
                    subject.At("totalRewards.nodeOperatorSmoothingPoolEth"),
                    listed + bonuses,
                    (BigInteger)subject.Totals.NodeOperatorSmoothingPoolEth,
                    Advice
                )
            );
        else if (!missing.IsZero)
            findings.Add(
                Finding.Notice(
                    "rocketpool.performance.hidden-bonus",
                    $"{name}: $.minipoolPerformance",
                    Invariant(
                        $"{missing} wei more are paid than listed: bonuses of minipools without a duty, and dust of scaling"
                    )
                )
            );
        if (listed > (BigInteger)pool.Pot || (BigInteger)pool.Pot - listed > totals.Count)
            findings.Add(Finding.Of("rocketpool.performance.pot", $"{name}: $", (BigInteger)pool.Pot, listed, Advice));
        return 2 + CompareVoters(subject, name, file, findings);
    }

    private static long CompareVoters(
        VerificationSubject subject,
        string name,
        PerformanceFile file,
        List<Finding> findings
    )
    {
        if (file.Megapools is not { } megapools || subject.Totals.TotalVoterShareEth is not { } total)
            return 0;
        BigInteger listed = megapools.Aggregate(
            BigInteger.Zero,
            (sum, one) => sum + (BigInteger)(one.VoterShare ?? default)
        );
        // Upstream lists the shares of some megapools only.
        if (listed > (BigInteger)total)
            findings.Add(
                Finding.Of(
                    "rocketpool.performance.voter-share",
                    $"{name}: $.megapoolPerformance",
                    (BigInteger)total,
                    listed,
                    Advice
                )
            );
        return 1;
    }

    private static long CompareHeaders(
        VerificationSubject subject,
        string name,
        RewardsHeader given,
        List<Finding> findings
    )
    {
        RewardsHeader expected = subject.Header;
        (string Field, Int128 Expected, Int128 Actual)[] pairs =
        [
            (
                "rulesetVersion",
                expected.RulesetVersion,
                given.FileVersion == 1 ? expected.RulesetVersion : given.RulesetVersion
            ),
            ("startTime", expected.StartTime, given.StartTime),
            ("endTime", expected.EndTime, given.EndTime),
            ("consensusStartBlock", expected.ConsensusStartBlock, given.ConsensusStartBlock),
            ("consensusEndBlock", expected.ConsensusEndBlock, given.ConsensusEndBlock),
            ("executionStartBlock", expected.ExecutionStartBlock, given.ExecutionStartBlock),
            ("executionEndBlock", expected.ExecutionEndBlock, given.ExecutionEndBlock),
        ];
        // Where the pool was empty upstream writes neither times nor blocks.
        if (given.ConsensusEndBlock == 0)
            return 0;
        foreach (var (field, want, found) in pairs)
        {
            if (want != found)
                findings.Add(
                    Finding.Of(
                        "rocketpool.performance.header",
                        $"{name}: $.{field}",
                        (BigInteger)want,
                        (BigInteger)found,
                        Advice
                    )
                );
        }
        return pairs.Length;
    }
}
