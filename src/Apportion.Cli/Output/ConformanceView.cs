using System.Globalization;
using System.Text.Json;
using Apportion.Core;
using Apportion.Core.Conformance;

namespace Apportion.Cli.Output;

/// <summary>The result of <c>conform</c>. Its JSON shape is fixed: compared, different, files.</summary>
internal sealed class ConformanceView(ConformanceResult result) : IResultView
{
    public string? Schema => null;

    public Verdict Verdict => result.Verdict;

    public void WriteText(TextOutput output)
    {
        output.Table(
            ["File", "Format", "Compared", "Different"],
            result.Files.Select(file =>
                (IReadOnlyList<string>)[file.Path, file.Format ?? "UNKNOWN", Text(file.Compared), Text(file.Different)]
            ),
            2,
            3
        );
        foreach (var file in result.Files)
        {
            foreach (var difference in file.Differences)
                output.Line(
                    $"{file.Path}: {difference.Where}: expected {difference.Expected ?? "nothing"}, actual {difference.Actual ?? "nothing"}"
                );
            if (file.Error is not null && file.Differences.All(difference => difference.Actual != file.Error))
                output.Line($"{file.Path}: {file.Error}");
        }
        output.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Verdict}: {result.Files.Count} files, {result.Compared} values compared, {result.Different} differ"
            )
        );
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteNumber("compared", result.Compared);
        writer.WriteNumber("different", result.Different);
        writer.WriteNumber("differencesCap", FileTally.Cap);
        writer.WriteStartArray("files");
        foreach (var file in result.Files)
        {
            writer.WriteStartObject();
            writer.WriteString("path", file.Path);
            writer.WriteString("format", file.Format);
            writer.WriteNumber("compared", file.Compared);
            writer.WriteNumber("different", file.Different);
            writer.WriteStartArray("differences");
            foreach (var difference in file.Differences)
            {
                writer.WriteStartObject();
                writer.WriteString("where", difference.Where);
                writer.WriteString("expected", difference.Expected);
                writer.WriteString("actual", difference.Actual);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            if (file.Error is not null)
                writer.WriteString("error", file.Error);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
