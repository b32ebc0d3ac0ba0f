namespace Apportion.Core.Tests;

public class HistoryTests
{
    private static readonly Asset Rpl = new("RPL", 18);

    private static History Of(params Finding[] findings) =>
        new(
            "0xa",
            [new HistoryColumn("stake", "Stake", Rpl), new HistoryColumn("reward", "Reward", Rpl, Totalled: true)],
            [
                new HistoryRow(new Period(PeriodKind.Interval, 1), ["100", "7"]),
                new HistoryRow(new Period(PeriodKind.Interval, 2), ["100", null]),
                new HistoryRow(new Period(PeriodKind.Interval, 3), ["90", "-2"]),
            ],
            findings
        );

    [Fact]
    public void Only_columns_whose_sum_means_something_have_a_total()
    {
        Assert.Null(Of().Total(0));
        Assert.Equal(5, Of().Total(1));
    }

    [Fact]
    public void A_period_that_could_not_be_computed_makes_the_history_incomplete()
    {
        Assert.Equal(Verdict.Match, Of().Verdict);
        Assert.Equal(Verdict.Incomplete, Of(Finding.Missing("x", "interval 2", "a state", "Give it")).Verdict);
    }
}
