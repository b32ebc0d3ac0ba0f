using System.Numerics;
using Apportion.Core;
using Apportion.Livepeer.Reports;
using Apportion.Livepeer.Rulesets.Profiles;
using Apportion.Livepeer.State;
using Apportion.Numerics;
using Apportion.Tests;

namespace Apportion.Livepeer.Tests;

/// <summary>The measured deviations of the proposed subgraph (spec section 10.2), reproduced.</summary>
public sealed class SubgraphProfileTests
{
    [VectorTheory("livepeer/seq-101.jsonl.gz")]
    [InlineData("seq-101", 2, 18)]
    [InlineData("seq-102", 9, 328)]
    [InlineData("seq-103", 1, 12)]
    [InlineData("seq-104", 4, 216)]
    public void Without_early_claims_it_is_a_few_wei_off_and_its_factors_a_few_units(string name, int wei, int units)
    {
        // Slashes never reach the subgraph's stakes, so factors of slashed orchestrators are far off.
        var (state, subgraph) = Follow(name);
        var (largest, factors) = (BigInteger.Zero, UInt256.Zero);
        foreach (var round in state.InitializedRounds(0, state.Round))
        {
            foreach (var row in ProfileComparison.WithSubgraph(state, subgraph, round).Rows)
                if (row.Cause == DifferenceCause.Dust)
                    largest = BigInteger.Max(largest, BigInteger.Abs(row.Difference));
            foreach (var orchestrator in state.Orchestrators.Where(o => !WasSlashed(o, subgraph, round)))
                factors = Max(factors, FactorDifference(subgraph, orchestrator, round));
        }

        Assert.Equal(wei, largest);
        Assert.Equal((UInt256)(ulong)units, factors);
    }

    [VectorTheory("livepeer/seq-101.jsonl.gz")]
    [InlineData("seq-101", 1149, 15868, 7881)]
    [InlineData("seq-102", 11120, 866237, 188097)]
    [InlineData("seq-103", 108, 1824, 47133)]
    [InlineData("seq-104", 6934, 1086989, 385397)]
    public void Early_claims_missing_pools_and_own_claims_cost_whole_LPT(string name, int early, int noPool, int own)
    {
        var (state, subgraph) = Follow(name);
        var largest = new SortedDictionary<string, BigInteger>(StringComparer.Ordinal)
        {
            ["forfeited:"] = 0,
            ["bonded"] = 0,
            ["orchestrator:"] = 0,
        };
        foreach (var round in state.InitializedRounds(0, state.Round))
        foreach (var row in ProfileComparison.WithSubgraph(state, subgraph, round).Rows)
            if (
                row.Cause == DifferenceCause.Ruleset
                && row.Why!.Split(' ')[0] is var cause
                && largest.TryGetValue(cause, out var found)
            )
                largest[cause] = BigInteger.Max(found, Rounded(BigInteger.Abs(row.Difference)));

        Assert.Equal([noPool, early, own], largest.Values);
    }

    private static (LivepeerState State, SubgraphPr217Profile Subgraph) Follow(string name)
    {
        var sequence = new Sequence(name);
        var engine = new LivepeerEngine(sequence.Options);
        var subgraph = SubgraphPr217Profile.Follow(engine);
        engine.Apply(sequence.Facts);
        Assert.Empty(engine.Findings);
        return (engine.State, subgraph);
    }

    private static UInt256 FactorDifference(SubgraphPr217Profile subgraph, Orchestrator orchestrator, ulong round)
    {
        var ours = orchestrator.Pools.Raw(round).CumulativeRewardFactor;
        var theirs = subgraph.Pool(orchestrator.Account.Address, round).CumulativeRewardFactor;
        return ours.IsZero || theirs.IsZero ? UInt256.Zero : UInt256.AbsoluteDifference(ours, theirs);
    }

    /// <summary>A stale stake in the Pool: the difference that a slash leaves until the next bond.</summary>
    private static bool WasSlashed(Orchestrator orchestrator, SubgraphPr217Profile subgraph, ulong round)
    {
        foreach (ref readonly var pool in orchestrator.Pools.All)
            if (
                pool.Round <= round
                && subgraph.Pool(orchestrator.Account.Address, pool.Round).TotalStake > pool.TotalStake
            )
                return true;
        return false;
    }

    private static BigInteger Rounded(BigInteger wei) => (wei + 5 * BigInteger.Pow(10, 17)) / BigInteger.Pow(10, 18);

    private static UInt256 Max(UInt256 left, UInt256 right) => left > right ? left : right;
}
