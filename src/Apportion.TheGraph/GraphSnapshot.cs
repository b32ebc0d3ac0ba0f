using Apportion.TheGraph.Stages;

namespace Apportion.TheGraph;

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

    private static UInt256? Claimable(Machines.World world, in State.AllocationState allocation)
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

/// <summary>One subgraph at a moment; amounts in wei, per-token values times 10^18.</summary>
/// <param name="Id">Deployment id.</param>
/// <param name="Condition">Why it earns nothing, if it does not.</param>
/// <param name="Signal">Tokens in its curation pool.</param>
/// <param name="Allocated">Tokens of its open allocations.</param>
/// <param name="AccRewardsForSubgraph">F.</param>
/// <param name="AccRewardsForSubgraphSnapshot">Fsnap.</param>
/// <param name="AccRewardsPerSignalSnapshot">Psnap.</param>
/// <param name="AccRewardsPerAllocatedToken">T.</param>
public sealed record SubgraphRow(
    Hash256 Id,
    RewardCondition Condition,
    UInt256 Signal,
    UInt256 Allocated,
    UInt256 AccRewardsForSubgraph,
    UInt256 AccRewardsForSubgraphSnapshot,
    UInt256 AccRewardsPerSignalSnapshot,
    UInt256 AccRewardsPerAllocatedToken
);

/// <summary>One allocation at a moment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Indexer">Its indexer.</param>
/// <param name="Subgraph">Its subgraph.</param>
/// <param name="IsOpen">False once closed.</param>
/// <param name="Tokens">Allocated tokens, wei.</param>
/// <param name="Claimable">getRewards, wei; null if the getter reverts.</param>
public sealed record AllocationRow(
    Address Id,
    Address Indexer,
    Hash256 Subgraph,
    bool IsOpen,
    UInt256 Tokens,
    UInt256? Claimable
);
