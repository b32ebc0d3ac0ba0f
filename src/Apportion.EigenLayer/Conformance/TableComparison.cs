using Apportion.Core.Conformance;
using Apportion.EigenLayer.Facts.Logs;
using Apportion.EigenLayer.Facts.Tables;

namespace Apportion.EigenLayer.Conformance;

/// <summary>Compares the rows of a table with those of a CSV file, both as sets in which a row can be there more than once.</summary>
internal static class TableComparison
{
    private const char Separator = '\u001f';

    public static void Compare(VectorFile file, LogTable actual, FileTally tally)
    {
        using var text = new StreamReader(file.Open());
        var csv = new CsvReader(text);
        if (!csv.Read())
        {
            tally.Count(false);
            tally.Differ(file.Path, null, "no header line");
            return;
        }

        var columns = Fields(csv);
        var places = Array.ConvertAll(columns, name => Array.IndexOf([.. actual.Columns], name));
        if (!tally.Equal("columns", string.Join(',', columns), Named(columns, places)))
        {
            return;
        }

        var expected = new List<string>();
        while (csv.Read())
        {
            expected.Add(string.Join(Separator, Fields(csv)));
        }

        var rows = actual.Rows.Select(row => string.Join(Separator, places.Select(place => row[place]))).ToList();
        Merge(expected, rows, columns.Length, tally);
    }

    private static void Merge(List<string> expected, List<string> actual, int columns, FileTally tally)
    {
        expected.Sort(StringComparer.Ordinal);
        actual.Sort(StringComparer.Ordinal);
        var (i, j) = (0, 0);
        while (i < expected.Count || j < actual.Count)
        {
            var order =
                i == expected.Count ? 1
                : j == actual.Count ? -1
                : string.CompareOrdinal(expected[i], actual[j]);
            if (order == 0)
            {
                tally.CountAgreeing(columns);
                (i, j) = (i + 1, j + 1);
                continue;
            }

            tally.Count(false);
            tally.Differ("row", order < 0 ? Show(expected[i++]) : null, order > 0 ? Show(actual[j++]) : null);
        }
    }

    private static string Named(string[] columns, int[] places) =>
        string.Join(',', columns.Zip(places, (name, place) => place < 0 ? $"no {name}" : name));

    private static string Show(string row) => row.Replace(Separator, ',');

    private static string[] Fields(CsvReader csv)
    {
        var fields = new string[csv.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = csv[i].ToString();
        }

        return fields;
    }
}
