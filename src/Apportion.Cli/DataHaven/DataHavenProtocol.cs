using System.CommandLine;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.DataHaven.Conformance;
using Apportion.DataHaven.Rulesets;

namespace Apportion.Cli.DataHaven;

/// <summary>DataHaven on the command line.</summary>
internal sealed class DataHavenProtocol : IProtocol
{
    /// <inheritdoc/>
    public string Name => "datahaven";

    /// <inheritdoc/>
    public IReadOnlyList<IConformanceRunner> Runners => DataHavenRunners.All;

    /// <inheritdoc/>
    public IReadOnlyList<RulesetDescription> Rulesets { get; } =
        RulesetDescription.Describe<DataHavenRuleset>("datahaven", Models.All, []);

    /// <inheritdoc/>
    public FormulaLibrary Formulas => FormulaLibrary.BuiltIn;

    /// <inheritdoc/>
    public Command BuildCommand(CommandHost host) =>
        new(Name, "DataHaven validator rewards and slashes: performance points, inflation, messages to EigenLayer.");
}
