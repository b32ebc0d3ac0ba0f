namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>A table read from logs, as text.</summary>
/// <param name="Name">Name of the table, for example <c>staker_share_deltas</c>.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">One text a column; written when enumerated.</param>
public sealed record LogTable(string Name, IReadOnlyList<string> Columns, IEnumerable<string[]> Rows);
