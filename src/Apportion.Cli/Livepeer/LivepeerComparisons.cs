using System.CommandLine;
using Apportion.Cli.Commands;
using Apportion.Cli.Output;
using Apportion.Core;
using Apportion.Livepeer.Reports;
using Apportion.Livepeer.Reports.Simulation;
using Apportion.Livepeer.Rulesets.Profiles;

namespace Apportion.Cli.Livepeer;

/// <summary>The verbs that put two results side by side: <c>diff</c> and <c>simulate</c>.</summary>
internal static class LivepeerComparisons
{
    public static Command Diff(CommandHost host)
    {
        var symbols = new ReplaySymbols();
        var profiles = new Option<string>("--profiles")
        {
            Description =
                "contract,subgraph-pr217 (what a dashboard on the proposed subgraph shows) or contract,shares.",
            HelpName = "A,B",
            DefaultValueFactory = _ => "contract,subgraph-pr217",
        };
        var round = LivepeerValues.Round("Round at whose end the stakes are compared; the last one if left out.");
        return CommandExtensions
            .Verb(
                "diff",
                "Stake of every account under two profiles of calculation, with the cause of each difference.",
                "apportion livepeer diff logs.jsonl --profiles contract,subgraph-pr217 --round 3000"
            )
            .With(symbols.WithoutState)
            .With(profiles, round)
            .Does(host, run => Diff(run, symbols, run.Value(profiles)!, run.Value(round)));
    }

    private static int Diff(Invocation run, ReplaySymbols symbols, string profiles, ulong? round)
    {
        SubgraphPr217Profile? subgraph = null;
        var replayed = symbols.Replay(run, engine => subgraph = SubgraphPr217Profile.Follow(engine));
        var at = replayed.Round(round);
        var comparison = profiles switch
        {
            "contract,subgraph-pr217" => ProfileComparison.WithSubgraph(replayed.State, subgraph!, at),
            "contract,shares" => ProfileComparison.WithShares(replayed.State, at),
            _ => throw ApportionException.Unsupported(
                "livepeer.profiles",
                "--profiles",
                "contract,subgraph-pr217 or contract,shares",
                profiles,
                "the contract comes first: it is the authority"
            ),
        };
        comparison = comparison with { Findings = [.. replayed.Findings, .. comparison.Findings] };
        return run.Show(new ComparisonView("diff", LivepeerProtocol.ProtocolName, comparison, comparison.Verdict));
    }

    public static Command Simulate(CommandHost host)
    {
        var symbols = new ReplaySymbols();
        var cut = LivepeerValues.Cuts("--reward-cut", "An orchestrator's reward cut in parts per million, all along.");
        var share = LivepeerValues.Cuts("--fee-share", "An orchestrator's fee share in parts per million, all along.");
        var call = LivepeerValues.Accounts("--call-missed", "An orchestrator that calls reward in every active round.");
        var move = LivepeerValues.Moves("--move", "A bond moved at the end of a round.");
        return CommandExtensions
            .Verb(
                "simulate",
                "The same facts with other cuts, without missed reward calls, or with a bond moved, against the unchanged result.",
                "apportion livepeer simulate logs.jsonl --move 0xdelegator=0xorchestrator@3000"
            )
            .With(symbols.WithoutState)
            .With(cut, share, call, move)
            .Does(
                host,
                run =>
                {
                    var plan = new SimulationPlan
                    {
                        RewardCuts = run.Value(cut)!,
                        FeeShares = run.Value(share)!,
                        CallMissed = run.Value(call)!,
                        Moves = run.Value(move)!,
                    };
                    return Simulate(run, symbols, plan);
                }
            );
    }

    private static int Simulate(Invocation run, ReplaySymbols symbols, SimulationPlan plan)
    {
        var (options, facts, findings) = symbols.Load(run);
        var simulation = new SimulatedReplay(options, plan);
        simulation.Run(facts);
        var all = new List<Finding>([.. findings, .. simulation.Baseline.Findings, .. simulation.Changed.Findings]);
        var comparison = simulation.Compare() with { Findings = all };
        return run.Show(new ComparisonView("simulate", LivepeerProtocol.ProtocolName, comparison, all.ToVerdict()));
    }
}
