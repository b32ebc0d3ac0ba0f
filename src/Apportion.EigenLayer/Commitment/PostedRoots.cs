using System.Globalization;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.Merkle;

namespace Apportion.EigenLayer.Commitment;

/// <summary>Reads tables of posted roots.</summary>
public static class PostedRoots
{
    /// <summary>Code of a root that is missing between others.</summary>
    internal const string GapCode = "eigenlayer.root-gap";

    /// <summary>Reads a table with the columns root, root_index, rewards_calculation_end and optionally activated_at.</summary>
    /// <param name="reader">CSV text.</param>
    /// <param name="file">Name for messages.</param>
    /// <returns>The roots by their number.</returns>
    /// <exception cref="ApportionException">A row cannot be read, or a number is missing.</exception>
    public static IReadOnlyList<PostedRoot> Read(TextReader reader, string file)
    {
        var rows = new SortedDictionary<uint, PostedRoot>();
        foreach (var (csv, where) in Rows(reader, file, out var columns))
        {
            var root = Field(csv, columns, "root", where);
            var end = Field(csv, columns, "rewards_calculation_end", where);
            var activated = columns.ContainsKey("activated_at") ? Field(csv, columns, "activated_at", where) : end;
            rows[Index(csv, columns, where)] = new PostedRoot(
                Hash256.TryParse(root, out var hash) ? hash : throw Bad(where, "root", "0x and 64 hex digits", root),
                Time(where, "rewards_calculation_end", end),
                Time(where, "activated_at", activated)
            );
        }

        if (rows.Count > 0 && rows.Keys.Last() != rows.Count - 1)
        {
            throw ApportionException.Missing(
                GapCode,
                file,
                FormattableString.Invariant($"every root from 0 to {rows.Keys.Last()}"),
                "A replay needs all posted roots: each run builds on those before it."
            );
        }

        return [.. rows.Values];
    }

    /// <summary>Reads a table with the column root_index.</summary>
    /// <param name="reader">CSV text.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="ApportionException">A row cannot be read.</exception>
    public static IReadOnlySet<uint> ReadDisabled(TextReader reader, string file)
    {
        var disabled = new HashSet<uint>();
        foreach (var (csv, where) in Rows(reader, file, out var columns))
        {
            disabled.Add(Index(csv, columns, where));
        }

        return disabled;
    }

    /// <summary>The same roots, some of them disabled.</summary>
    public static IReadOnlyList<PostedRoot> Disable(IReadOnlyList<PostedRoot> roots, IReadOnlySet<uint> disabled) =>
        [.. roots.Select((root, index) => disabled.Contains((uint)index) ? root with { Disabled = true } : root)];

    private static IEnumerable<(CsvReader Csv, string Where)> Rows(
        TextReader reader,
        string file,
        out Dictionary<string, int> columns
    )
    {
        var csv = new CsvReader(reader);
        if (!csv.Read())
        {
            throw Bad(file, "", "a header line", "");
        }

        columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < csv.FieldCount; i++)
        {
            columns[csv[i].ToString()] = i;
        }

        return Rows(csv, file);
    }

    private static IEnumerable<(CsvReader Csv, string Where)> Rows(CsvReader csv, string file)
    {
        while (csv.Read())
        {
            yield return (csv, FormattableString.Invariant($"{file}:{csv.LineNumber}"));
        }
    }

    private static string Field(CsvReader csv, Dictionary<string, int> columns, string name, string where) =>
        columns.TryGetValue(name, out var place) && place < csv.FieldCount
            ? csv[place].ToString()
            : throw Bad(where, name, "a value", "");

    private static uint Index(CsvReader csv, Dictionary<string, int> columns, string where)
    {
        var text = Field(csv, columns, "root_index", where);
        return uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw Bad(where, "root_index", "a whole number", text);
    }

    private static long Time(string where, string field, string text) =>
        FactText.TryParseTime(text, out var seconds) ? seconds
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) ? seconds
        : throw Bad(where, field, "YYYY-MM-DD HH:MM:SS or Unix seconds", text);

    private static ApportionException Bad(string where, string field, string expected, string found) =>
        ApportionException.Malformed(
            "eigenlayer.root.row",
            field.Length == 0 ? where : $"{where}: {field}",
            expected,
            found.Length == 0 ? "nothing" : $"'{found}'",
            "The table has the columns root, root_index and rewards_calculation_end."
        );
}
