using System.Globalization;

namespace Apportion.EigenLayer.Facts.Tables;

/// <summary>Texts of times, days and kinds as the tables write them.</summary>
public static class FactText
{
    /// <summary>Seconds of a day.</summary>
    public const long SecondsPerDay = 86400;

    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm:ssz",
        "yyyy-MM-ddTHH:mm:ssZ",
        "yyyy-MM-dd",
    ];

    /// <summary>Seconds since 1970 as <c>YYYY-MM-DD HH:MM:SS</c>.</summary>
    public static string Time(long seconds) =>
        DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Days since 1970 as <c>YYYY-MM-DD</c>.</summary>
    public static string Day(int day) =>
        DateOnly.FromDayNumber(EpochDay + day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day of a time, both counted from 1970.</summary>
    public static int DayOf(long seconds) =>
        (int)Math.DivRem(seconds, SecondsPerDay).Quotient - (seconds % SecondsPerDay < 0 ? 1 : 0);

    /// <summary>Reads a time in UTC.</summary>
    public static bool TryParseTime(ReadOnlySpan<char> text, out long seconds)
    {
        var done = DateTimeOffset.TryParseExact(
            text,
            TimeFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        );
        seconds = time.ToUnixTimeSeconds();
        return done;
    }

    /// <summary>Reads a day as days since 1970.</summary>
    public static bool TryParseDay(ReadOnlySpan<char> text, out int day)
    {
        var done = DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        );
        day = date.DayNumber - EpochDay;
        return done;
    }

    /// <summary>A kind of reward in upstream's spelling.</summary>
    public static string Kind(RewardType kind) =>
        kind switch
        {
            RewardType.Avs => "avs",
            RewardType.AllStakers => "all_stakers",
            RewardType.AllEarners => "all_earners",
            RewardType.UniqueStake => "unique_stake",
            _ => "total_stake",
        };

    /// <summary>Reads a kind of the first submission table.</summary>
    public static bool TryParseKind(ReadOnlySpan<char> text, out RewardType kind)
    {
        (kind, var known) = text switch
        {
            "avs" => (RewardType.Avs, true),
            "all_stakers" => (RewardType.AllStakers, true),
            "all_earners" => (RewardType.AllEarners, true),
            _ => (default, false),
        };
        return known;
    }
}
