using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apportion.Core;

namespace Apportion.Cli.Output;

/// <summary>One column of a table.</summary>
/// <param name="Key">Name in JSON, camelCase.</param>
/// <param name="Title">Header for people, without unit.</param>
/// <param name="Asset">What amounts are counted in; null for other numbers and text.</param>
/// <param name="IsNumber">True if cells are aligned right though they are no amounts.</param>
internal sealed record ResultColumn(string Key, string Title, Asset? Asset = null, bool IsNumber = false)
{
    /// <summary>A cell for people: amounts in whole tokens, everything else as it is.</summary>
    public string Display(string? cell) =>
        Asset is not null
        && BigInteger.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
            ? Asset.Format(amount)
            : cell ?? "";

    /// <summary>The header with its unit.</summary>
    public string Header => Asset is null ? Title : $"{Title} ({Asset.Id})";
}

/// <summary>What a protocol has to tell beside the members that all protocols share: rows under named columns.</summary>
/// <param name="Name">Stable name in JSON.</param>
/// <param name="Title">Line above the table for people.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">One text a column, amounts as base-unit integers; null where there is nothing to say.</param>
internal sealed record ResultTable(
    string Name,
    string Title,
    IReadOnlyList<ResultColumn> Columns,
    IReadOnlyList<IReadOnlyList<string?>> Rows
)
{
    /// <summary>Writes title and rows; nothing if there are no rows.</summary>
    public void WriteText(TextOutput output)
    {
        if (Rows.Count == 0)
            return;
        output.Line(Title);
        output.Table(
            [.. Columns.Select(column => column.Header)],
            Rows.Select(row => (IReadOnlyList<string>)[.. row.Select((cell, i) => Columns[i].Display(cell))]),
            [
                .. Columns
                    .Select((column, i) => (column, i))
                    .Where(pair => pair.column.IsNumber || pair.column.Asset is not null)
                    .Select(pair => pair.i),
            ]
        );
    }

    /// <summary>Writes all tables as the member <c>tables</c>.</summary>
    public static void WriteJson(Utf8JsonWriter writer, IReadOnlyList<ResultTable> tables)
    {
        writer.WriteStartArray("tables");
        foreach (var table in tables)
        {
            writer.WriteStartObject();
            writer.WriteString("name", table.Name);
            WriteColumns(writer, table.Columns);
            writer.WriteStartArray("rows");
            foreach (var row in table.Rows)
            {
                writer.WriteStartObject();
                WriteCells(writer, table.Columns, row);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>Writes the member <c>columns</c>.</summary>
    public static void WriteColumns(Utf8JsonWriter writer, IReadOnlyList<ResultColumn> columns)
    {
        writer.WriteStartArray("columns");
        foreach (var column in columns)
        {
            writer.WriteStartObject();
            writer.WriteString("key", column.Key);
            writer.WriteString("title", column.Title);
            writer.WriteString("asset", column.Asset?.Id);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>Writes one member a column.</summary>
    public static void WriteCells(
        Utf8JsonWriter writer,
        IReadOnlyList<ResultColumn> columns,
        IReadOnlyList<string?> cells
    )
    {
        for (var i = 0; i < columns.Count; i++)
            writer.WriteString(columns[i].Key, cells[i]);
    }
}
