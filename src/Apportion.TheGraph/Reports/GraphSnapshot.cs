using Apportion.TheGraph.Stages;
using Apportion.TheGraph.Stages.Contracts;
using Apportion.TheGraph.State;

namespace Apportion.TheGraph.Reports;

/// <summary>Accumulators, subgraphs and allocations at one moment, in order of id.</summary>
/// <param name="AccRewardsPerSignal">P as of this block, times 10^18.</param>
/// <param name="LastUpdateBlock">Block of the last global update.</param>
/// <param name="IssuancePerBlock">The rate in force, wei per block.</param>
/// <param name="Signal">GRT in the curation contract, wei.</param>
/// <param name="Subgraphs">Every subgraph seen.</param>
/// <param name="Allocations">Every allocation on the books.</param>
public sealed record GraphSnapshot(
    UInt256 AccRewardsPerSignal,
    ulong LastUpdateBlock,
    UInt256 IssuancePerBlock,
    UInt256 Signal,
    IReadOnlyList<SubgraphRow> Subgraphs,
    IReadOnlyList<AllocationRow> Allocations
)
{
    /// <summary>The state of an engine now.</summary>
    public static GraphSnapshot Of(TheGraphEngine engine)
    {
        var world = engine.World;
        return new GraphSnapshot(
            world.Rewards.AccRewardsPerSignalView(),
            world.State.Rewards.Value.LastUpdateBlock,
            world.Rewards.Rate,
            world.Rewards.Signal,
            [
                .. world
                    .State.Subgraphs.Values.OrderBy(entry => entry.Id)
                    .Select(entry => new SubgraphRow(
                        entry.Id,
                        world.Rewards.ConditionOf(entry.Value),
                        entry.Value.SignalledTokens,
                        entry.Value.AllocatedTokens,
                        entry.Value.AccRewardsForSubgraph,
                        entry.Value.AccRewardsForSubgraphSnapshot,
                        entry.Value.AccRewardsPerSignalSnapshot,
                        entry.Value.AccRewardsPerAllocatedToken
                    )),
            ],
            [
                .. world
                    .State.Allocations.Values.Where(entry => entry.Value.Exists)
                    .OrderBy(entry => entry.Id)
                    .Select(entry => new AllocationRow(
                        entry.Id,
                        entry.Value.Indexer,
                        entry.Value.SubgraphDeploymentId,
                        entry.Value.IsOpen,
                        entry.Value.Tokens,
                        Claimable(world, entry.Value)
                    )),
            ]
        );
    }

    private static UInt256? Claimable(World world, in AllocationState allocation)
    {
        try
        {
            return world.Rewards.RewardsView(allocation);
        }
        catch (ContractRevertException)
        {
            // The contract's getter reverts too; null says so.
            return null;
        }
    }
}
