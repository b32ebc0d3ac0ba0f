using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Stages;

/// <summary>The facts of one interval with the ruleset and index they are computed under.</summary>
internal sealed class IntervalContext(NetworkState state, RewardsRuleset ruleset, ulong index)
{
    public NetworkState State => state;

    public RewardsRuleset Ruleset => ruleset;

    public ulong Index => index;

    public ProtocolFacts Protocol => state.Protocol;

    public IntervalBounds Interval => state.Interval;

    public BeaconConstants Beacon => state.Beacon;

    /// <summary>Epoch of the snapshot slot.</summary>
    public ulong SnapshotEpoch { get; } = state.Beacon.EpochOfSlot(state.Interval.ConsensusEndBlock);

    /// <summary>When a node's age ends. Source: spec rocket-pool section 6.</summary>
    public ulong NodeAgeEnd { get; } =
        ruleset.NodeAgeEndsAtSlotTime
            ? state.Beacon.TimeOfSlot(state.Interval.ConsensusEndBlock)
            : state.Interval.ExecutionEndTime;

    /// <summary>Whether the Smoothing Pool is shared at all. Source: spec rocket-pool section 8.</summary>
    public bool SharesSmoothingPool => index > 0 && !state.Protocol.SmoothingPoolBalance.IsZero;

    /// <summary>Whether consensus bonuses are paid in this interval. Source: spec rocket-pool section 9.4.</summary>
    public bool PaysConsensusBonuses =>
        ruleset.ConsensusBonus switch
        {
            ConsensusBonusRule.Always => true,
            ConsensusBonusRule.GracePeriod => state.Protocol.ConsensusBonusesAllowed
                ?? RewardsRulesets.BonusGraceHolds(state.Network, index),
            _ => false,
        };

    /// <summary>Greatest distance of a paid total from its pot. Source: spec rocket-pool section 7.</summary>
    public UInt256 Tolerance { get; } = ToleranceOf(state, ruleset.Tolerance);

    /// <summary>The network a node is paid on: its own if enabled, else 0. Source: spec rocket-pool section 10.</summary>
    public ulong RoutedNetwork(NodeFacts node) =>
        node.RewardNetwork == 0 || state.Protocol.EnabledNetworks.Contains(node.RewardNetwork) ? node.RewardNetwork : 0;

    /// <summary>A node's own RPL stake.</summary>
    /// <exception cref="ApportionException">The state does not say (missing).</exception>
    public static UInt256 RequireStake(NodeFacts node) =>
        node.RplStake
        ?? throw ApportionException.Missing(
            "rocketpool.state.missing-field",
            $"node[{node.Address}].rplStake",
            "staked RPL in wei",
            "this ruleset needs the stake; use a state document that has it, or force v1 to v3"
        );

    private static UInt256 ToleranceOf(NetworkState state, ToleranceRule rule)
    {
        var nodes = state.Nodes.Count;
        var minipools = state.Nodes.Sum(node => node.Minipools.Count);
        return rule switch
        {
            ToleranceRule.Minipools => (ulong)minipools,
            ToleranceRule.NodesOrMinipools => (ulong)Math.Max(nodes, minipools),
            _ => nodes > minipools ? (ulong)nodes : 2 * (ulong)minipools,
        };
    }
}
