using System.CommandLine;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.DataHaven.Accounting;
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
    public IReadOnlyList<RulesetDescription> Rulesets =>
        RulesetDescription.Describe<DataHavenRuleset>("datahaven", Models.All, []);

    /// <inheritdoc/>
    public FormulaLibrary Formulas => FormulaLibrary.BuiltIn;

    /// <inheritdoc/>
    public Command BuildCommand(CommandHost host)
    {
        var command = new Command(
            Name,
            "DataHaven validator rewards and slashes: performance points, inflation, messages to EigenLayer."
        );
        command.Subcommands.Add(ComputeCommand.Build(host));
        command.Subcommands.Add(VerifyCommand.Build(host));
        command.Subcommands.Add(ExplainCommand.Build(host));
        command.Subcommands.Add(DiffCommand.Build(host));
        command.Subcommands.Add(HistoryCommand.Build(host));
        command.Subcommands.Add(ProveCommand.Build(host));
        command.Subcommands.Add(SimulateCommand.Build(host));
        command.Subcommands.Add(MessageCommand.Build(host));
        command.Subcommands.Add(SlashesCommand.Build(host));
        command.Subcommands.Add(BuildExport(host));
        return command;
    }

    private static Command BuildExport(CommandHost host)
    {
        var input = new FactsInput();
        return Commands.ExportCommand.Build(
            host,
            "datahaven",
            "apportion datahaven export facts.jsonl --format hledger --out rewards.journal",
            run => LedgerReport.Build(input.Replay(run)),
            input.Symbols
        );
    }
}
