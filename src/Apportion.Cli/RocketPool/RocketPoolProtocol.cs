using System.CommandLine;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.RocketPool.Conformance;

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
    public IReadOnlyList<RulesetDescription> Rulesets { get; } = [];

    /// <inheritdoc/>
    public FormulaLibrary Formulas => FormulaLibrary.BuiltIn;

    /// <inheritdoc/>
    public Command BuildCommand(CommandHost host)
    {
        var command = new Command(Name, "Rocket Pool rewards trees: rulesets v1 to v11, published files, claims.");
        command.Subcommands.Add(VerifyCommand.Build(host));
        command.Subcommands.Add(DiffCommand.Build(host));
        command.Subcommands.Add(HistoryCommand.Build(host));
        command.Subcommands.Add(ProveCommand.Build(host));
        return command;
    }
}
