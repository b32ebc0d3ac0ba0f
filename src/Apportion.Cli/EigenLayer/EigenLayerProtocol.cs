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
    public const string ProtocolName = "eigenlayer";

    /// <inheritdoc/>
    public string Name => ProtocolName;

    /// <inheritdoc/>
    public IReadOnlyList<IConformanceRunner> Runners =>
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
                ProtocolName,
                RewardsRuleset.Shipped,
                [.. Networks.All.Select(network => (network.Name, new Period(PeriodKind.Day, 0)))]
            ),
            new(ProtocolName, RewardsRuleset.Draft, []),
        ];

    /// <inheritdoc/>
    public FormulaLibrary Formulas => PgFormulas.Library;

    /// <inheritdoc/>
    public Command BuildCommand(CommandHost host) =>
        new Command(Name, "EigenLayer rewards v1 to v2.2: tables, distribution roots, claims.").With(
            ComputeCommand.Build(host),
            VerifyCommand.Build(host),
            ExplainCommand.Build(host),
            DiffCommand.Build(host),
            HistoryCommand.Build(host),
            ProveCommand.Build(host),
            SimulateCommand.Build(host),
            BuildExport(host),
            ClaimCommand.Build(host),
            LeaksCommand.Build(host),
            LintCommand.Build(host)
        );

    private static Command BuildExport(CommandHost host)
    {
        var pipeline = new PipelineOptions();
        return ExportCommand.Build(
            host,
            ProtocolName,
            PeriodKind.Day,
            "apportion eigenlayer export vectors/eigenlayer/tiny --format hledger",
            run =>
            {
                var input = pipeline.Read(run);
                var facts = input.Facts(run, out var doubts);
                return (PipelineOptions.Engine(run, input.Rules).ComputeLedger(facts, input.Cutoffs), doubts);
            },
            pipeline.Symbols
        );
    }
}
