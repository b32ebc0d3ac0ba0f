namespace Apportion.Core.Tests;

public class PeriodTests
{
    [Fact]
    public void A_day_is_counted_from_1970()
    {
        var day = Period.Day(new DateOnly(2026, 3, 1));
        Assert.Equal(new Period(PeriodKind.Day, 20_513), day);
        Assert.Equal(new DateOnly(2026, 3, 1), day.Date);
        Assert.Equal(("2026-03-01", "day 2026-03-01"), (day.Label, day.ToString()));
        Assert.Equal(new Period(PeriodKind.Day, 0), Period.Day(new DateOnly(1970, 1, 1)));
    }

    [Fact]
    public void Other_periods_are_numbers_and_have_no_date_of_their_own()
    {
        var round = new Period(PeriodKind.Round, 22);
        Assert.Equal(("22", "round 22"), (round.Label, round.ToString()));
        Assert.Equal("round 22 is not a day", Assert.Throws<InvalidOperationException>(() => round.Date).Message);
    }

    [Fact]
    public void Order_is_by_kind_and_then_by_index()
    {
        var (five, six) = (new Period(PeriodKind.Block, 5), new Period(PeriodKind.Block, 6));
        var (round, same) = (new Period(PeriodKind.Round, 1), new Period(PeriodKind.Block, 5));
        Assert.True(five < six && five <= six && six > five && six >= five && five <= same && five >= same);
        Assert.False(six < five || six <= five || five > six || five >= six || five < same || five > same);
        Assert.True(six < round && round > six && six.CompareTo(round) < 0 && round.CompareTo(six) > 0);
        Assert.Equal(0, five.CompareTo(same));
    }
}
