using System.CommandLine;
using Apportion.Core;

namespace Apportion.Cli.DataHaven;

/// <summary>Options that name a validator or an era.</summary>
internal static class ValidatorOptions
{
    public static Option<string> Validator() =>
        new("--validator")
        {
            Description = "The validator's DataHaven account.",
            HelpName = "0x...",
            Required = true,
        };

    public static Option<uint?> Era() => new("--era") { Description = "The era.", HelpName = "N" };

    public static Address Parse(string text) =>
        Address.TryParse(text, out var account)
            ? account
            : throw ApportionException.Malformed(
                "datahaven.option",
                "--validator",
                "an address (0x and 40 hex digits)",
                text,
                "give the validator's DataHaven account"
            );
}
