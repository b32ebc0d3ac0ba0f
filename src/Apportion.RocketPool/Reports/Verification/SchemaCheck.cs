using Apportion.Core;
using Apportion.RocketPool.Commitment;
using static System.FormattableString;

namespace Apportion.RocketPool.Reports.Verification;

/// <summary>Do version, ruleset and fields belong together? Source: spec rocket-pool sections 2 and 12.1.</summary>
internal static class SchemaCheck
{
    public const string Name = "schema";
    public const string Protects = "the file is what its version says: version, ruleset and fields belong together";

    public static long Run(VerificationSubject subject, List<Finding> findings)
    {
        RewardsHeader header = subject.Header;
        int expected = FileVersionOf(header.RulesetVersion);
        if (header.FileVersion != expected)
            findings.Add(
                Finding.Of(
                    "rocketpool.schema.version",
                    subject.At("rewardsFileVersion"),
                    expected,
                    header.FileVersion,
                    Invariant($"Files of ruleset {header.RulesetVersion} have that version")
                )
            );
        if (header.IntervalsPassed == 0)
            findings.Add(
                Finding.Of(
                    "rocketpool.schema.intervals-passed",
                    subject.At("intervalsPassed"),
                    "at least 1",
                    "0",
                    "A tree covers at least one interval"
                )
            );
        bool hasVoterShare = subject.Totals.TotalVoterShareEth is not null;
        if (hasVoterShare != header.HasVoterShare)
            findings.Add(
                Finding.Of(
                    "rocketpool.schema.voter-share",
                    subject.At("totalRewards.totalVoterShareEth"),
                    header.HasVoterShare ? "an amount" : "no such field",
                    hasVoterShare ? "an amount" : "no such field",
                    "Only version 4 has the voter share"
                )
            );
        return 3 + subject.File.Nodes.Count;
    }

    /// <summary>The published file version of a ruleset. Source: spec rocket-pool section 2.</summary>
    public static int FileVersionOf(int ruleset) =>
        ruleset switch
        {
            <= 6 => 1,
            7 => 2,
            <= 10 => 3,
            _ => 4,
        };
}
