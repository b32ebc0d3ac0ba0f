using Apportion.Core;
using Apportion.Numerics;

namespace Apportion.RocketPool.Stages;

/// <summary>Voter ETH of an interval and how it is shared (v11); all zero for other rulesets.</summary>
/// <param name="Contribution">The Smoothing Pool's contribution, in wei.</param>
/// <param name="Eth">Contribution and pending voter ETH; 0 when no megapool duty scored.</param>
/// <param name="TotalRpl">Vote-eligible RPL of all nodes.</param>
/// <param name="Shares">Share of each node, in the order of the state; null when the ruleset has none.</param>
/// <param name="Paid">Sum of the shares.</param>
/// <remarks>Source: spec rocket-pool section 9.4.</remarks>
internal readonly record struct VoterPot(
    UInt256 Contribution,
    UInt256 Eth,
    UInt256 TotalRpl,
    UInt256[]? Shares,
    UInt256 Paid
)
{
    public static VoterPot Compute(IntervalContext context, ScoreTotals totals)
    {
        if (!context.Ruleset.PaysVoterShare)
        {
            return default;
        }

        UInt256 contribution = default;
        UInt256 eth = default;
        if (!totals.Voter.IsZero)
        {
            contribution = totals.Portion(context.Protocol.SmoothingPoolBalance, totals.Voter);
            eth = contribution + context.Protocol.PendingVoterShareEth;
        }

        var eligible = Array.ConvertAll(
            context.State.Nodes.ToArray(),
            node => VoterShare.EligibleRpl(context, node, default(Silent))
        );
        var total = RplDistribution.Sum(eligible);
        var shares = Array.ConvertAll(eligible, rpl => VoterShare.Compute(rpl, eth, total, default(Silent)));
        return new VoterPot(contribution, eth, total, shares, RplDistribution.Sum(shares));
    }
}
