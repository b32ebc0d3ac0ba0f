using System.CommandLine;
using Apportion.Cli.Commands;

namespace Apportion.Cli.Bundle;

/// <summary><c>apportion bundle</c>: evidence that reproduces a verdict offline.</summary>
internal static class BundleCommand
{
    public static Command Build(CommandHost host) =>
        new Command(
            "bundle",
            "Evidence bundles: inputs, command, result and hashes that reproduce a verdict offline."
        ).With(BundleCreateCommand.Build(host), BundleVerifyCommand.Build(host));
}
