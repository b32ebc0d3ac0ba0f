using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Reports;
using Apportion.EigenLayer.State;
using Apportion.Merkle;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Tests.Reports;

/// <summary>Posted roots are replayed in their cadence; the first that differs is pinned down.</summary>
public class RootReplayTests
{
    private static readonly Address Staker = Address.Parse("0x5151515151515151515151515151515151515151");

    [Fact]
    public void Roots_that_follow_from_the_facts_agree_one_by_one()
    {
        var input = Open();
        var report = Check(input, [.. Runs(input).Select(Posted)]);
        Assert.Empty(report.Findings);
        Assert.Equal(["root 0 of 2026-01-05", "root 1 of 2026-01-08"], report.Checks.Select(check => check.Name));
        Assert.Equal(Verdict.Match, report.Verdict);
    }

    [Fact]
    public void A_disabled_root_is_passed_over()
    {
        var input = Open();
        var runs = Runs(input);
        var wrong = Posted(runs[0]) with { Root = Hash256.Zero, Disabled = true };
        Assert.Empty(Check(input, [wrong, .. runs.Select(Posted)]).Findings);
    }

    [Fact]
    public void A_divergent_root_without_lines_names_its_days_and_asks_for_them()
    {
        var input = Open();
        var runs = Runs(input);
        var report = Check(input, [Posted(runs[0]), Posted(runs[1]) with { Root = Hash256.Zero }]);
        Assert.Equal(
            ["eigenlayer.root.divergent", "eigenlayer.root.lines"],
            report.Findings.Select(entry => entry.Code)
        );
        Assert.Contains(new("first divergent days", "2026-01-06 to 2026-01-08"), report.Facts);
    }

    [Fact]
    public void A_day_that_was_left_out_is_found_with_its_submission()
    {
        var input = Open();
        var payment = Payments(input).First(entry => entry.Amount == (UInt256)225UL);
        var report = Diverge(input, line => line.Cumulative - payment.Amount);
        var finding = report.Findings[1];
        Assert.Equal("eigenlayer.divergence.one-day", finding.Code);
        Assert.Equal("-225", finding.Difference);
        Assert.Equal("The amount is one day of one submission: that day was not paid.", finding.Advice);
        Assert.Contains(new("first divergent earner", Staker.ToString()), report.Facts);
        Assert.Contains(new("first divergent submission", payment.RewardHash.ToString()), report.Facts);
    }

    [Fact]
    public void A_submission_that_was_paid_twice_is_named()
    {
        var input = Open();
        var whole = Payments(input)
            .GroupBy(entry => entry.RewardHash)
            .Select(group => (Hash: group.Key, Sum: group.Aggregate(UInt256.Zero, (sum, entry) => sum + entry.Amount)))
            .First(entry => Payments(input).All(payment => payment.Amount != entry.Sum));
        var report = Diverge(input, line => line.Cumulative + whole.Sum);
        Assert.Equal("eigenlayer.divergence.one-submission", report.Findings[1].Code);
        Assert.EndsWith($"submission {whole.Hash}", report.Findings[1].Where, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_of_no_payment_was_computed_from_something_else()
    {
        var report = Diverge(Open(), line => line.Cumulative + UInt256.One);
        Assert.Equal("eigenlayer.divergence.recalculated", report.Findings[1].Code);
        Assert.Equal("+1", report.Findings[1].Difference);
    }

    [Fact]
    public void A_pair_that_no_fact_pays_is_an_unknown_reward()
    {
        var input = Open();
        var runs = Runs(input);
        DistributionLine[] lines = [.. runs[1].Lines, new(HandMade.Avs, HandMade.Strategy, UInt256.One)];
        lines = [.. lines.OrderBy(line => line.Earner).ThenBy(line => line.Token)];
        var report = Check(input, [Posted(runs[0]), Posted(runs[1]) with { Root = DistributionRoot.Of(lines) }], lines);
        Assert.Equal("eigenlayer.divergence.unknown-reward", report.Findings[1].Code);
        Assert.Contains("2026-01-06 to 2026-01-08", report.Findings[1].Where, StringComparison.Ordinal);
    }

    private static Scenario Open() =>
        Scenario.Open("eigenlayer/tiny") ?? throw new InvalidOperationException("the copy of tiny is missing");

    private static List<ReplayedRun> Runs(Scenario input) =>
        [.. input.Engine.Replay(input.Facts, input.Cutoffs, new HashSet<Address> { Staker })];

    private static IReadOnlyList<Payment> Payments(Scenario input) => Runs(input)[1].Payments;

    private static PostedRoot Posted(ReplayedRun run)
    {
        var end = Days.Midnight(run.Cutoff - 1);
        return new(DistributionRoot.Of(run.Lines), end, end);
    }

    /// <summary>The second root, published with another amount of the staker.</summary>
    private static VerificationReport Diverge(Scenario input, Func<DistributionLine, UInt256> amount)
    {
        var runs = Runs(input);
        var lines = runs[1]
            .Lines.Select(line => line.Earner == Staker ? line with { Cumulative = amount(line) } : line)
            .ToList();
        var root = DistributionRoot.Of(lines);
        return Check(input, [Posted(runs[0]), Posted(runs[1]) with { Root = root }], lines);
    }

    private static VerificationReport Check(
        Scenario input,
        IReadOnlyList<PostedRoot> roots,
        IReadOnlyList<DistributionLine>? lines = null
    )
    {
        var report = new VerificationBuilder("roots");
        var published = new Dictionary<Hash256, IReadOnlyList<DistributionLine>>();
        if (lines is not null)
            published[DistributionRoot.Of(lines)] = lines;
        new RootReplay(input.Engine, input.Facts).Check(report, roots, published);
        return report.Build();
    }
}
