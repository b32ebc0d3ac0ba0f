using System.CommandLine;
using Apportion.Cli.Commands;

namespace Apportion.Cli.RocketPool;

/// <summary>Arguments and options that the verbs on network states share; each call makes new ones.</summary>
internal static class StateOptions
{
    public static Argument<string> State() =>
        CommonOptions.Input("state", "Network-state document of one interval (plain, .gz, .zst) or -.");

    public static Option<ulong?> Interval() =>
        new("--interval", "-i")
        {
            Description = "Compute as this interval index instead of the document's.",
            HelpName = "N",
        };

    public static Option<string?> Node() => new("--node") { Description = "The node.", HelpName = "0x..." };

    public static Option<string?> Minipool() =>
        new("--minipool") { Description = "Only this minipool of the node.", HelpName = "0x..." };
}
