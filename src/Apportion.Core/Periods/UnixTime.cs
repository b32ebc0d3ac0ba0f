namespace Apportion.Core;

/// <summary>Seconds since 1970 (UTC) that are a date of the years 1 to 9999; chains carry 64 bits, files of attackers any.</summary>
public static class UnixTime
{
    /// <summary>0001-01-01T00:00:00Z.</summary>
    public const long Earliest = -62_135_596_800;

    /// <summary>9999-12-31T23:59:59Z.</summary>
    public const long Latest = 253_402_300_799;

    /// <summary>What a message expects where <see cref="IsDate(long)"/> does not hold.</summary>
    public const string Expected = "Unix seconds of the years 1 to 9999";

    /// <summary>Whether the seconds are a date.</summary>
    public static bool IsDate(long seconds) => seconds is >= Earliest and <= Latest;

    /// <inheritdoc cref="IsDate(long)"/>
    public static bool IsDate(ulong seconds) => seconds <= Latest;
}
