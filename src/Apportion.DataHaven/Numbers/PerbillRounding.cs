namespace Apportion.DataHaven.Numbers;

/// <summary>How a Perbill operation rounds.</summary>
public enum PerbillRounding
{
    /// <summary>Towards zero.</summary>
    Down,

    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>To the nearest integer, ties up.</summary>
    NearestPreferUp,

    /// <summary>To the nearest integer, ties down.</summary>
    NearestPreferDown,
}
