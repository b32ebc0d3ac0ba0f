namespace Apportion.EigenLayer.Facts.Logs;

/// <summary>A table of facts as text: its name, its columns and how a row reads.</summary>
/// <param name="Name">Name of the table, for example <c>staker_share_deltas</c>.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">
/// The rows, one text a column: integers in decimal, addresses and hashes in lower case, <c>t</c> and <c>f</c>, times as
/// <c>YYYY-MM-DD HH:MM:SS</c> UTC.
/// </param>
public sealed record FactTable(string Name, IReadOnlyList<string> Columns, IEnumerable<string[]> Rows);
