using Apportion.Core;
using Apportion.Numerics;
using Apportion.RocketPool.Facts;
using Apportion.RocketPool.Numbers;
using Apportion.RocketPool.Rulesets;

namespace Apportion.RocketPool.Stages;

/// <summary>A node's effective RPL stake: its stake between a least and a most amount of collateral.</summary>
/// <remarks>Source: spec rocket-pool sections 6.1 to 6.5.</remarks>
internal static class EffectiveStake
{
    /// <summary>The stake before proration by age, in wei of RPL. The minimum is tested first.</summary>
    public static UInt256 Compute<TRecorder>(
        IntervalContext context,
        NodeFacts node,
        EligibleCollateral collateral,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder =>
        context.Ruleset.EffectiveStake switch
        {
            EffectiveStakeRule.FromContract => Given(node, recorder),
            EffectiveStakeRule.None => default,
            _ => Limited(context, node, collateral, recorder),
        };

    /// <summary>The least collateral of a node, in wei of RPL.</summary>
    public static UInt256 Minimum<TRecorder>(IntervalContext context, EligibleCollateral collateral, TRecorder recorder)
        where TRecorder : struct, IRecorder =>
        Limit(
            context,
            "minimumCollateral",
            "minCollateralFraction",
            context.Protocol.MinCollateralFraction,
            collateral,
            recorder
        );

    private static UInt256 Given<TRecorder>(NodeFacts node, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var stake =
            node.EffectiveRplStake
            ?? throw ApportionException.Missing(
                "rocketpool.state.missing-field",
                $"node[{node.Address}].effectiveRplStake",
                "the contract's effective RPL stake in wei",
                "v1 to v3 take it as given; use a state document that has it, or force v4 or later"
            );
        if (TRecorder.Records)
        {
            recorder.Fact("contractStake", stake.ToString(), StateFields.Node(node.Address, "effectiveRplStake"));
            recorder.Step(
                "effectiveStake",
                "contractStake",
                stake.ToString(),
                "spec rocket-pool section 6.1",
                ("contractStake", stake)
            );
            recorder.Annotate(title: "Effective RPL stake as the contract computed it", unit: "wei RPL");
        }

        return stake;
    }

    private static UInt256 Limited<TRecorder>(
        IntervalContext context,
        NodeFacts node,
        EligibleCollateral collateral,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var stake = IntervalContext.RequireStake(node);
        var least = Minimum(context, collateral, recorder);
        var fraction = context.Ruleset.FixedMaxCollateralFraction ?? context.Protocol.MaxCollateralFraction;
        var most = Limit(context, "maximumCollateral", "maxCollateralFraction", fraction, collateral, recorder);
        var effective = stake < least ? default : UInt256.Min(stake, most);
        if (TRecorder.Records)
        {
            recorder.Fact("rplStake", stake.ToString(), StateFields.Node(node.Address, "rplStake"));
            recorder.Step(
                "effectiveStake",
                "if(rplStake < minimumCollateral, 0, min(rplStake, maximumCollateral))",
                effective.ToString(),
                "spec rocket-pool section 6.2",
                ("rplStake", stake),
                ("minimumCollateral", least),
                ("maximumCollateral", most)
            );
            recorder.Annotate(title: "Effective RPL stake", unit: "wei RPL", reason: ReasonOf(effective, stake, least));
        }

        return effective;
    }

    private static UInt256 Limit<TRecorder>(
        IntervalContext context,
        string name,
        string field,
        UInt256 fraction,
        EligibleCollateral collateral,
        TRecorder recorder
    )
        where TRecorder : struct, IRecorder
    {
        var perMinipool = context.Ruleset.EffectiveStake == EffectiveStakeRule.PerMinipoolLimits;
        var basis =
            perMinipool ? Wei.Sixteen * collateral.Count
            : string.Equals(name, "minimumCollateral", StringComparison.Ordinal) ? collateral.Borrowed
            : collateral.Bonded;
        var price = context.Protocol.RplPrice;
        var limit = UInt256.MulDivFloor(basis, fraction, price);
        if (TRecorder.Records)
        {
            var eth =
                perMinipool ? "16000000000000000000 * eligibleMinipools"
                : string.Equals(name, "minimumCollateral", StringComparison.Ordinal) ? "borrowed"
                : "bonded";
            recorder.Fact("rplPrice", price.ToString(), StateFields.Protocol("rplPrice"));
            recorder.Fact(field, fraction.ToString(), FractionSource(context, field));
            recorder.Step(
                name,
                $"floor({eth} * {field} / rplPrice)",
                limit.ToString(),
                perMinipool ? "spec rocket-pool section 6.2" : "spec rocket-pool section 6.3",
                perMinipool ? new Term("eligibleMinipools", collateral.Count) : (eth, basis),
                (field, fraction),
                ("rplPrice", price)
            );
            recorder.Annotate(unit: "wei RPL");
        }

        return limit;
    }

    private static FactSource FractionSource(IntervalContext context, string field) =>
        context.Ruleset.FixedMaxCollateralFraction is not null
        && string.Equals(field, "maxCollateralFraction", StringComparison.Ordinal)
            ? FactSource.Rule("spec rocket-pool section 6.5")
            : StateFields.Protocol(field);

    private static string? ReasonOf(UInt256 effective, UInt256 stake, UInt256 least) =>
        !effective.IsZero ? null
        : stake.IsZero ? OutcomeReason.NoStake
        : stake < least ? OutcomeReason.BelowMinimum
        : OutcomeReason.NoBorrowedEth;
}
