using System.Text.Json;
using Apportion.Core;

namespace Apportion.Cli.Output;

/// <summary>Findings, the same in every result.</summary>
internal static class FindingOutput
{
    public static void WriteText(TextOutput output, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            output.Line($"  {finding.Kind.ToString().ToLowerInvariant()} {finding.Code}: {finding.Where}");
            if (finding.Expected is not null)
                output.Line($"    expected   {finding.Expected}");
            if (finding.Actual is not null)
                output.Line($"    found      {finding.Actual}");
            if (finding.Difference is not null)
                output.Line($"    difference {finding.Difference}");
            if (finding.Advice is not null)
                output.Line($"    {finding.Advice}");
        }
    }

    public static void WriteJson(Utf8JsonWriter writer, IReadOnlyList<Finding> findings)
    {
        writer.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("code", finding.Code);
            writer.WriteString("kind", finding.Kind.ToString());
            writer.WriteString("where", finding.Where);
            writer.WriteString("expected", finding.Expected);
            writer.WriteString("actual", finding.Actual);
            writer.WriteString("difference", finding.Difference);
            writer.WriteString("advice", finding.Advice);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
