using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.DataHaven.Accounting;
using Apportion.DataHaven.Conformance;
using Apportion.DataHaven.Rulesets;

namespace Apportion.Cli.DataHaven;

/// <summary>DataHaven on the command line.</summary>
internal sealed class DataHavenProtocol : IProtocol
{
    public const string ProtocolName = "datahaven";

    /// <inheritdoc/>
    public string Name => ProtocolName;

    /// <inheritdoc/>
    public IReadOnlyList<IConformanceRunner> Runners => DataHavenRunners.All;

    /// <inheritdoc/>
    public IReadOnlyList<RulesetDescription> Rulesets =>
        RulesetDescription.Describe<DataHavenRuleset>(ProtocolName, Models.All, []);

    /// <inheritdoc/>
    public FormulaLibrary Formulas => FormulaLibrary.BuiltIn;

    /// <inheritdoc/>
    public Command BuildCommand(CommandHost host) =>
        new Command(
            Name,
            "DataHaven validator rewards and slashes: performance points, inflation, messages to EigenLayer."
        ).With(
            ComputeCommand.Build(host),
            VerifyCommand.Build(host),
            ExplainCommand.Build(host),
            DiffCommand.Build(host),
            HistoryCommand.Build(host),
            ProveCommand.Build(host),
            SimulateCommand.Build(host),
            BuildExport(host),
            MessageCommand.Build(host),
            SlashesCommand.Build(host)
        );

    private static Command BuildExport(CommandHost host)
    {
        var input = new FactsInput();
        return ExportCommand.Build(
            host,
            ProtocolName,
            PeriodKind.Era,
            "apportion datahaven export samples/datahaven/one-era.jsonl --format hledger",
            run => LedgerReport.Build(input.Replay(run)),
            input.Symbols
        );
    }
}
