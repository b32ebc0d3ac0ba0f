using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Core;

namespace Apportion.Cli.DataHaven;

/// <summary>Options that name a validator or an era.</summary>
internal static class ValidatorOptions
{
    public static Option<Address?> Validator() =>
        CommonOptions.Account("validator", "The validator's DataHaven account.");

    public static Option<ulong?> Era() => CommonOptions.At("era", "The era; the last one if left out.");

    /// <summary>A validator inside the value of an option, e.g. of <c>--set uptime:ADDRESS=80</c>.</summary>
    public static Address Parse(string text) =>
        Address.TryParse(text, out var account)
            ? account
            : throw ApportionException.Malformed(
                "datahaven.option",
                "--set",
                "an address (0x and 40 hex digits)",
                text,
                "give the validator's DataHaven account"
            );
}
