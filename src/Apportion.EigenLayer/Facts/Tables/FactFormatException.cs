namespace Apportion.EigenLayer.Facts.Tables;

/// <summary>A field that is not what its column holds. Caught by the table's reader and turned into a finding.</summary>
internal sealed class FactFormatException(int column, string found, string expected) : Exception(expected)
{
    /// <summary>Position of the column in the table's definition.</summary>
    public int Column { get; } = column;

    /// <summary>The text that was found.</summary>
    public string Found { get; } = found;
}
