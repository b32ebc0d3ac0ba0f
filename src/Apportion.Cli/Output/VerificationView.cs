using System.Globalization;
using System.Text.Json;
using Apportion.Core;

namespace Apportion.Cli.Output;

/// <summary>The result of <c>verify</c>: every check by name, all findings, one verdict.</summary>
internal sealed class VerificationView(string protocol, IReadOnlyList<VerificationReport> reports) : IResultView
{
    public string Schema => "apportion/verify/1";

    public Verdict Verdict =>
        reports.Count == 0 ? Verdict.Incomplete : reports.Select(report => report.Verdict).Combine();

    public void WriteText(TextOutput output)
    {
        foreach (var report in reports)
            WriteText(output, report);
        var compared = reports.Sum(report => report.Checks.Sum(check => check.Compared));
        var findings = reports.Sum(report => report.Findings.Count);
        output.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Verdict}: {reports.Count} verified, {compared} values compared, {findings} findings"
            )
        );
    }

    private static void WriteText(TextOutput output, VerificationReport report)
    {
        output.Line($"{report.Subject}: {report.Verdict}");
        FactOutput.WriteText(output, report.Facts);
        foreach (var check in report.Checks)
        {
            var status = check.Status switch
            {
                CheckStatus.Passed => "ok",
                CheckStatus.Failed => "FAILED",
                CheckStatus.NotApplicable => "n/a",
                _ => "incomplete",
            };
            var count = check.Compared > 0 ? check.Compared.ToString(CultureInfo.InvariantCulture) : "";
            output.Line($"  {status, -10} {check.Name, -24} {count, 8} {check.Note}".TrimEnd());
        }
        FindingOutput.WriteText(output, report.Findings);
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        FactOutput.WriteHead(writer, protocol, Verdict);
        writer.WriteStartArray("subjects");
        foreach (var report in reports)
        {
            writer.WriteStartObject();
            writer.WriteString("subject", report.Subject);
            writer.WriteString("verdict", report.Verdict.ToString());
            FactOutput.WriteJson(writer, report.Facts);
            WriteChecks(writer, report);
            FindingOutput.WriteJson(writer, report.Findings);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteChecks(Utf8JsonWriter writer, VerificationReport report)
    {
        writer.WriteStartArray("checks");
        foreach (var check in report.Checks)
        {
            writer.WriteStartObject();
            writer.WriteString("name", check.Name);
            writer.WriteString("protects", check.Protects);
            writer.WriteString("status", check.Status.ToString());
            writer.WriteNumber("compared", check.Compared);
            writer.WriteString("note", check.Note);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
