using System.CommandLine;
using Apportion.Core;
using Apportion.Core.Conformance;

namespace Apportion.Cli;

/// <summary>What the program knows of one protocol: its commands, conformance formats, rulesets and formula functions.</summary>
internal interface IProtocol
{
    /// <summary>Name on the command line, e.g. <c>rocketpool</c>.</summary>
    string Name { get; }

    /// <summary>The protocol's command with one subcommand a verb.</summary>
    Command BuildCommand(CommandHost host);

    /// <summary>Conformance runners, in the order they may claim files.</summary>
    IReadOnlyList<IConformanceRunner> Runners { get; }

    /// <summary>All rulesets and where they hold.</summary>
    IReadOnlyList<RulesetDescription> Rulesets { get; }

    /// <summary>Functions of the protocol's number system that its formulas use.</summary>
    FormulaLibrary Formulas { get; }
}
