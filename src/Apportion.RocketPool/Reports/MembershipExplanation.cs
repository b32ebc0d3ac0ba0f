using Apportion.Core;
using Apportion.RocketPool.Replay;
using Apportion.RocketPool.Stages;

namespace Apportion.RocketPool.Reports;

/// <summary>Derives a node's Smoothing Pool ETH under v1 to v4.</summary>
internal sealed class MembershipExplanation(
    RewardsRun run,
    MembershipDistribution shares,
    int nodeIndex,
    Membership membership
)
{
    public void Record(Recording recorder, Address? onlyMinipool, List<Term> terms)
    {
        var context = run.Context;
        var node = context.State.Nodes[nodeIndex];
        MembershipDistribution.NodePot(context.Protocol.SmoothingPoolBalance, shares.AverageFee, recorder);
        foreach (var minipool in node.Minipools.Where(minipool => minipool.IsStaking).OrderBy(m => m.Address))
        {
            if (onlyMinipool is { } only && minipool.Address != only)
            {
                continue;
            }

            var entry = MembershipEntry.Of(context, nodeIndex, node, minipool, membership, recorder);
            var reason = entry.ReasonIn(context);
            if (entry.Shares)
            {
                entry.Eth = MembershipDistribution.Payout(
                    context,
                    entry,
                    shares.NodeOperatorPot,
                    shares.TotalShare,
                    recorder
                );
            }
            else
            {
                recorder.Zero("ethEarned", reason, ReasonText.Of(reason), "spec rocket-pool sections 8.5, 9.1");
            }

            recorder.Annotate(
                title: $"ETH of minipool {minipool.Address}",
                unit: "wei ETH",
                reason: reason == OutcomeReason.Share ? null : reason,
                note: ReasonText.Of(reason)
            );
            recorder.NameEth($"eth.{minipool.Address}", entry.Eth, terms);
        }
    }
}
