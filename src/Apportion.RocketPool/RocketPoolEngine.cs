using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Replay;
using Apportion.RocketPool.Reports;
using Apportion.RocketPool.Rulesets;
using Apportion.RocketPool.Stages;

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

    /// <summary>The rewards file of a computed interval with its Merkle root and every proof.</summary>
    /// <exception cref="ApportionException">No node has a leaf, so there is no tree.</exception>
    public static RewardsFile FileOf(RewardsResult result) => RewardsFileAssembly.Build(result);

    /// <summary>
    /// Derives the amounts of one node, or of one of its minipools: the stages run again with a recorder.
    /// </summary>
    /// <exception cref="ApportionException">The node is not in the state (missing), or as <see cref="Compute"/>.</exception>
    public static RewardsExplanation Explain(
        NetworkState state,
        Address node,
        Address? minipool = null,
        RewardsRuleset? ruleset = null,
        ulong? index = null
    ) => RewardsExplaining.OfNode(Run(state, ruleset, index), node, minipool);

    /// <summary>Derives what the treasury and the pool stakers get, who receive what rules and truncation leave.</summary>
    /// <exception cref="ApportionException">As <see cref="Compute"/>.</exception>
    public static RewardsExplanation ExplainTotals(
        NetworkState state,
        RewardsRuleset? ruleset = null,
        ulong? index = null
    ) => RewardsExplaining.OfTotals(Run(state, ruleset, index));

    /// <summary>Computes the same facts under two rulesets and names the rule behind every difference.</summary>
    /// <exception cref="ApportionException">As <see cref="Compute"/>, for either ruleset.</exception>
    public static RulesetDifference Diff(
        NetworkState state,
        RewardsRuleset left,
        RewardsRuleset right,
        ulong? index = null
    ) => RulesetDiffing.Compare(Run(state, left, index), Run(state, right, index));

    /// <summary>
    /// The performance file of a computed interval. File version 1 (v1 to v6) rounds what upstream rounds to floating
    /// point, here cut off at 18 decimals.
    /// </summary>
    public static PerformanceFile PerformanceOf(RewardsResult result) =>
        PerformanceFileAssembly.Build(result, FileOf(result).Header);

    /// <summary>
    /// Recomputes a rewards file from the state, under the ruleset and index of its header, and compares every amount,
    /// sum and the root.
    /// </summary>
    /// <param name="subject">Name of the file for the report.</param>
    /// <param name="file">The file.</param>
    /// <param name="state">The state of its interval, validated.</param>
    /// <exception cref="ApportionException">As <see cref="Compute"/>.</exception>
    public static VerificationReport Verify(string subject, RewardsFile file, NetworkState state) =>
        StateVerification.Run(subject, file, state);

    internal static RewardsRun Run(NetworkState state, RewardsRuleset? ruleset, ulong? index)
    {
        var context = new IntervalContext(state, RulesetOf(state, ruleset, index), index ?? state.Index);
        try
        {
            return Run(context);
        }
        catch (OverflowException e)
        {
            throw TooLarge(context, e);
        }
        catch (AggregateException e) when (e.InnerException is OverflowException or ApportionException)
        {
            // Scores are computed in parallel; whichever of several errors comes first is one of the input's.
            throw e.InnerException as ApportionException ?? TooLarge(context, e.InnerException);
        }
    }

    private static RewardsRun Run(IntervalContext context)
    {
        var nodes = ByAddress(context.State.Nodes);
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

    private static ApportionException TooLarge(IntervalContext context, Exception inner) =>
        ApportionException.Malformed(
            "rocketpool.state.out-of-range",
            $"{context.State.Network}, {new Period(PeriodKind.Interval, unchecked((long)context.Index))}",
            "times and amounts whose sums and products stay within 64 and 256 bits",
            inner.Message.TrimEnd('.'),
            "an amount or time of the state is far too large or too small; correct it",
            inner
        );

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
