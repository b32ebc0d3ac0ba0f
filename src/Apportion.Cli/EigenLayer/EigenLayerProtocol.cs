using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.EigenLayer;
using Apportion.EigenLayer.Conformance;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Rulesets;

namespace Apportion.Cli.EigenLayer;

/// <summary>EigenLayer on the command line.</summary>
internal sealed class EigenLayerProtocol : IProtocol
{
    /// <inheritdoc/>
    public string Name => "eigenlayer";

    /// <inheritdoc/>
    public IReadOnlyList<IConformanceRunner> Runners { get; } =
    [
        new PipelineRunner(),
        new NumericRunner(),
        new EventTableRunner(),
        new LogScenarioRunner(),
        new MerkleRunner(),
        new ClaimsRunner(),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<RulesetDescription> Rulesets =>
    [
        new(
            "eigenlayer",
            RewardsRuleset.Shipped,
            [.. Networks.All.Select(network => (network.Name, new Period(PeriodKind.Day, 0)))]
        ),
        new("eigenlayer", RewardsRuleset.Draft, []),
    ];

    /// <inheritdoc/>
    public FormulaLibrary Formulas => PgFormulas.Library;

    /// <inheritdoc/>
    public Command BuildCommand(CommandHost host)
    {
        var command = new Command(Name, "EigenLayer rewards v1 to v2.2: tables, distribution roots, claims.");
        command.Subcommands.Add(ComputeCommand.Build(host));
        command.Subcommands.Add(VerifyCommand.Build(host));
        command.Subcommands.Add(ExplainCommand.Build(host));
        command.Subcommands.Add(HistoryCommand.Build(host));
        command.Subcommands.Add(LeaksCommand.Build(host));
        command.Subcommands.Add(LintCommand.Build(host));
        command.Subcommands.Add(DiffCommand.Build(host));
        command.Subcommands.Add(SimulateCommand.Build(host));
        command.Subcommands.Add(BuildExport(host));
        command.Subcommands.Add(ProveCommand.Build(host));
        command.Subcommands.Add(ClaimCommand.Build(host));
        return command;
    }

    private static Command BuildExport(CommandHost host)
    {
        var pipeline = new PipelineOptions();
        return ExportCommand.Build(
            host,
            "eigenlayer",
            "apportion eigenlayer export facts/ --cutoff 2026-01-09 --format hledger",
            run =>
            {
                var input = pipeline.Read(run);
                return new EigenLayerEngine(input.Rules, run.Threads).ComputeLedger(
                    input.Facts(run, []),
                    input.Cutoffs
                );
            },
            pipeline.Symbols
        );
    }
}
