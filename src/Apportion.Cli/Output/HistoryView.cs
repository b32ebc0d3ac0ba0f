using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apportion.Core;

namespace Apportion.Cli.Output;

/// <summary>How a history is written.</summary>
internal enum HistoryFormat
{
    /// <summary>A table for people.</summary>
    Table,

    /// <summary>Comma-separated values, amounts in base units.</summary>
    Csv,

    /// <summary>A bar chart of the first totalled column.</summary>
    Chart,
}

/// <summary>The result of <c>history</c>: one account over periods.</summary>
internal sealed class HistoryView(string protocol, History history, HistoryFormat format) : IResultView
{
    private const int ChartWidth = 50;
    private readonly IReadOnlyList<ResultColumn> _columns =
    [
        .. history.Columns.Select(column => new ResultColumn(column.Key, column.Title, column.Asset, IsNumber: true)),
    ];

    public string Schema => "apportion/history/1";

    public Verdict Verdict => history.Verdict;

    public void WriteText(TextOutput output)
    {
        switch (format)
        {
            case HistoryFormat.Csv:
                WriteCsv(output);
                return;
            case HistoryFormat.Chart:
                WriteChart(output);
                break;
            default:
                WriteTable(output);
                break;
        }
        FindingOutput.WriteText(output, history.Findings);
    }

    private void WriteTable(TextOutput output)
    {
        output.Line($"{protocol}: {history.Account}");
        List<string> headers = ["Period", .. _columns.Select(column => column.Header)];
        var rows = history
            .Rows.Select(row =>
                (IReadOnlyList<string>)[row.Period.Label, .. row.Cells.Select((cell, i) => _columns[i].Display(cell))]
            )
            .ToList();
        rows.Add([
            Incomplete ? "total (incomplete)" : "total",
            .. _columns.Select((column, i) => column.Display(Text(history.Total(i)))),
        ]);
        output.Table(headers, rows, [.. Enumerable.Range(1, history.Columns.Count)]);
    }

    private bool Incomplete => history.Findings.Any(finding => finding.Kind != FindingKind.Notice);

    private void WriteCsv(TextOutput output)
    {
        output.Line(string.Join(',', history.Columns.Select(column => column.Key).Prepend("period")));
        foreach (var row in history.Rows)
            output.Line(string.Join(',', row.Cells.Select(cell => cell ?? "").Prepend(row.Period.Label).Select(Quote)));
    }

    private void WriteChart(TextOutput output)
    {
        var index = history.Columns.ToList().FindIndex(column => column.Totalled);
        if (index < 0 || history.Rows.Count == 0)
        {
            output.Line("nothing to chart");
            return;
        }
        output.Line($"{protocol}: {history.Account}, {_columns[index].Header}");
        var values = history.Rows.Select(row => Parse(row.Cells[index])).ToList();
        var largest = values.Max(value => BigInteger.Abs(value));
        for (var i = 0; i < values.Count; i++)
        {
            var length = largest.IsZero ? 0 : (int)(BigInteger.Abs(values[i]) * ChartWidth / largest);
            var bar = new string('█', length);
            output.Line(
                $"{history.Rows[i].Period.Label, 12} {bar, -ChartWidth} {_columns[index].Display(history.Rows[i].Cells[index])}"
            );
        }
    }

    private static BigInteger Parse(string? cell) =>
        BigInteger.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : 0;

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string? Text(BigInteger? value) => value?.ToString(CultureInfo.InvariantCulture);

    public void WriteJson(Utf8JsonWriter writer)
    {
        FactOutput.WriteHead(writer, protocol, Verdict);
        writer.WriteString("account", history.Account);
        ResultTable.WriteColumns(writer, _columns);
        writer.WriteStartArray("rows");
        foreach (var row in history.Rows)
        {
            writer.WriteStartObject();
            writer.WriteString("period", row.Period.Label);
            ResultTable.WriteCells(writer, _columns, row.Cells);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartObject("totals");
        for (var i = 0; i < history.Columns.Count; i++)
            if (history.Total(i) is { } total)
                writer.WriteString(history.Columns[i].Key, Text(total));
        writer.WriteEndObject();
        writer.WriteBoolean("complete", !Incomplete);
        FindingOutput.WriteJson(writer, history.Findings);
    }
}
