using System.CommandLine;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.RocketPool.Conformance;
using Apportion.RocketPool.Reports;
using Apportion.RocketPool.Rulesets;

namespace Apportion.Cli.RocketPool;

/// <summary>Rocket Pool on the command line.</summary>
internal sealed class RocketPoolProtocol : IProtocol
{
    /// <inheritdoc/>
    public string Name => "rocketpool";

    /// <inheritdoc/>
    public IReadOnlyList<IConformanceRunner> Runners { get; } =
    [
        new PipelineRunner(),
        new SmoothingPoolRunner(),
        new UnitRunner(),
        new ClaimsRunner(),
        new SszRunner(),
        new RewardsFileRunner(),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<RulesetDescription> Rulesets =>
        RulesetDescription.Describe("rocketpool", RewardsRulesets.All, RewardsRulesets.Schedules);

    /// <inheritdoc/>
    public FormulaLibrary Formulas => RocketPoolFormulas.Library;

    /// <inheritdoc/>
    public Command BuildCommand(CommandHost host)
    {
        var command = new Command(Name, "Rocket Pool rewards trees: rulesets v1 to v11, published files, claims.");
        command.Subcommands.Add(ComputeCommand.Build(host));
        command.Subcommands.Add(VerifyCommand.Build(host));
        command.Subcommands.Add(ExplainCommand.Build(host));
        command.Subcommands.Add(DiffCommand.Build(host));
        command.Subcommands.Add(HistoryCommand.Build(host));
        command.Subcommands.Add(ProveCommand.Build(host));
        command.Subcommands.Add(SimulateCommand.Build(host));
        command.Subcommands.Add(RewardsExport.Build(host));
        command.Subcommands.Add(ConvertCommand.Build(host));
        return command;
    }
}
