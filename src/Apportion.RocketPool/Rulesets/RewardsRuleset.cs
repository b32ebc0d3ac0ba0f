using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Rulesets;

/// <summary>
/// A ruleset of the rewards tree as named capabilities. Each version is a file of its own in this folder that says what
/// it changes on its parent; stages ask for a capability and never for the version.
/// </summary>
public sealed record RewardsRuleset : IRuleset
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public string? Parent { get; init; }

    /// <inheritdoc/>
    public required RulesetForm Form { get; init; }

    /// <inheritdoc/>
    public required string Summary { get; init; }

    /// <inheritdoc/>
    public required string Source { get; init; }

    /// <summary>Number that files of this ruleset carry in their header, 1 to 11.</summary>
    public required int Version { get; init; }

    /// <summary>Version of the rewards file this ruleset writes, 1 to 4.</summary>
    public required int FileVersion { get; init; }

    /// <summary>Where the effective stake comes from.</summary>
    public required EffectiveStakeRule EffectiveStake { get; init; }

    /// <summary>Whether collateral needs a validator that is activated, not one that merely exists.</summary>
    public required bool CollateralNeedsActivation { get; init; }

    /// <summary>Most collateral that earns, as a fraction of bonded ETH, where the rule fixes it; else null.</summary>
    public UInt256? FixedMaxCollateralFraction { get; init; }

    /// <summary>What a node's collateral reward is proportional to.</summary>
    public required CollateralPayout Payout { get; init; }

    /// <summary>Whether a node below the least collateral has no weight.</summary>
    public bool WeightNeedsMinimumCollateral { get; init; }

    /// <summary>Whether megapools count: borrowed ETH, staked RPL, attestations, voter and treasury shares.</summary>
    public bool CountsMegapools { get; init; }

    /// <summary>Whether an Oracle DAO member's age counts from joining it, not from registering the node.</summary>
    public required bool OracleAgeCountsFromJoining { get; init; }

    /// <summary>Whether a node's age is taken at the snapshot slot's time, not the execution block's.</summary>
    public required bool NodeAgeEndsAtSlotTime { get; init; }

    /// <summary>What happens when no node is eligible for collateral.</summary>
    public required NoEligibleNodeRule NoEligibleNode { get; init; }

    /// <summary>Whether an interval without pending RPL is an error.</summary>
    public required bool NeedsPendingRpl { get; init; }

    /// <summary>How far totals may lie from their pots.</summary>
    public required ToleranceRule Tolerance { get; init; }

    /// <summary>How the Smoothing Pool is shared.</summary>
    public required SmoothingPoolRule SmoothingPool { get; init; }

    /// <summary>Whether validators are looked up in the beacon state at all before they share.</summary>
    public required bool FiltersByValidatorState { get; init; }

    /// <summary>Whether a minipool that activated after its node's window ended gets nothing.</summary>
    public required bool ExcludesActivationAfterLeaving { get; init; }

    /// <summary>Whether duties outside membership, or before the minipool was staking, vanish instead of scoring nothing.</summary>
    public required bool DropsDutiesOutsideMembership { get; init; }

    /// <summary>Most slots between a duty and its inclusion; null where the chain's own limit is the only one.</summary>
    public ulong? InclusionLimit { get; init; }

    /// <summary>Whether bonds below 16 ETH get at least a commission that grows with staked RPL (RPIP-62).</summary>
    public bool RaisesCommissionOfSmallBonds { get; init; }

    /// <summary>Whether there are consensus bonuses.</summary>
    public ConsensusBonusRule ConsensusBonus { get; init; }

    /// <summary>Whether the rewards file tells the sum of node weights.</summary>
    public bool RecordsNodeWeight { get; init; }

    /// <summary>Whether that sum is left out instead of 0 when no node is eligible.</summary>
    public bool LeavesOutWeightIfNobodyEligible { get; init; }

    /// <summary>Whether the tree has a leaf for a node whose amounts are all zero.</summary>
    public bool KeepsEmptyLeaves { get; init; }

    /// <summary>Whether per-network totals list every network from 0 to the highest used.</summary>
    public required bool ListsUnusedNetworks { get; init; }

    /// <summary>Whether file headers carry slot times instead of the contract's interval times.</summary>
    public bool HeaderCarriesSlotTimes { get; init; }

    /// <summary>Whether leaves and node rewards have a fifth field, the voter share.</summary>
    public bool PaysVoterShare => CountsMegapools;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
