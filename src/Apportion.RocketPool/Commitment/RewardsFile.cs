namespace Apportion.RocketPool.Commitment;

/// <summary>A rewards file: header, totals, per network, per node in the file's order, and the proofs it carries.</summary>
/// <param name="Header">Header.</param>
/// <param name="Totals">Totals.</param>
/// <param name="Networks">Per reward network, in the file's order.</param>
/// <param name="Nodes">Per node, in the file's order; addresses are unique.</param>
/// <param name="Proofs">Stored proofs by position; null where the format has none (SSZ, facts).</param>
/// <param name="EligibilityRates">
/// The informational <c>smoothingPoolEligibilityRate</c> of version 1 by position, as written; null in later versions.
/// </param>
public sealed record RewardsFile(
    RewardsHeader Header,
    RewardsTotals Totals,
    IReadOnlyList<NetworkReward> Networks,
    IReadOnlyList<NodeReward> Nodes,
    StoredProofs? Proofs = null,
    IReadOnlyList<string>? EligibilityRates = null
);
