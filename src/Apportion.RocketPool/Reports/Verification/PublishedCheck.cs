using System.Security.Cryptography;
using System.Text;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Commitment.Published;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>
/// Is this what was published for its interval? Compares the parts of a file that no root covers with the record this build carries, so
/// that a consistent forgery, or a changed digit in a header, does not pass.
/// </summary>
internal static class PublishedCheck
{
    public const string Name = "published";
    public const string Protects = "header, totals and root are those that were published for this interval";

    /// <summary>Why the check has no meaning for a file, or null.</summary>
    public static string? NotApplicable(VerificationSubject subject) =>
        Candidates(subject).Any() ? null : "this build has no record of the interval";

    public static long Run(VerificationSubject subject, List<Finding> findings)
    {
        // Of several versions of an interval the file is taken for the one it is closest to.
        List<Finding>? closest = null;
        PublishedInterval? match = null;
        long compared = 0;
        foreach (PublishedInterval published in Candidates(subject))
        {
            var differences = new List<Finding>();
            compared = Compare(subject, published, differences);
            if (closest is not null && differences.Count >= closest.Count)
                continue;
            closest = differences;
            match = published;
        }
        findings.AddRange(closest ?? []);
        if (match is { Superseded: true } && closest is { Count: 0 })
            findings.Add(
                Finding.Notice(
                    "rocketpool.published.superseded",
                    subject.At("merkleRoot"),
                    "this version was published, and later replaced by another file of the interval"
                )
            );
        return compared;
    }

    private static long Compare(VerificationSubject subject, PublishedInterval published, List<Finding> findings) =>
        CompareHeader(subject, published.Header, findings)
        + CompareFields(subject, published, findings)
        + CompareRates(subject, published, findings);

    /// <summary>
    /// A version that is not known may be new, or a known one with a changed digit: if the root was published, its version is known.
    /// </summary>
    public static IEnumerable<Finding> VersionsOf(string name, RewardsHeader given)
    {
        var findings = new List<Finding>();
        if (PublishedIntervals.WithRoot(given.MerkleRoot).FirstOrDefault()?.Header is not { } published)
            return findings;
        Compare(
            findings,
            $"{name}: $.rewardsFileVersion",
            Invariant($"{published.FileVersion}"),
            Invariant($"{given.FileVersion}")
        );
        Compare(
            findings,
            $"{name}: $.rulesetVersion",
            Invariant($"{published.RulesetVersion}"),
            Invariant($"{given.RulesetVersion}")
        );
        return findings;
    }

    private static IEnumerable<PublishedInterval> Candidates(VerificationSubject subject) =>
        PublishedIntervals
            .Of(subject.Header.Network, subject.Header.Index)
            .Concat(PublishedIntervals.WithRoot(subject.Header.MerkleRoot))
            .Concat(PublishedIntervals.WithRoot(subject.Tree.Root));

    private static long CompareHeader(VerificationSubject subject, RewardsHeader published, List<Finding> findings)
    {
        RewardsHeader given = subject.Header;
        (string Field, string Expected, string Actual)[] pairs =
        [
            ("network", published.Network, given.Network),
            ("index", Invariant($"{published.Index}"), Invariant($"{given.Index}")),
            ("rewardsFileVersion", Invariant($"{published.FileVersion}"), Invariant($"{given.FileVersion}")),
            ("rulesetVersion", Invariant($"{published.RulesetVersion}"), Invariant($"{given.RulesetVersion}")),
            ("startTime", Invariant($"{published.StartTime}"), Invariant($"{given.StartTime}")),
            ("endTime", Invariant($"{published.EndTime}"), Invariant($"{given.EndTime}")),
            (
                "consensusStartBlock",
                Invariant($"{published.ConsensusStartBlock}"),
                Invariant($"{given.ConsensusStartBlock}")
            ),
            ("consensusEndBlock", Invariant($"{published.ConsensusEndBlock}"), Invariant($"{given.ConsensusEndBlock}")),
            (
                "executionStartBlock",
                Invariant($"{published.ExecutionStartBlock}"),
                Invariant($"{given.ExecutionStartBlock}")
            ),
            ("executionEndBlock", Invariant($"{published.ExecutionEndBlock}"), Invariant($"{given.ExecutionEndBlock}")),
            ("intervalsPassed", Invariant($"{published.IntervalsPassed}"), Invariant($"{given.IntervalsPassed}")),
            ("merkleRoot", published.MerkleRoot.ToString(), given.MerkleRoot.ToString()),
            (
                "minipoolPerformanceFileCid",
                published.MinipoolPerformanceFileCid ?? "",
                given.MinipoolPerformanceFileCid ?? ""
            ),
        ];
        // Facts and SSZ do not carry the content id.
        int count = subject.File.Proofs is null ? pairs.Length - 1 : pairs.Length;
        foreach (var (field, expected, actual) in pairs.Take(count))
            Compare(findings, subject.At(field), expected, actual);
        return count;
    }

    private static long CompareFields(VerificationSubject subject, PublishedInterval published, List<Finding> findings)
    {
        RewardsTotals totals = subject.Totals;
        UInt256?[] given =
        [
            totals.ProtocolDaoRpl,
            totals.TotalSmoothingPoolEth,
            totals.PoolStakerSmoothingPoolEth,
            totals.TotalNodeWeight,
            totals.SmoothingPoolVoterShareEth,
            totals.TotalPdaoShareEth,
        ];
        // SSZ has no totalPdaoShareEth. Source: spec rocket-pool section 12.2.
        int count = subject.File.Proofs is null && totals.TotalPdaoShareEth is null ? given.Length - 1 : given.Length;
        for (int i = 0; i < count; i++)
            Compare(
                findings,
                subject.At("totalRewards." + published.Fields[i].Name),
                published.Fields[i].Value,
                given[i]?.ToString() ?? ""
            );
        return count;
    }

    private static long CompareRates(VerificationSubject subject, PublishedInterval published, List<Finding> findings)
    {
        if (subject.File.EligibilityRates is not { } rates || published.EligibilityRatesSha256.Length == 0)
            return 0;
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(',', rates))));
        Compare(
            findings,
            subject.At("nodeRewards.*.smoothingPoolEligibilityRate") + " (SHA-256 of all)",
            published.EligibilityRatesSha256,
            hash
        );
        return 1;
    }

    private static void Compare(List<Finding> findings, string where, string expected, string actual)
    {
        if (expected != actual)
            findings.Add(
                Finding.Of(
                    "rocketpool.published",
                    where,
                    expected.Length == 0 ? "nothing" : expected,
                    actual.Length == 0 ? "nothing" : actual,
                    "The record of published intervals has another value; --unpublished leaves this check out"
                )
            );
    }
}
