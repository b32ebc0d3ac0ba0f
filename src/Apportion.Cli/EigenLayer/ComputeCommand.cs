using System.CommandLine;
using System.Text.Json;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.EigenLayer;
using Apportion.EigenLayer.Commitment;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;

namespace Apportion.Cli.EigenLayer;

/// <summary><c>apportion eigenlayer compute</c></summary>
internal static class ComputeCommand
{
    private const string Ahead = "eigenlayer.cutoff.ahead";

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
        var day = new Option<string?>("--day")
        {
            Description =
                "List only this snapshot day of the one table named by --tables, on stdout. Snapshot tables need no cutoff and compute no rewards.",
            HelpName = "DATE",
        };
        var format = new Option<TableFormat>("--format") { Description = "csv or jsonl." };
        var command = CommandExtensions
            .Verb(
                "compute",
                "Rewards of a history of runs: tables, distribution lines and the root that commits to them.",
                "apportion eigenlayer compute vectors/eigenlayer/tiny --cutoff 2026-01-06 2026-01-09 --out result/tiny"
            )
            .With(pipeline.Symbols)
            .With(output, tables, day, format, previous)
            .Does(
                host,
                run =>
                    run.Value(day) is { } date
                        ? DayRows.Show(run, pipeline, run.Value(tables)![0], date, run.Value(format))
                        : Run(
                            run,
                            pipeline.Read(run),
                            run.Value(output),
                            run.Value(tables) ?? [],
                            run.Value(format),
                            run.Value(previous)
                        )
            );
        command.Validators.Add(result =>
        {
            if (result.GetValue(day) is null)
                return;
            if (result.GetValue(tables) is not { Length: 1 })
                result.AddError("Option '--day' needs '--tables' with one name.");
            if (result.GetValue(output) is not null || result.GetValue(previous) is not null)
                result.AddError("Option '--day' lists on stdout; it goes with neither '--out' nor '--continue'.");
        });
        return command;
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
        RefuseAhead(input, facts, findings);
        var engine = PipelineOptions.Engine(run, input.Rules);
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

    /// <summary>
    /// A run pays the days before its cutoff; the last of them has to be in the input. A table of blocks says how far the
    /// input reaches; logs alone do not, since blocks without events are not among them.
    /// </summary>
    public static void RefuseAhead(PipelineInput input, EigenLayerFacts facts, List<Finding> findings)
    {
        var newest = FactText.DayOf(facts.Blocks.Max(block => block.BlockTime));
        if (input.Cutoffs[^1] - 1 <= newest)
            return;
        var (last, reached) = (FactText.Day(input.Cutoffs[^1] - 1), FactText.Day(newest));
        var where = $"cutoff {FactText.Day(input.Cutoffs[^1])}";
        if (input.Files.ListsBlocks)
            throw ApportionException.Missing(
                Ahead,
                where,
                $"a block of {last} or later; the newest is of {reached}, so this run is not computed yet",
                "give facts up to the cutoff or an earlier --cutoff; simulate computes days ahead"
            );
        findings.Add(
            Finding.Notice(
                Ahead,
                where,
                $"the newest log is of {reached}; right only if all logs up to the cutoff are in the input"
            )
        );
    }

    private static ComputationView View(
        PipelineInput input,
        IReadOnlyList<DistributionLine> lines,
        string? folder,
        List<Finding> findings
    ) =>
        new()
        {
            Protocol = EigenLayerProtocol.ProtocolName,
            Ruleset = input.Rules.Ruleset.Name,
            Facts =
            [
                .. ResultFiles.Summary(input, lines).Where(fact => fact.Key != "ruleset"),
                .. folder is null ? [] : new KeyValuePair<string, string>[] { new("written", folder) },
            ],
            Totals = LineTotals.Of(lines),
            Findings = findings,
            IsWritten = folder is not null,
        };
}
