using System.Text;
using Apportion.Core;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Reports.Verification;
using Apportion.RocketPool.Tests.Commitment;

namespace Apportion.RocketPool.Tests.Reports;

/// <summary>Verification of files in memory.</summary>
internal static class Verifying
{
    public static ArtifactSource Source(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes));

    public static ArtifactSource Source(string name, RewardsFile file) => Source(name, SmallInterval.Json(file));

    public static VerificationReport One(byte[] bytes, string name = "x.json") =>
        Assert.Single(RewardsVerification.Run([Source(name, bytes)], new VerifyOptions()).Reports);

    public static VerificationReport One(string text) => One(Encoding.UTF8.GetBytes(text));

    public static VerificationReport One(RewardsFile file) => One(SmallInterval.Json(file));

    /// <summary>Everything a report says, as text.</summary>
    public static string Text(VerificationReport report) =>
        string.Join(
            '\n',
            [
                report.Subject,
                report.Verdict.ToString(),
                .. report.Facts.Select(fact => $"{fact.Key}={fact.Value}"),
                .. report.Checks.Select(check => check.ToString()),
                .. report.Findings.Select(finding => finding.ToString()),
            ]
        );
}
