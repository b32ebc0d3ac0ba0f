using System.CommandLine;
using System.CommandLine.Parsing;
using Apportion.Cli.Output;
using Apportion.Core;

namespace Apportion.Cli.Commands;

/// <summary>Options that mean the same in every verb that takes them. Each call makes a new one.</summary>
internal static class CommonOptions
{
    /// <summary>Files, folders, patterns or <c>-</c>; at least one.</summary>
    public static Argument<string[]> Inputs(string description) =>
        new("input") { Description = description, Arity = ArgumentArity.OneOrMore };

    /// <summary>One file, folder or <c>-</c>.</summary>
    public static Argument<string> Input(string description) => new("input") { Description = description };

    /// <summary>Forces a ruleset.</summary>
    public static Option<string?> Ruleset() =>
        new("--ruleset", "-r")
        {
            Description = "Force a ruleset instead of the one the schedule names; 'apportion rulesets' lists them.",
            HelpName = "NAME",
        };

    /// <summary>Two rulesets to compare.</summary>
    public static Option<RulesetPair?> Rulesets() =>
        new("--rulesets")
        {
            Description = "Two rulesets to compare on the same facts, separated by a comma.",
            HelpName = "A,B",
            CustomParser = result =>
                RulesetPair.Parse(OptionText.Of(result))
                ?? OptionText.Wrong<RulesetPair?>(result, "two names separated by a comma"),
        };

    /// <summary>The network whose schedule and contracts hold.</summary>
    public static Option<string?> Network() =>
        new("--network", "-n") { Description = "Network whose schedule and contracts hold.", HelpName = "NAME" };

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

    /// <summary>Whose amounts; <c>--account</c> everywhere, and the protocol's own noun.</summary>
    /// <param name="noun">The protocol's own word, e.g. <c>node</c>.</param>
    /// <param name="description">What it selects.</param>
    /// <param name="required">True if the verb has no answer without it.</param>
    public static Option<Address?> Account(string noun, string description, bool required = true)
    {
        var option = Address("--" + noun, description);
        option.Aliases.Add("--account");
        option.Required = required;
        return option;
    }

    /// <summary>An account as a ledger names it: an address, or a name of the protocol such as <c>treasury</c>.</summary>
    public static Option<string?> LedgerAccount() =>
        new("--account")
        {
            Description = "Only this account: an address, or a name such as treasury.",
            HelpName = "ACCOUNT",
            CustomParser = result => OptionText.Of(result).ToLowerInvariant(),
        };

    /// <summary>An address that is not the account asked about.</summary>
    public static Option<Address?> Address(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "ADDRESS",
            CustomParser = result =>
                Core.Address.TryParse(OptionText.Of(result), out var address)
                    ? address
                    : OptionText.Wrong<Address?>(result, "0x and 40 hex digits"),
        };

    /// <summary>The period asked about; <c>--at</c> everywhere, and the protocol's own noun.</summary>
    /// <param name="noun">The protocol's own word, e.g. <c>round</c>.</param>
    /// <param name="description">What it selects.</param>
    public static Option<ulong?> At(string noun, string description)
    {
        var option = new Option<ulong?>("--" + noun)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result =>
                OptionText.Number(OptionText.Of(result)) is { } number and <= long.MaxValue
                    ? number
                    : OptionText.Wrong<ulong?>(result, $"the number of {OptionText.Article(noun)}"),
        };
        if (noun != "at")
            option.Aliases.Add("--at");
        return option;
    }

    /// <summary>Changed parameters of a simulation.</summary>
    /// <param name="names">The names that can be set, for help.</param>
    public static Option<string[]> Set(string names)
    {
        var option = new Option<string[]>("--set")
        {
            Description = $"Change a parameter; may be given several times. {names}",
            HelpName = "NAME=VALUE",
            AllowMultipleArgumentsPerToken = false,
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (token.Value.IndexOf('=', StringComparison.Ordinal) < 1)
                    result.AddError($"--set: expected NAME=VALUE, found \"{token.Value}\"");
        });
        return option;
    }

    /// <summary>How a history is written.</summary>
    public static Option<HistoryFormat> HistoryFormat() =>
        new("--format", "-f") { Description = "table, csv or chart.", HelpName = "FORMAT" };

    /// <summary>An old spelling that still works and that help does not show.</summary>
    public static Option<T> Hidden<T>(this Option<T> option)
    {
        option.Hidden = true;
        return option;
    }
}
