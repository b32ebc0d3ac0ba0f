using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.RocketPool;

namespace Apportion.Cli.RocketPool;

/// <summary><c>apportion rocketpool explain</c>: every factor and truncation of a node's RPL and ETH.</summary>
internal static class ExplainCommand
{
    public static Command Build(CommandHost host)
    {
        var state = StateOptions.State();
        var node = StateOptions.Node(required: false);
        var minipool = StateOptions.Minipool();
        var ruleset = CommonOptions.Ruleset();
        var interval = StateOptions.Interval();
        return CommandExtensions
            .Verb(
                "explain",
                "Derive a node's RPL and ETH down to the state's fields, zeros with their reason; without --node, treasury and pool stakers.",
                "apportion rocketpool explain samples/rocketpool/interval-4-shape.json.gz --account 0x00000000000000000000000000000000000001b0"
            )
            .With(state, node, minipool, ruleset, interval)
            .Does(
                host,
                run =>
                    Run(
                        run,
                        run.Value(state)!,
                        run.Value(node),
                        run.Value(minipool),
                        run.Value(ruleset),
                        run.Value(interval)
                    )
            );
    }

    private static int Run(
        Invocation run,
        string path,
        Address? node,
        Address? minipool,
        string? ruleset,
        ulong? interval
    )
    {
        var state = StateInputs.Read(run, path);
        var forced = StateInputs.Forced(ruleset);
        var owner = OwnerOf(state, minipool);
        var account = node ?? owner;
        if (owner is not null && account != owner)
            throw ApportionException.Missing(
                "rocketpool.unknown-minipool",
                $"minipool {minipool}",
                $"a minipool of node {account}",
                $"it belongs to node {owner}"
            );
        var explanation = account is { } address
            ? RocketPoolEngine.Explain(state, address, minipool, forced, interval)
            : RocketPoolEngine.ExplainTotals(state, forced, interval);
        return run.Show(
            new DerivationView(
                RocketPoolProtocol.ProtocolName,
                explanation.Ruleset,
                explanation.Subject,
                explanation.Derivations,
                explanation.Notices
            )
        );
    }

    /// <summary>The node of a minipool that was named alone.</summary>
    private static Address? OwnerOf(Apportion.RocketPool.Facts.NetworkState state, Address? minipool) =>
        minipool is null
            ? null
            : state
                .Nodes.FirstOrDefault(node => node.Minipools.Any(candidate => candidate.Address == minipool))
                ?.Address
                ?? throw ApportionException.Missing(
                    "rocketpool.unknown-minipool",
                    $"minipool {minipool}",
                    "a minipool of the state",
                    "check the address"
                );
}
