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
        var node = StateOptions.Node();
        var minipool = StateOptions.Minipool();
        var ruleset = CommonOptions.Ruleset();
        var interval = StateOptions.Interval();
        return CommandExtensions
            .Verb(
                "explain",
                "Derive a node's RPL and ETH down to the state's fields, zeros with their reason; without --node, treasury and pool stakers.",
                "apportion rocketpool explain state.json --node 0x07b37e14998092253deffa38e12b2b8f30b17d0b"
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
        string? node,
        string? minipool,
        string? ruleset,
        ulong? interval
    )
    {
        var state = StateInputs.Read(run, path);
        var forced = StateInputs.Forced(ruleset);
        Address? only = minipool is null ? null : StateInputs.AddressOf("--minipool", minipool);
        var owner = OwnerOf(state, only);
        Address? account = node is null ? owner : StateInputs.AddressOf("--node", node);
        if (owner is not null && account != owner)
            throw ApportionException.Missing(
                "rocketpool.unknown-minipool",
                $"minipool {only}",
                $"a minipool of node {account}",
                $"it belongs to node {owner}"
            );
        var explanation = account is { } address
            ? RocketPoolEngine.Explain(state, address, only, forced, interval)
            : RocketPoolEngine.ExplainTotals(state, forced, interval);
        return run.Show(
            new DerivationView(
                "rocketpool",
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
