using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.TheGraph.Conformance;
using Apportion.TheGraph.Rulesets;

namespace Apportion.Cli.TheGraph;

/// <summary>The Graph on the command line.</summary>
internal sealed class TheGraphProtocol : IProtocol
{
    public const string ProtocolName = "thegraph";

    /// <inheritdoc/>
    public string Name => ProtocolName;

    /// <inheritdoc/>
    public IReadOnlyList<IConformanceRunner> Runners => GraphConformance.Runners;

    /// <inheritdoc/>
    public IReadOnlyList<RulesetDescription> Rulesets =>
        RulesetDescription.Describe(ProtocolName, GraphRulesets.All, [GraphRulesets.ArbitrumOne]);

    /// <inheritdoc/>
    public FormulaLibrary Formulas => FormulaLibrary.BuiltIn;

    /// <inheritdoc/>
    public Command BuildCommand(CommandHost host) =>
        new Command(
            Name,
            "The Graph indexing rewards: issuance, conditions, reclaim; replayed call by call or from logs."
        ).With(
            ComputeCommand.Build(host),
            VerifyCommand.Build(host),
            ExplainCommand.Build(host),
            DiffCommand.Build(host),
            HistoryCommand.Build(host),
            CommandExtensions.NoMeaning(
                host,
                ProtocolName,
                "prove",
                "indexers collect by a proof of indexing (POI), nothing is claimed with a Merkle proof"
            ),
            SimulateCommand.Build(host),
            GraphExport.Build(host)
        );
}
