using System.Globalization;
using System.Text;
using System.Text.Json;
using Apportion.Core;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Reports.Tables;

namespace Apportion.Cli.EigenLayer;

/// <summary>How tables are written.</summary>
internal enum TableFormat
{
    /// <summary>Comma-separated values, header line first.</summary>
    Csv,

    /// <summary>One JSON object a line, all values as strings.</summary>
    Jsonl,
}

/// <summary>The files of a result: tables by run, distribution lines, and root.json with what they were computed by.</summary>
internal static class ResultFiles
{
    /// <summary>What people want to know first.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Summary(
        PipelineInput input,
        IReadOnlyList<DistributionLine> lines
    )
    {
        yield return new("ruleset", input.Rules.Ruleset.Name);
        yield return new("network", input.Rules.Network);
        yield return new("cutoffs", string.Join(' ', input.Cutoffs.Select(FactText.Day)));
        yield return new("snapshot", FactText.Day(input.Cutoffs[^1] - 1));
        yield return new("earners", Text(lines.DistinctBy(line => line.Earner).Count()));
        yield return new("lines", Text(lines.Count));
        yield return new("root", DistributionRoot.Of(lines).ToString());
    }

    /// <summary>Writes <c>distribution.csv</c> and <c>root.json</c>.</summary>
    public static void WriteLines(
        string folder,
        PipelineInput input,
        IReadOnlyList<DistributionLine> lines,
        TableFormat format
    )
    {
        var table = new TableText("distribution", ["earner", "token", "cumulative_amount"], []);
        foreach (var line in lines)
            table.Rows.Add([line.Earner.ToString(), line.Token.ToString(), line.Cumulative.ToString()]);
        WriteTable(folder, table, format);
        using var stream = File.Create(Path.Combine(folder, "root.json"));
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        foreach (var (name, value) in Summary(input, lines))
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    /// <summary>The tables a user asked for.</summary>
    public static List<(string Run, TableText Table)> Choose(PipelineTables tables, string[] names)
    {
        if (names.Contains("all", StringComparer.Ordinal))
            return [.. tables.All];
        var chosen = tables
            .All.Where(entry =>
                names.Contains(entry.Table.Name, StringComparer.Ordinal)
                || (entry.Run == PipelineTables.Final && names.Contains(PipelineTables.Final, StringComparer.Ordinal))
            )
            .ToList();
        foreach (var name in names.Where(name => name != PipelineTables.Final))
            if (!chosen.Exists(entry => entry.Table.Name == name))
                throw UsageException.Of(
                    "eigenlayer.table.unknown",
                    "--tables",
                    string.Join(", ", tables.All.Select(entry => entry.Table.Name).Distinct()),
                    name,
                    "name one of these tables, or all, or final"
                );
        return chosen;
    }

    /// <summary>Writes tables into one folder a run.</summary>
    public static void WriteTables(string folder, List<(string Run, TableText Table)> tables, TableFormat format)
    {
        foreach (var (run, table) in tables)
            WriteTable(Path.Combine(folder, run), table, format);
    }

    private static void WriteTable(string folder, TableText table, TableFormat format)
    {
        Directory.CreateDirectory(folder);
        var ending = format == TableFormat.Csv ? ".csv" : ".jsonl";
        using var writer = new StreamWriter(Path.Combine(folder, table.Name + ending), false, new UTF8Encoding(false))
        {
            NewLine = "\n",
        };
        foreach (var line in Lines(table, format))
            writer.WriteLine(line);
    }

    /// <summary>The lines of a table: with a header as CSV, without one as JSON Lines.</summary>
    public static IEnumerable<string> Lines(TableText table, TableFormat format)
    {
        if (format == TableFormat.Csv)
            yield return string.Join(',', table.Columns);
        foreach (var row in table.Rows)
            yield return format == TableFormat.Csv ? string.Join(',', row) : Object(table, row);
    }

    private static string Object(TableText table, string[] row)
    {
        var text = new StringBuilder("{");
        for (var column = 0; column < row.Length; column++)
            text.Append(column == 0 ? "\"" : ",\"")
                .Append(table.Columns[column])
                .Append("\":\"")
                .Append(JsonEncodedText.Encode(row[column]))
                .Append('"');
        return text.Append('}').ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
