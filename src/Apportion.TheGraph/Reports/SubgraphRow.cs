using Apportion.TheGraph.Stages;

namespace Apportion.TheGraph.Reports;

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
