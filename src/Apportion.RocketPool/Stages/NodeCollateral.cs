using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Stages;

/// <summary>What a node brings to the collateral pot: its effective stake and its weight, both scaled by age.</summary>
/// <param name="EffectiveStake">Prorated effective stake in wei of RPL; 0 where the ruleset has none.</param>
/// <param name="Weight">Prorated weight, scaled by 10^18; 0 where the ruleset has none.</param>
internal readonly record struct NodeCollateral(UInt256 EffectiveStake, UInt256 Weight)
{
    /// <summary>Source: spec rocket-pool sections 6.1 to 6.7.</summary>
    public static NodeCollateral Compute<TRecorder>(IntervalContext context, NodeFacts node, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var ruleset = context.Ruleset;
        var collateral =
            ruleset.EffectiveStake == EffectiveStakeRule.FromContract
                ? default
                : EligibleCollateral.Compute(context, node, recorder);
        UInt256 stake = default;
        if (ruleset.EffectiveStake != EffectiveStakeRule.None)
        {
            var raw = Stages.EffectiveStake.Compute(context, node, collateral, recorder);
            stake = RegistrationProration.Compute(context, node, "proratedStake", "effectiveStake", raw, recorder);
        }

        UInt256 weight = default;
        if (ruleset.Payout != CollateralPayout.EffectiveStake)
        {
            var raw = RawWeight(context, node, collateral, recorder);
            weight = RegistrationProration.Compute(context, node, "nodeWeight", "rawWeight", raw, recorder);
        }

        return new NodeCollateral(stake, weight);
    }

    private static UInt256 RawWeight<TRecorder>(
        IntervalContext context,
        NodeFacts node,
        EligibleCollateral collateral,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var stake = TotalStake(context, node, recorder);
        var borrowed = context.Ruleset.CountsMegapools
            ? MegapoolBorrowing.AddTo(collateral.Borrowed, node, recorder)
            : collateral.Borrowed;
        if (borrowed.IsZero)
        {
            if (TRecorder.Records)
            {
                recorder.Zero(
                    "rawWeight",
                    OutcomeReason.NoBorrowedEth,
                    "The node borrows no ETH on a validator that is eligible at the snapshot.",
                    "spec rocket-pool section 6.5"
                );
            }

            return default;
        }

        if (context.Ruleset.WeightNeedsMinimumCollateral)
        {
            var least = Stages.EffectiveStake.Minimum(context, collateral, recorder);
            if (stake < least)
            {
                if (TRecorder.Records)
                {
                    recorder.Zero(
                        "rawWeight",
                        OutcomeReason.BelowMinimum,
                        "Staked RPL is below the least collateral.",
                        "spec rocket-pool section 6.5",
                        ("rplStake", stake),
                        ("minimumCollateral", least)
                    );
                }

                return default;
            }
        }

        return NodeWeight.Compute(borrowed, stake, context.Protocol.RplPrice, recorder);
    }

    private static UInt256 TotalStake<TRecorder>(IntervalContext context, NodeFacts node, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var legacy = IntervalContext.RequireStake(node);
        if (!context.Ruleset.CountsMegapools)
        {
            if (TRecorder.Records)
            {
                recorder.Fact("rplStake", legacy.ToString(), StateFields.Node(node.Address, "rplStake"));
            }

            return legacy;
        }

        var stake = legacy + node.MegapoolRplStake;
        if (TRecorder.Records)
        {
            recorder.Fact("legacyStake", legacy.ToString(), StateFields.Node(node.Address, "rplStake"));
            recorder.Fact(
                "megapoolStake",
                node.MegapoolRplStake.ToString(),
                StateFields.Node(node.Address, "megapoolRplStake")
            );
            recorder.Step(
                "rplStake",
                "legacyStake + megapoolStake",
                stake.ToString(),
                "spec rocket-pool section 6.7",
                ("legacyStake", legacy),
                ("megapoolStake", node.MegapoolRplStake)
            );
        }

        return stake;
    }
}
