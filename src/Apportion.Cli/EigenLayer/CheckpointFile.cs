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
            if (root.GetProperty("schema").GetString() != Schema)
                throw new FormatException("another schema");
            return new RunCheckpoint(
                root.GetProperty("rules").GetString()!,
                [.. root.GetProperty("cutoffs").EnumerateArray().Select(day => PipelineOptions.Day(day.GetString()!))],
                [
                    .. Rows(root, "lastPaid")
                        .Select(row => new PaidHash(Hash256.Parse(row[0]), PipelineOptions.Day(row[1]))),
                ],
                [.. Rows(root, "totals").Select(Sum)],
                [.. Rows(root, "cutoffDay").Select(Sum)]
            );
        }
        catch (Exception e) when (ParseEdge.IsShape(e))
        {
            throw ApportionException.Malformed(
                "eigenlayer.checkpoint",
                path,
                Schema,
                e.Message,
                "continue from a folder that compute wrote without --tables",
                e
            );
        }
    }

    private static IEnumerable<string[]> Rows(JsonElement root, string name) =>
        root.GetProperty(name)
            .EnumerateArray()
            .Select(row => row.EnumerateArray().Select(cell => cell.GetString() ?? "").ToArray());

    private static EarnedSum Sum(string[] row) =>
        new(
            PipelineOptions.Account(row[0]),
            PipelineOptions.Account(row[1]),
            BigInteger.Parse(row[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            PipelineOptions.Day(row[3])
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
