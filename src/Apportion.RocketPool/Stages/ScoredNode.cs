using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;

namespace Apportion.RocketPool.Stages;

/// <summary>An eligible node with its scored validators (v5 on).</summary>
internal sealed class ScoredNode
{
    public required NodeFacts Node { get; init; }

    /// <summary>Legacy staked RPL in percent of minipool borrowing, for the commission bonus; else 0.</summary>
    public required UInt256 PercentOfBorrowed { get; init; }

    public required ScoredMinipool[] Minipools { get; init; }

    public required ScoredMegapoolValidator[] MegapoolValidators { get; init; }

    /// <summary>The node's scores, or null when it is not eligible.</summary>
    public static ScoredNode? Of(IntervalContext context, NodeFacts node)
    {
        var membership = Membership.Of(context, node);
        if (!membership.IsEligible)
        {
            return null;
        }

        var percent = Percent(context, node, default(Silent));
        return new ScoredNode
        {
            Node = node,
            PercentOfBorrowed = percent,
            Minipools =
            [
                .. node
                    .Minipools.Where(minipool => minipool.IsStaking)
                    .Select(minipool =>
                        ScoredMinipool.Of(context, node, minipool, membership, percent, default(Silent))
                    ),
            ],
            MegapoolValidators = Megapool(context, node, membership),
        };
    }

    /// <summary>Source: spec rocket-pool section 9.3: minipool borrowing at the snapshot and, in v11, legacy RPL only.</summary>
    public static UInt256 Percent<TRecorder>(IntervalContext context, NodeFacts node, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if (!context.Ruleset.RaisesCommissionOfSmallBonds)
        {
            return default;
        }

        var stake = IntervalContext.RequireStake(node);
        var collateral = EligibleCollateral.Compute(context, node, recorder);
        if (TRecorder.Records)
        {
            recorder.Fact("rplStake", stake.ToString(), StateFields.Node(node.Address, "rplStake"));
        }

        var value = StakedRplValue.InEth(stake, context.Protocol.RplPrice, recorder);
        return StakedRplValue.PercentOf(collateral.Borrowed, value, recorder);
    }

    private static ScoredMegapoolValidator[] Megapool(IntervalContext context, NodeFacts node, Membership membership) =>
        context.Ruleset.CountsMegapools && node.Megapool is { } megapool
            ?
            [
                .. megapool
                    .Validators.Where(validator => ScoredMegapoolValidator.IsTracked(context, validator))
                    .Select(validator =>
                        ScoredMegapoolValidator.Of(context, node, megapool, validator, membership, default(Silent))
                    ),
            ]
            : [];
}
