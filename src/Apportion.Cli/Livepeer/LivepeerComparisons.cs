using System.CommandLine;
using System.Numerics;
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
        var rulesets = CommonOptions.Rulesets();
        var profiles = new Option<string>("--profiles")
        {
            Description =
                "contract,subgraph-pr217 (what a dashboard on the proposed subgraph shows) or contract,shares.",
            HelpName = "A,B",
            DefaultValueFactory = _ => "contract,subgraph-pr217",
        };
        var round = CommonOptions.At("round", "Round at whose end the stakes are compared; the last one if left out.");
        return CommandExtensions
            .Verb(
                "diff",
                "Stake and fees of every account under two rulesets or, without --rulesets, under two profiles of calculation, with the cause of each difference. "
                    + ResultDiff.Inputs,
                "apportion livepeer diff vectors/livepeer/tiny.jsonl.gz --profiles contract,subgraph-pr217 --round 23"
            )
            .With(symbols.WithoutState)
            .With(rulesets, profiles, round)
            .Does(
                host,
                run =>
                    ResultDiff.Run(run, LivepeerProtocol.ProtocolName, symbols.Paths(run))
                    ?? (
                        run.Value(rulesets) is { } pair
                            ? DiffRulesets(run, symbols, pair, run.Value(round))
                            : Diff(run, symbols, run.Value(profiles)!, run.Value(round))
                    )
            );
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
            _ => throw UsageException.Of(
                "livepeer.profiles",
                "--profiles",
                "contract,subgraph-pr217 or contract,shares",
                profiles,
                "the contract comes first: it is the authority"
            ),
        };
        comparison = comparison with { Findings = [.. replayed.Findings, .. comparison.Findings] };
        return run.ShowDiff(LivepeerProtocol.ProtocolName, comparison);
    }

    private static int DiffRulesets(Invocation run, ReplaySymbols symbols, RulesetPair pair, ulong? round)
    {
        var left = symbols.Replay(run, ruleset: pair.Left);
        var right = symbols.Replay(run, ruleset: pair.Right);
        var comparison = Comparison.Of(
            pair.Left,
            pair.Right,
            Sums(left, left.Round(round)),
            Sums(right, right.Round(round)),
            row => row with { Cause = DifferenceCause.Ruleset }
        );
        comparison = comparison with { Findings = [.. left.Findings.Concat(right.Findings).Distinct()] };
        return run.ShowDiff(LivepeerProtocol.ProtocolName, comparison);
    }

    private static Dictionary<(string Account, Asset Asset), BigInteger> Sums(Replayed replayed, ulong round) =>
        Stakes
            .At(replayed, round, "")
            .Totals.ToDictionary(total => (total.Account, total.Asset), total => total.Amount);

    public static Command Simulate(CommandHost host)
    {
        var symbols = new ReplaySymbols();
        var set = CommonOptions.Set(
            "Names: reward-cut:ADDRESS=PPM and fee-share:ADDRESS=PPM (all along), call-missed=ADDRESS (calls reward in every active round), move:DELEGATOR=ORCHESTRATOR@ROUND (at the end of the round)."
        );
        var cut = LivepeerValues.Cuts("--reward-cut").Hidden();
        var share = LivepeerValues.Cuts("--fee-share").Hidden();
        var call = LivepeerValues.Accounts("--call-missed").Hidden();
        var move = LivepeerValues.Moves("--move").Hidden();
        return CommandExtensions
            .Verb(
                "simulate",
                "The same facts with other cuts, without missed reward calls, or with a bond moved, against the unchanged result.",
                "apportion livepeer simulate vectors/livepeer/tiny.jsonl.gz --set move:0x63a9e835ed31d8a62d00e5b25f5e3b524b1bc51a=0x5531d3f9e51341f19bb365751531cd6d53a97bc4@24"
            )
            .With(symbols.WithoutState)
            .With(set, cut, share, call, move)
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
                    return Simulate(run, symbols, PlanChanges.Apply(plan, run.Value(set) ?? []));
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
