using System.CommandLine;
using System.Text.Json;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Tables;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>apportion eigenlayer compute</c></summary>
internal static class ComputeCommand
{
    public static Command Build(CommandHost host)
    {
        var pipeline = new PipelineOptions();
        var output = CommonOptions.Out();
        var tables = new Option<string[]>("--tables")
        {
            Description = "all, final, or names of tables. Default: distribution lines and root only.",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
        };
        var previous = new Option<string?>("--continue")
        {
            Description =
                "Folder of an earlier result: only the days after it are computed. Give the new cutoffs only.",
            HelpName = "FOLDER",
        };
        var format = new Option<TableFormat>("--format") { Description = "csv or jsonl." };
        return CommandExtensions
            .Verb(
                "compute",
                "Rewards of a history of runs: tables, distribution lines and the root that commits to them.",
                "apportion eigenlayer compute facts/ --cutoff 2026-01-06 2026-01-09 --out result/"
            )
            .With(pipeline.Symbols)
            .With(output, tables, format, previous)
            .Does(
                host,
                run =>
                    Run(
                        run,
                        pipeline.Read(run),
                        run.Value(output),
                        run.Value(tables) ?? [],
                        run.Value(format),
                        run.Value(previous)
                    )
            );
    }

    private static int Run(
        Invocation run,
        PipelineInput input,
        string? folder,
        string[] tables,
        TableFormat format,
        string? previous
    )
    {
        var findings = new List<Finding>();
        var facts = input.Facts(run, findings);
        var engine = new EigenLayerEngine(input.Rules, run.Threads);
        IReadOnlyList<DistributionLine> lines;
        if (tables.Length == 0 || previous is not null)
        {
            var earlier = previous is null ? null : CheckpointFile.Read(previous, run.Inputs);
            (lines, var checkpoint) = engine.Continue(facts, input.Cutoffs, earlier);
            input = input with { Cutoffs = checkpoint.Cutoffs };
            if (folder is not null)
                ResultFolder.Write(
                    folder,
                    into =>
                    {
                        ResultFiles.WriteLines(into, input, lines, format);
                        CheckpointFile.Write(into, checkpoint);
                    }
                );
        }
        else
        {
            var computed = engine.ComputeTables(facts, input.Cutoffs);
            lines = computed.Lines;
            var chosen = ResultFiles.Choose(computed, tables);
            if (folder is not null)
                ResultFolder.Write(
                    folder,
                    into =>
                    {
                        ResultFiles.WriteTables(into, chosen, format);
                        ResultFiles.WriteLines(into, input, lines, format);
                    }
                );
        }
        return run.Show(View(input, lines, folder, findings));
    }

    private static FactsView View(
        PipelineInput input,
        IReadOnlyList<DistributionLine> lines,
        string? folder,
        List<Finding> findings
    )
    {
        var facts = ResultFiles.Summary(input, lines).ToList();
        if (folder is not null)
            facts.Add(new("written", folder));
        return new FactsView(
            "apportion/eigenlayer/compute/1",
            findings.ToVerdict(),
            output =>
            {
                foreach (var (name, value) in facts)
                    output.Line($"{name, -12} {value}");
            },
            json =>
            {
                foreach (var (name, value) in facts)
                    json.WriteString(name, value);
                FindingOutput.WriteJson(json, findings);
            }
        );
    }
}
