using System.Globalization;
using System.Text;
using Apportion.Core.Conformance;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Reports.Tables;

namespace Apportion.EigenLayer.Conformance;

/// <summary>Compares a computed table with an expected CSV file: every value of every row, in any order of rows.</summary>
internal static class PipelineTableComparison
{
    public static void Compare(VectorFile file, TableText? table, FileTally tally)
    {
        using var reader = new StreamReader(file.Open(), Encoding.UTF8);
        var lines = new CsvReader(reader);
        if (!lines.Read())
        {
            tally.Count(false);
            tally.Differ("header", "a header line", null);
            return;
        }
        var columns = Enumerable.Range(0, lines.FieldCount).Select(index => lines[index].ToString()).ToList();
        if (table is null || !columns.TrueForAll(table.Columns.Contains))
        {
            tally.Count(false);
            tally.Differ("header", string.Join(',', columns), table is null ? null : string.Join(',', table.Columns));
            return;
        }
        var computed = Count(table, columns);
        while (lines.Read())
            CompareRow(lines, computed, columns.Count, tally);
        foreach (var (row, count) in computed)
            for (var more = 0; more < count; more++)
            {
                tally.Count(false);
                tally.Differ("row", null, row);
            }
    }

    private static void CompareRow(CsvReader line, Dictionary<string, int> computed, int columns, FileTally tally)
    {
        var row = string.Join(',', Enumerable.Range(0, line.FieldCount).Select(index => line[index].ToString()));
        var count = computed.GetValueOrDefault(row);
        if (count > 0)
        {
            tally.CountAgreeing(columns);
            computed[row] = count - 1;
            return;
        }
        tally.Count(false);
        tally.Differ(string.Create(CultureInfo.InvariantCulture, $"line {line.LineNumber}"), row, null);
    }

    private static Dictionary<string, int> Count(TableText table, List<string> columns)
    {
        var places = columns.Select(column => table.Columns.ToList().IndexOf(column)).ToArray();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var fields in table.Rows)
        {
            var row = string.Join(',', places.Select(place => fields[place]));
            counts[row] = counts.GetValueOrDefault(row) + 1;
        }
        return counts;
    }
}
