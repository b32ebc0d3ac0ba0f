using Apportion.TheGraph.Rulesets;
using Apportion.TheGraph.Stages;
using Apportion.TheGraph.Stages.Contracts;

namespace Apportion.TheGraph.Reports;

/// <summary>
/// What an in-place upgrade from the baseline would meet: snapshots above the accrued rewards without cover, and zero-token
/// allocations above a reset accumulator. Source: spec the-graph section 19.
/// </summary>
public static class UpgradePreflight
{
    /// <summary>Checks the state of this moment against the ruleset it would be upgraded to.</summary>
    /// <returns>How many subgraphs and allocations were looked at.</returns>
    public static long Run(TheGraphEngine engine, GraphRuleset target, ICollection<Finding> findings)
    {
        long compared = 0;
        var world = engine.World;
        foreach (var entry in world.State.Subgraphs.Values.OrderBy(entry => entry.Id))
        {
            compared++;
            CheckSnapshot(world, entry, target, findings);
        }
        foreach (var entry in world.State.Allocations.Values.OrderBy(entry => entry.Id))
        {
            if (!entry.Value.IsOpen)
                continue;
            compared++;
            var perToken = world.State.Subgraph(entry.Value.SubgraphDeploymentId).Value.AccRewardsPerAllocatedToken;
            if (entry.Value.AccRewardsPerAllocatedToken > perToken)
                findings.Add(
                    Finding.Of(
                        "thegraph.preflight.snapshot-above-accumulator",
                        $"allocation {entry.Id}",
                        perToken,
                        entry.Value.AccRewardsPerAllocatedToken,
                        "it cannot present a POI or be closed until T passes its snapshot; resizing it above zero repairs it"
                    )
                );
        }
        return compared;
    }

    private static void CheckSnapshot(
        World world,
        State.SubgraphEntry entry,
        GraphRuleset target,
        ICollection<Finding> findings
    )
    {
        ref readonly var subgraph = ref entry.Value;
        if (subgraph.AccRewardsForSubgraph >= subgraph.AccRewardsForSubgraphSnapshot)
            return;
        var cover = SubgraphNewRewards.Compute(
            world.Rewards.AccRewardsPerSignalView(),
            subgraph.AccRewardsPerSignalSnapshot,
            subgraph.SignalledTokens,
            default(Silent),
            out _
        );
        var covered = subgraph.AccRewardsForSubgraph + cover >= subgraph.AccRewardsForSubgraphSnapshot;
        if (covered && target.AddsNewRewardsBeforeSnapshot)
            return;
        findings.Add(
            Finding.Of(
                "thegraph.preflight.inverted-snapshot",
                $"subgraph {entry.Id}",
                subgraph.AccRewardsForSubgraphSnapshot,
                subgraph.AccRewardsForSubgraph + cover,
                covered
                    ? $"under {target.Name} every hook, POI, denial and signal change of it reverts, although new rewards cover the gap; call the signal hook before the upgrade"
                    : "after the upgrade every hook, POI, denial and signal change of it reverts until new rewards cover the gap; call both hooks above the threshold before the upgrade"
            )
        );
    }
}
