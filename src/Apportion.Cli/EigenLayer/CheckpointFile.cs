using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Apportion.Core;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Replay;
using Apportion.Merkle;
using Apportion.Sources;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>checkpoint.json</c>: what the next run continues from.</summary>
internal static class CheckpointFile
{
    private const string Name = "checkpoint.json";
    private const string Schema = "apportion/eigenlayer/checkpoint/1";

    /// <summary>Writes the file into a result folder.</summary>
    public static void Write(string folder, RunCheckpoint checkpoint)
    {
        using var stream = File.Create(Path.Combine(folder, Name));
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("rules", checkpoint.Rules);
        json.WriteStartArray("cutoffs");
        foreach (var cutoff in checkpoint.Cutoffs)
            json.WriteStringValue(FactText.Day(cutoff));
        json.WriteEndArray();
        json.WriteStartArray("lastPaid");
        foreach (var (hash, day) in checkpoint.LastPaid)
            WriteRow(json, hash.ToString(), FactText.Day(day));
        json.WriteEndArray();
        WriteSums(json, "totals", checkpoint.Totals);
        WriteSums(json, "cutoffDay", checkpoint.CutoffDay);
        json.WriteEndObject();
    }

    /// <summary>Reads the file of a result folder.</summary>
    public static RunCheckpoint Read(string folder, InputOptions options)
    {
        ResultFolder.Restore(folder);
        var path = Path.Combine(folder, Name);
        using var stream = new InputFile(path).Open(options);
        try
        {
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement;
            if (Member(root, "schema").GetString() is var schema && schema != Schema)
                throw new FormatException($"schema {schema ?? "null"}");
            return new RunCheckpoint(
                Member(root, "rules").GetString()!,
                [.. Member(root, "cutoffs").EnumerateArray().Select(day => Day(day.GetString()))],
                [.. Rows(root, "lastPaid", 2).Select(row => new PaidHash(Hash256.Parse(row[0]), Day(row[1])))],
                [.. Rows(root, "totals", 4).Select(Sum)],
                [.. Rows(root, "cutoffDay", 4).Select(Sum)]
            );
        }
        catch (Exception e) when (ParseEdge.IsShape(e))
        {
            throw ApportionException.Malformed(
                "eigenlayer.checkpoint",
                path,
                Schema,
                ParseEdge.Found(e),
                "continue from a folder that compute wrote without --tables",
                e
            );
        }
    }

    private static JsonElement Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) ? member : throw new FormatException($"no \"{name}\"");

    private static IEnumerable<string[]> Rows(JsonElement root, string name, int width) =>
        Member(root, name)
            .EnumerateArray()
            .Select(row => row.EnumerateArray().Select(cell => cell.GetString() ?? "").ToArray())
            .Select(row =>
                row.Length == width
                    ? row
                    : throw new FormatException(
                        FormattableString.Invariant($"\"{name}\" with a row of other than {width} cells")
                    )
            );

    private static int Day(string? text) =>
        FactText.TryParseDay(text, out var day) ? day : throw new FormatException($"\"{text}\" for a date YYYY-MM-DD");

    private static EarnedSum Sum(string[] row) =>
        new(
            Address.Parse(row[0]),
            Address.Parse(row[1]),
            BigInteger.Parse(row[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            Day(row[3])
        );

    private static void WriteSums(Utf8JsonWriter json, string name, IReadOnlyList<EarnedSum> sums)
    {
        json.WriteStartArray(name);
        foreach (var (earner, token, sum, lastDay) in sums)
            WriteRow(
                json,
                earner.ToString(),
                token.ToString(),
                sum.ToString(CultureInfo.InvariantCulture),
                FactText.Day(lastDay)
            );
        json.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter json, params ReadOnlySpan<string> cells)
    {
        json.WriteStartArray();
        foreach (var cell in cells)
            json.WriteStringValue(cell);
        json.WriteEndArray();
    }
}
