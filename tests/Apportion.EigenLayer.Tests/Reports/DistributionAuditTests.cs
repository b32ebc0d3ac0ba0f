using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts.Logs.Views;
using Apportion.EigenLayer.Reports;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Tests.Reports;

/// <summary>Published lines, claims and views are held against what follows from the facts.</summary>
public class DistributionAuditTests
{
    private static readonly Address First = HandMade.Stakers[0];
    private static readonly Address Second = HandMade.Stakers[1];

    private static readonly DistributionLine[] Lines =
    [
        new(First, HandMade.Token, (UInt256)100UL),
        new(Second, HandMade.Token, (UInt256)0UL),
        new(Second, HandMade.Strategy, (UInt256)7UL),
    ];

    [Fact]
    public void A_root_of_other_lines_is_a_discrepancy()
    {
        var tree = DistributionTree.Build([.. Lines.OrderBy(line => line.Earner).ThenBy(line => line.Token)]);
        var report = new VerificationBuilder("lines");
        DistributionAudit.CheckRoot(report, tree, tree.Root);
        Assert.Empty(report.Findings);
        DistributionAudit.CheckRoot(report, tree, Hash256.Zero);
        Assert.Equal("eigenlayer.root", Assert.Single(report.Findings).Code);
        Assert.Contains(new("earners", "2"), report.Build().Facts);
        Assert.Contains(new("lines", "3"), report.Build().Facts);
    }

    [Fact]
    public void Lines_that_differ_are_named_by_cause_and_summed_by_token()
    {
        DistributionLine[] published =
        [
            Lines[0] with
            {
                Cumulative = (UInt256)90UL,
            },
            Lines[2] with
            {
                Cumulative = (UInt256)8UL,
            },
            new(First, HandMade.Avs, UInt256.One),
        ];
        var report = new VerificationBuilder("lines");
        var differences = DistributionAudit.CheckLines(
            report,
            published,
            [.. Lines, new(Second, HandMade.Avs, (UInt256)3UL)]
        );
        Assert.Equal(
            [LineCause.TooLittle, LineCause.Missing, LineCause.Unearned, LineCause.TooMuch, LineCause.ZeroLine],
            differences.Select(difference => difference.Cause)
        );
        Assert.Equal(
            [
                "eigenlayer.line.too-little: -10",
                "eigenlayer.line.missing: -3",
                "eigenlayer.line.unearned: +1",
                "eigenlayer.line.too-much: +1",
                "eigenlayer.line.zero-line: 0",
            ],
            report.Findings.Select(finding => $"{finding.Code}: {finding.Difference}")
        );
        Assert.Contains(new($"off in {HandMade.Token}", "-10"), report.Build().Facts);
        Assert.Contains(new($"off in {HandMade.Avs}", "-2"), report.Build().Facts);
    }

    [Fact]
    public void A_claim_of_another_root_names_the_check_that_fails()
    {
        var tree = DistributionTree.Build([.. Lines.OrderBy(line => line.Earner).ThenBy(line => line.Token)]);
        var claim = tree.Prove(0, First, [HandMade.Token]);
        var report = new VerificationBuilder("claim");
        DistributionAudit.CheckClaim(report, "claim", claim, tree.Root);
        Assert.Empty(report.Findings);
        DistributionAudit.CheckClaim(report, "claim", claim, Hash256.Parse($"0x{1:x64}"));
        Assert.Equal(("eigenlayer.claim", "InvalidClaimProof"), (report.Findings[0].Code, report.Findings[0].Actual));
    }

    [Fact]
    public void Differing_views_are_findings_where_no_rule_explains_them()
    {
        ViewDifference[] differences =
        [
            new(5, "getShares", "a", "7", "8", ViewCause.Unexplained),
            new(6, "getShares", "b", "7", "9", ViewCause.Rounding),
            new(7, "getShares", "c", "7", "9", ViewCause.PhantomSlash),
            new(8, "getShares", "c", "7", "9", ViewCause.PhantomSlash),
            new(9, "getAllocation", "d", "1", "9", ViewCause.RaisePendingDuringSlash),
        ];
        var report = new VerificationBuilder("views");
        DistributionAudit.CheckViews(report, 40, differences);
        Assert.Equal(
            [
                "eigenlayer.view.unexplained",
                "eigenlayer.view.phantom-slash",
                "eigenlayer.view.raise-pending-during-slash",
            ],
            report.Findings.Select(finding => finding.Code)
        );
        Assert.Equal(1, report.Findings.Count(finding => finding.Kind == FindingKind.Discrepancy));
        Assert.Contains(report.Build().Facts, fact => fact.Key == "phantom-slash" && fact.Value.StartsWith('2'));
    }
}
