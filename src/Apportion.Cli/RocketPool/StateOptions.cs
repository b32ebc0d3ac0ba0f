using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;

namespace Apportion.Cli.RocketPool;

/// <summary>Arguments and options that the verbs on network states share; each call makes new ones.</summary>
internal static class StateOptions
{
    public static Argument<string> State() =>
        CommonOptions.Input("Network-state document of one interval (plain, .gz, .zst) or -.");

    public static Option<ulong?> Interval()
    {
        var option = CommonOptions.At("interval", "Compute as this interval index instead of the document's.");
        option.Aliases.Add("-i");
        return option;
    }

    public static Option<Address?> Node(bool required = true) =>
        CommonOptions.Account("node", "The node's address.", required);

    public static Option<Address?> Minipool() => CommonOptions.Address("--minipool", "Only this minipool of the node.");
}
