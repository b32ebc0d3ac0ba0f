using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.RocketPool.Conformance;
using Apportion.RocketPool.Reports;
using Apportion.RocketPool.Rulesets;

namespace Apportion.Cli.RocketPool;

/// <summary>Rocket Pool on the command line.</summary>
internal sealed class RocketPoolProtocol : IProtocol
{
    public const string ProtocolName = "rocketpool";

    /// <inheritdoc/>
    public string Name => ProtocolName;

    /// <inheritdoc/>
    public IReadOnlyList<IConformanceRunner> Runners =>
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
        RulesetDescription.Describe(ProtocolName, RewardsRulesets.All, RewardsRulesets.Schedules);

    /// <inheritdoc/>
    public FormulaLibrary Formulas => RocketPoolFormulas.Library;

    /// <inheritdoc/>
    public Command BuildCommand(CommandHost host) =>
        new Command(Name, "Rocket Pool rewards trees: rulesets v1 to v11, published files, claims.").With(
            ComputeCommand.Build(host),
            VerifyCommand.Build(host),
            ExplainCommand.Build(host),
            DiffCommand.Build(host),
            HistoryCommand.Build(host),
            ProveCommand.Build(host),
            SimulateCommand.Build(host),
            RewardsExport.Build(host),
            ConvertCommand.Build(host)
        );
}
