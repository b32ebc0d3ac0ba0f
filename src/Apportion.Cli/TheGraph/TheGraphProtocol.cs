using System.CommandLine;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.TheGraph.Conformance;
using Apportion.TheGraph.Rulesets;

namespace Apportion.Cli.TheGraph;

/// <summary>The Graph on the command line.</summary>
internal sealed class TheGraphProtocol : IProtocol
{
    /// <inheritdoc/>
    public string Name => "thegraph";

    /// <inheritdoc/>
    public IReadOnlyList<IConformanceRunner> Runners => GraphConformance.Runners;

    /// <inheritdoc/>
    public IReadOnlyList<RulesetDescription> Rulesets =>
        RulesetDescription.Describe("thegraph", GraphRulesets.All, [GraphRulesets.ArbitrumOne]);

    /// <inheritdoc/>
    public FormulaLibrary Formulas => FormulaLibrary.BuiltIn;

    /// <inheritdoc/>
    public Command BuildCommand(CommandHost host)
    {
        var command = new Command(
            Name,
            "The Graph indexing rewards: issuance, conditions, reclaim; replayed call by call or from logs."
        );
        command.Subcommands.Add(ComputeCommand.Build(host));
        command.Subcommands.Add(ExplainCommand.Build(host));
        command.Subcommands.Add(HistoryCommand.Build(host));
        command.Subcommands.Add(DiffCommand.Build(host));
        command.Subcommands.Add(SimulateCommand.Build(host));
        command.Subcommands.Add(VerifyCommand.Build(host));
        command.Subcommands.Add(ExportCommands.Build(host));
        return command;
    }
}
