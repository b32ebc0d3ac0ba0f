using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Reports.Tables;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>compute --tables NAME --day DATE</c>: one day's rows of one table on stdout.</summary>
internal static class DayRows
{
    /// <summary>Lists the rows.</summary>
    /// <param name="run">The invocation.</param>
    /// <param name="pipeline">Input, rules and cutoffs; snapshot tables need no cutoff.</param>
    /// <param name="name">Upstream's name of the table.</param>
    /// <param name="date">The day, YYYY-MM-DD.</param>
    /// <param name="format">How the rows are written as text.</param>
    public static int Show(Invocation run, PipelineOptions pipeline, string name, string date, TableFormat format)
    {
        var day = PipelineOptions.Day(date, "--day");
        var input = pipeline.Read(run, pipeline.Input(run), needsCutoffs: false);
        var findings = new List<Finding>();
        var facts = input.Facts(run, findings);
        ComputeCommand.RefuseAhead(input with { Cutoffs = [day + 1] }, facts, findings);
        var table =
            PipelineOptions.Engine(run, input.Rules).ListDay(facts, input.Cutoffs, name, day)
            ?? throw UsageException.Of(
                "eigenlayer.table.snapshot",
                "--tables",
                "a table with a snapshot column, such as staker_share_snapshots",
                name,
                "name such a table; those of rewards (gold_…) also need --cutoff"
            );
        return run.Show(View(table, day, format, findings));
    }

    private static FactsView View(TableText table, int day, TableFormat format, List<Finding> findings) =>
        new(
            "apportion/eigenlayer/rows/1",
            EigenLayerProtocol.ProtocolName,
            findings.ToVerdict(),
            output =>
            {
                foreach (var line in ResultFiles.Lines(table, format))
                    output.Line(line);
            },
            json =>
            {
                json.WriteString("table", table.Name);
                json.WriteString("day", FactText.Day(day));
                json.WriteStartArray("columns");
                foreach (var column in table.Columns)
                    json.WriteStringValue(column);
                json.WriteEndArray();
                json.WriteStartArray("rows");
                foreach (var row in table.Rows)
                {
                    json.WriteStartArray();
                    foreach (var cell in row)
                        json.WriteStringValue(cell);
                    json.WriteEndArray();
                }
                json.WriteEndArray();
                FindingOutput.WriteJson(json, findings);
            }
        );
}
