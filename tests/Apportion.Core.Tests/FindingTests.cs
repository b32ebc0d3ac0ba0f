using Apportion.Numerics;

namespace Apportion.Core.Tests;

public class FindingTests
{
    [Fact]
    public void The_difference_carries_its_sign()
    {
        Assert.Equal("+1", Finding.Of("x", "here", (UInt256)1, (UInt256)2).Difference);
        Assert.Equal("-1", Finding.Of("x", "here", (UInt256)2, (UInt256)1).Difference);
    }

    [Theory]
    [InlineData(new Verdict[0], Verdict.Match)]
    [InlineData(new[] { Verdict.Match, Verdict.Incomplete }, Verdict.Incomplete)]
    [InlineData(new[] { Verdict.Incomplete, Verdict.Unsupported }, Verdict.Unsupported)]
    [InlineData(new[] { Verdict.Malformed, Verdict.Unsupported }, Verdict.Malformed)]
    [InlineData(new[] { Verdict.Malformed, Verdict.Mismatch }, Verdict.Mismatch)]
    public void A_discrepancy_outweighs_everything(Verdict[] verdicts, Verdict combined) =>
        Assert.Equal(combined, verdicts.Combine());

    [Fact]
    public void A_report_that_compared_nothing_is_incomplete()
    {
        var report = new VerificationBuilder("file");
        report.NotApplicable("root", "the root follows from the leaves", "no leaves");
        Assert.Equal(Verdict.Incomplete, report.Build().Verdict);
    }

    [Fact]
    public void A_check_that_could_not_run_is_never_agreement()
    {
        var report = new VerificationBuilder("file");
        report.Run("root", "the root follows from the leaves", _ => 1);
        Assert.Equal(Verdict.Match, report.Build().Verdict);
        report.Incomplete("gap", "the balance covers the rewards", "no balance was given");
        Assert.Equal(Verdict.Incomplete, report.Build().Verdict);
    }

    [Fact]
    public void A_discrepancy_fails_its_check_and_the_report()
    {
        var report = new VerificationBuilder("file");
        report.Run(
            "root",
            "the root follows from the leaves",
            findings =>
            {
                findings.Add(Finding.Of("x.root", "file", "0x1", "0x2"));
                return 1;
            }
        );
        var built = report.Build();
        Assert.Equal((Verdict.Mismatch, CheckStatus.Failed), (built.Verdict, built.Checks.Single().Status));
    }

    [Fact]
    public void One_line_says_all() =>
        Assert.Equal(
            "x.sum: file: found 3, expected 2 (difference +1). Check it",
            Finding.Of("x.sum", "file", (UInt256)2, (UInt256)3, "Check it").ToString()
        );
}
