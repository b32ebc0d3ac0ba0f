using System.Globalization;
using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Stages;

/// <summary>A node's RPL for its collateral, given what all nodes bring.</summary>
/// <remarks>Source: spec rocket-pool sections 6, 6.5 and 6.6.</remarks>
internal static class CollateralReward
{
    private const ulong PhaseSteps = 6;
    private const ulong PhaseStart = 18;

    /// <summary>The reward in wei, every term rounded down.</summary>
    public static UInt256 Compute<TRecorder>(
        IntervalContext context,
        UInt256 nodePot,
        NodeCollateral node,
        NodeCollateral total,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder =>
        context.Ruleset.Payout switch
        {
            CollateralPayout.EffectiveStake => ByStake(nodePot, node, total, recorder),
            CollateralPayout.Weight => ByWeight(nodePot, node, total, recorder),
            _ => Phased(context.Index, nodePot, node, total, recorder),
        };

    /// <summary>Whether any node is eligible: what the ruleset divides by is not zero.</summary>
    public static bool AnyEligible(RewardsRuleset ruleset, NodeCollateral total) =>
        ruleset.Payout switch
        {
            CollateralPayout.EffectiveStake => !total.EffectiveStake.IsZero,
            CollateralPayout.Weight => !total.Weight.IsZero,
            _ => !total.EffectiveStake.IsZero && !total.Weight.IsZero,
        };

    /// <summary>How many sixths of the pot go by weight under v8, 1 to 6.</summary>
    /// <remarks>Source: spec rocket-pool section 6.5. Indices before the phase-in (test networks) count as the first.</remarks>
    public static ulong PhaseOf(ulong index) => index < PhaseStart ? 1 : Math.Min(PhaseSteps, index - PhaseStart + 1);

    private static UInt256 ByStake<TRecorder>(
        UInt256 nodePot,
        NodeCollateral node,
        NodeCollateral total,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var reward = UInt256.MulDivFloor(node.EffectiveStake, nodePot, total.EffectiveStake);
        if (TRecorder.Records)
        {
            RecordTotal("totalEffectiveStake", total.EffectiveStake, recorder);
            recorder.Step(
                "collateralRpl",
                "floor(proratedStake * nodePot / totalEffectiveStake)",
                reward.ToString(),
                "spec rocket-pool section 6",
                ("proratedStake", node.EffectiveStake),
                ("nodePot", nodePot),
                ("totalEffectiveStake", total.EffectiveStake)
            );
        }

        return reward;
    }

    private static UInt256 ByWeight<TRecorder>(
        UInt256 nodePot,
        NodeCollateral node,
        NodeCollateral total,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var reward = UInt256.MulDivFloor(nodePot, node.Weight, total.Weight);
        if (TRecorder.Records)
        {
            RecordTotal("totalNodeWeight", total.Weight, recorder);
            recorder.Step(
                "collateralRpl",
                "floor(nodePot * nodeWeight / totalNodeWeight)",
                reward.ToString(),
                "spec rocket-pool section 6.6",
                ("nodePot", nodePot),
                ("nodeWeight", node.Weight),
                ("totalNodeWeight", total.Weight)
            );
        }

        return reward;
    }

    private static UInt256 Phased<TRecorder>(
        ulong index,
        UInt256 nodePot,
        NodeCollateral node,
        NodeCollateral total,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        if (node.EffectiveStake.IsZero || node.Weight.IsZero)
        {
            if (TRecorder.Records)
            {
                recorder.Zero(
                    "collateralRpl",
                    node.Weight.IsZero ? OutcomeReason.BelowMinimum : OutcomeReason.NoStake,
                    "The phase-in pays only nodes with both an effective stake and a weight.",
                    "spec rocket-pool section 6.5",
                    ("proratedStake", node.EffectiveStake),
                    ("nodeWeight", node.Weight)
                );
            }

            return default;
        }

        var phase = PhaseOf(index);
        var byWeight = UInt256.MulDivFloor(nodePot * node.Weight, phase, total.Weight * PhaseSteps);
        // The second term is truncated on its own, so two wei of dust are possible.
        var byStake =
            phase == PhaseSteps
                ? default
                : UInt256.MulDivFloor(
                    nodePot * node.EffectiveStake,
                    PhaseSteps - phase,
                    total.EffectiveStake * PhaseSteps
                );
        if (TRecorder.Records)
        {
            RecordPhased(phase, nodePot, node, total, byWeight, byStake, recorder);
        }

        return byWeight + byStake;
    }

    private static void RecordPhased<TRecorder>(
        ulong phase,
        UInt256 nodePot,
        NodeCollateral node,
        NodeCollateral total,
        UInt256 byWeight,
        UInt256 byStake,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        RecordTotal("totalNodeWeight", total.Weight, recorder);
        RecordTotal("totalEffectiveStake", total.EffectiveStake, recorder);
        recorder.Fact(
            "phase",
            phase.ToString(CultureInfo.InvariantCulture),
            FactSource.Rule("min(6, index - 17), at least 1; spec rocket-pool section 6.5")
        );
        recorder.Step(
            "rplByWeight",
            "floor(nodePot * nodeWeight * phase / (totalNodeWeight * 6))",
            byWeight.ToString(),
            "spec rocket-pool section 6.5",
            ("nodePot", nodePot),
            ("nodeWeight", node.Weight),
            new Term("phase", phase),
            ("totalNodeWeight", total.Weight)
        );
        recorder.Step(
            "rplByStake",
            "floor((6 - phase) * nodePot * proratedStake / (totalEffectiveStake * 6))",
            byStake.ToString(),
            "spec rocket-pool section 6.5",
            new Term("phase", phase),
            ("nodePot", nodePot),
            ("proratedStake", node.EffectiveStake),
            ("totalEffectiveStake", total.EffectiveStake)
        );
        recorder.Step(
            "collateralRpl",
            "rplByWeight + rplByStake",
            (byWeight + byStake).ToString(),
            "spec rocket-pool section 6.5",
            ("rplByWeight", byWeight),
            ("rplByStake", byStake)
        );
    }

    private static void RecordTotal<TRecorder>(string name, UInt256 total, TRecorder recorder)
        where TRecorder : struct, IRecorder =>
        recorder.Fact(name, total.ToString(), StateFields.Sum("all nodes, prorated"));
}
