using System.CommandLine;
using Apportion.Cli.Output;

namespace Apportion.Cli.Commands;

/// <summary>Options that mean the same in every verb that takes them. Each call makes a new one.</summary>
internal static class CommonOptions
{
    /// <summary>Files, folders, patterns or <c>-</c>; at least one.</summary>
    public static Argument<string[]> Inputs(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.OneOrMore };

    /// <summary>One file, folder or <c>-</c>.</summary>
    public static Argument<string> Input(string name, string description) => new(name) { Description = description };

    /// <summary>Forces a ruleset.</summary>
    public static Option<string?> Ruleset() =>
        new("--ruleset", "-r")
        {
            Description = "Force a ruleset instead of the one the schedule names.",
            HelpName = "NAME",
        };

    /// <summary>Two rulesets to compare.</summary>
    public static Option<string?> Rulesets() =>
        new("--rulesets")
        {
            Description = "Two rulesets to compare on the same facts, separated by a comma.",
            HelpName = "A,B",
        };

    /// <summary>The network whose schedule and contracts hold.</summary>
    public static Option<string?> Network() =>
        new("--network") { Description = "Network whose schedule and contracts hold.", HelpName = "NAME" };

    /// <summary>Where the contracts of another network live.</summary>
    public static Option<string?> Contracts() =>
        new("--contracts")
        {
            Description = "Contract addresses as a JSON object, role to address, for other networks.",
            HelpName = "FILE",
        };

    /// <summary>A folder or file to write to.</summary>
    public static Option<string?> Out() =>
        new("--out", "-o") { Description = "Where to write; files appear whole or not at all.", HelpName = "PATH" };

    /// <summary>Changed parameters of a simulation.</summary>
    public static Option<string[]> Set() =>
        new("--set")
        {
            Description = "Change a parameter, name=value; may be given several times.",
            HelpName = "NAME=VALUE",
            AllowMultipleArgumentsPerToken = false,
        };

    /// <summary>How a history is written.</summary>
    public static Option<HistoryFormat> HistoryFormat() =>
        new("--format") { Description = "table, csv or chart.", HelpName = "FORMAT" };
}
