using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;
using Apportion.Core.Conformance;
using Apportion.Livepeer.Conformance;
using Apportion.Livepeer.Rulesets;

namespace Apportion.Cli.Livepeer;

/// <summary>Livepeer on the command line.</summary>
internal sealed class LivepeerProtocol : IProtocol
{
    public const string ProtocolName = "livepeer";

    public string Name => ProtocolName;

    public IReadOnlyList<IConformanceRunner> Runners => [new SequenceRunner()];

    public IReadOnlyList<RulesetDescription> Rulesets =>
        RulesetDescription.Describe(ProtocolName, LivepeerRulesets.All, [LivepeerRulesets.ArbitrumOne]);

    public FormulaLibrary Formulas => FormulaLibrary.BuiltIn;

    public Command BuildCommand(CommandHost host) =>
        new Command(
            ProtocolName,
            "Livepeer: stake, rewards and fees of any account at any round, from raw logs, equal to the contract."
        ).With(
            LivepeerCommands.Compute(host),
            LivepeerCommands.Verify(host),
            LivepeerCommands.Explain(host),
            LivepeerComparisons.Diff(host),
            LivepeerCommands.History(host),
            CommandExtensions.NoMeaning(
                host,
                ProtocolName,
                "prove",
                "stake and fees are kept by the contract itself, nothing is claimed with a proof"
            ),
            LivepeerComparisons.Simulate(host),
            LivepeerCommands.Export(host)
        );
}
