namespace Apportion.Core.Tests;

public class UnixTimeTests
{
    [Theory]
    [InlineData(UnixTime.Earliest - 1, false)]
    [InlineData(UnixTime.Earliest, true)]
    [InlineData(-1, true)]
    [InlineData(UnixTime.Latest, true)]
    [InlineData(UnixTime.Latest + 1, false)]
    [InlineData(long.MinValue, false)]
    [InlineData(long.MaxValue, false)]
    public void Signed_seconds_are_a_date_in_the_years_1_to_9999(long seconds, bool isDate) =>
        Assert.Equal(isDate, UnixTime.IsDate(seconds));

    [Theory]
    [InlineData(0UL, true)]
    [InlineData((ulong)UnixTime.Latest, true)]
    [InlineData((ulong)UnixTime.Latest + 1, false)]
    [InlineData(ulong.MaxValue, false)]
    public void Unsigned_seconds_are_a_date_up_to_the_year_9999(ulong seconds, bool isDate) =>
        Assert.Equal(isDate, UnixTime.IsDate(seconds));

    [Fact]
    public void The_ends_are_what_the_calendar_says()
    {
        Assert.Equal(UnixTime.Earliest, new DateTimeOffset(1, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds());
        Assert.Equal(UnixTime.Latest, new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero).ToUnixTimeSeconds());
        Assert.Equal("Unix seconds of the years 1 to 9999", UnixTime.Expected);
    }
}
