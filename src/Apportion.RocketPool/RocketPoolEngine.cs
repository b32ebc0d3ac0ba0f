using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;
using Apportion.RocketPool.Stages;
using Apportion.RocketPool.State;

namespace Apportion.RocketPool;

/// <summary>
/// Computes a Rocket Pool rewards interval from the facts of one network state: what each node gets and why. Pure: the
/// same facts and ruleset give the same result whatever the order of rows, the culture or the number of threads.
/// </summary>
public static class RocketPoolEngine
{
    /// <summary>
    /// The ruleset of a state: the forced one, else the one the document names, else the one its network's schedule
    /// gives for the index.
    /// </summary>
    /// <exception cref="ApportionException">No ruleset can be found (unsupported).</exception>
    public static RewardsRuleset RulesetOf(NetworkState state, RewardsRuleset? forced = null, ulong? index = null) =>
        forced
        ?? (
            state.Ruleset is { } version
                ? RewardsRulesets.OfVersion(version)
                : RewardsRulesets.At(state.Network, index ?? state.Index)
        );

    /// <summary>Computes an interval.</summary>
    /// <param name="state">The facts; validate them first with <see cref="StateValidation"/>.</param>
    /// <param name="ruleset">Ruleset to apply; null for <see cref="RulesetOf"/>.</param>
    /// <param name="index">Interval index to apply instead of the state's.</param>
    /// <exception cref="ApportionException">
    /// The ruleset prescribes an error for such a state (unsupported), or needs a fact that is not there (missing).
    /// </exception>
    public static RewardsResult Compute(NetworkState state, RewardsRuleset? ruleset = null, ulong? index = null) =>
        Run(state, ruleset, index).Result;

    /// <summary>The rewards file of a computed interval, its Merkle root included; without proofs.</summary>
    /// <exception cref="ApportionException">No node has a leaf, so there is no tree.</exception>
    public static RewardsFile FileOf(RewardsResult result) => RewardsFileAssembly.Build(result);

    internal static RewardsRun Run(NetworkState state, RewardsRuleset? ruleset, ulong? index)
    {
        var context = new IntervalContext(state, RulesetOf(state, ruleset, index), index ?? state.Index);
        var nodes = ByAddress(state.Nodes);
        var rpl = RplDistribution.Compute(context, nodes);
        var run = new RewardsRun
        {
            Context = context,
            Nodes = nodes,
            Rpl = rpl,
        };
        if (context.SharesSmoothingPool)
        {
            if (context.Ruleset.SmoothingPool == SmoothingPoolRule.AttestationScores)
            {
                run.Scores = ScoreDistribution.Compute(context);
            }
            else
            {
                run.Shares = MembershipDistribution.Compute(context);
            }
        }

        run.Result = ResultAssembly.Assemble(context, rpl, run.Scores?.Result ?? run.Shares?.Result);
        return run;
    }

    private static Dictionary<Address, NodeFacts> ByAddress(IReadOnlyList<NodeFacts> nodes)
    {
        var map = new Dictionary<Address, NodeFacts>(nodes.Count);
        foreach (var node in nodes)
        {
            if (!map.TryAdd(node.Address, node))
            {
                throw StateValidation.DuplicateNode(node.Address);
            }
        }

        return map;
    }
}
