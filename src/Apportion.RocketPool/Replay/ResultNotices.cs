using System.Globalization;
using Apportion.Core;
using Apportion.RocketPool.Commitment;
using Apportion.RocketPool.Rulesets;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Replay;

/// <summary>Things about a result that a reader should know: faults of the ruleset that applied, rerouted nodes.</summary>
internal static class ResultNotices
{
    public static IReadOnlyList<Finding> Of(
        IntervalContext context,
        IReadOnlyList<NodeReward> nodes,
        EthDistribution? eth
    )
    {
        var notices = new List<Finding>();
        AddRerouted(context, nodes, notices);
        foreach (var minipool in (eth?.Minipools ?? []).OrderBy(minipool => minipool.Address))
        {
            if (minipool.Reason is OutcomeReason.WrapActivatedAfterLeaving or OutcomeReason.WrapExitedBeforeJoining)
            {
                var text = string.Create(
                    CultureInfo.InvariantCulture,
                    $"slots {minipool.StartSlot} to {minipool.EndSlot} wrap round to a full share of {minipool.EthEarned} wei"
                );
                notices.Add(Finding.Notice(minipool.Reason, $"minipool {minipool.Address}", text));
            }
        }

        AddUnknownValidators(context, notices);
        return notices;
    }

    private static void AddRerouted(IntervalContext context, IReadOnlyList<NodeReward> nodes, List<Finding> notices)
    {
        var entries = nodes.Select(reward => reward.Node).ToHashSet();
        foreach (var node in context.State.Nodes.OrderBy(node => node.Address))
        {
            if (entries.Contains(node.Address) && context.RoutedNetwork(node) != node.RewardNetwork)
            {
                var text = string.Create(
                    CultureInfo.InvariantCulture,
                    $"reward network {node.RewardNetwork} is not enabled; paid on network 0"
                );
                notices.Add(Finding.Notice("rocketpool.invalid-network", $"node {node.Address}", text));
            }
        }
    }

    /// <summary>
    /// v1 looked validators up in a table whose default was index 0, so an unknown one may have been credited with
    /// validator 0's duties. Not reproduced; told. Source: spec rocket-pool section 8.5.
    /// </summary>
    private static void AddUnknownValidators(IntervalContext context, List<Finding> notices)
    {
        if (
            context.Ruleset.SmoothingPool != SmoothingPoolRule.MembershipSeconds
            || context.Ruleset.FiltersByValidatorState
            || !context.SharesSmoothingPool
        )
        {
            return;
        }

        foreach (var minipool in context.State.Nodes.SelectMany(node => node.Minipools).OrderBy(m => m.Address))
        {
            if (minipool.IsStaking && !context.State.Validators.ContainsKey(minipool.Pubkey))
            {
                notices.Add(
                    Finding.Notice(
                        "rocketpool.unknown-validator",
                        $"minipool {minipool.Address}",
                        "its validator is not in the beacon state; v1 may have credited it with validator 0's duties"
                    )
                );
            }
        }
    }
}
