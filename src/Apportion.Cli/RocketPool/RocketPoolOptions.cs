using System.CommandLine;
using Apportion.Core;

namespace Apportion.Cli.RocketPool;

/// <summary>Options that several verbs on files take.</summary>
internal static class RocketPoolOptions
{
    /// <summary>The node.</summary>
    public static Option<string> Node() =>
        new("--node")
        {
            Description = "The node's address.",
            HelpName = "0x...",
            Required = true,
        };

    /// <summary>Reads the node's address.</summary>
    /// <exception cref="ApportionException">Not an address.</exception>
    public static Address ParseNode(string text) =>
        Address.TryParse(text, out Address node)
            ? node
            : throw ApportionException.Malformed(
                "cli.node",
                "--node",
                "an address: 0x and 40 hex digits",
                text,
                "Give the address the node is registered with"
            );
}
