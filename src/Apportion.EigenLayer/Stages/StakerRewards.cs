using Apportion.EigenLayer.Numbers;
using Apportion.Numerics;

namespace Apportion.EigenLayer.Stages;

/// <summary>What differs between rewards for an AVS and programmatic incentives.</summary>
internal interface IStakerRewardTerms
{
    /// <summary>The table of stakers' rows.</summary>
    GoldTable Stakers { get; }

    /// <summary>The table of operators' rows.</summary>
    GoldTable Operators { get; }

    /// <summary>How amounts are computed.</summary>
    StakerPayout.Method MethodOf(int day, ActiveReward reward);

    /// <summary>The operator's split.</summary>
    int BipsOf(int operatorId, int day, ActiveReward reward);
}

/// <summary>Shares a day's tokens among all weighed stakers and sums up the operators' parts.</summary>
/// <remarks>Source: spec eigenlayer sections 7.2 (steps 5 to 7), 7.3, 7.5, 7.6.</remarks>
internal static class StakerRewards
{
    /// <summary>The proportion of the weights of all pools together; null if there is no weight.</summary>
    public static ProportionOf? Total(IReadOnlyList<OperatorLane> lanes)
    {
        var (narrow, wide, isWide, any) = (UInt256.Zero, PgNumeric.Zero, false, false);
        foreach (var pool in lanes.Select(lane => lane.Pool).Where(pool => pool.Count > 0))
        {
            any = true;
            isWide |= pool.IsWide;
            if (pool.IsWide)
                wide += pool.WideTotal;
            else
                narrow += pool.NarrowTotal;
        }
        if (!any)
            return null;
        return isWide
            ? new ProportionOf(wide + new PgNumeric((System.Numerics.BigInteger)narrow)) { Lanes = lanes }
            : new ProportionOf(narrow, 0) { Lanes = lanes };
    }

    /// <summary>Emits the rows of a run of days.</summary>
    public static void Emit<TTerms>(
        RewardGroup group,
        IReadOnlyList<OperatorLane> lanes,
        int first,
        int last,
        TTerms terms,
        IGoldSink sink
    )
        where TTerms : struct, IStakerRewardTerms
    {
        if (Total(lanes) is not { } proportions)
            return;
        foreach (var lane in lanes)
            if (lane.Pool.Count > 0)
                EmitOperator(group, lane, proportions, first, last, terms, sink);
    }

    private static void EmitOperator<TTerms>(
        RewardGroup group,
        OperatorLane lane,
        ProportionOf proportions,
        int first,
        int last,
        TTerms terms,
        IGoldSink sink
    )
        where TTerms : struct, IStakerRewardTerms
    {
        Int128 sum = 0;
        ActiveReward? smallest = null;
        var (known, method, bips) = ((ActiveReward?)null, default(StakerPayout.Method), 0);
        for (var index = 0; index < lane.Pool.Count; index++)
        {
            var reward = lane.Pool.FirstRowOf(index);
            if (!ReferenceEquals(reward, known))
                (known, method, bips) = (
                    reward,
                    terms.MethodOf(first, reward),
                    terms.BipsOf(lane.Operator, first, reward)
                );
            var payout = StakerPayout.Payout(method, proportions, lane.Pool, index, reward);
            var operatorPart = StakerPayout.OperatorPart(method, payout, bips);
            sum += operatorPart;
            smallest = smallest is null || reward.Row.Strategy < smallest.Row.Strategy ? reward : smallest;
            sink.Add(
                new GoldRow
                {
                    Table = terms.Stakers,
                    From = first,
                    To = last,
                    Reward = reward,
                    Earner = lane.Pool.StakerOf(index),
                    Amount = payout - operatorPart,
                    Operator = lane.Operator,
                    Pool = lane.Pool,
                    Index = index,
                    Proportion = proportions,
                    Tokens = payout,
                    OperatorTokens = operatorPart,
                    Bips = bips,
                }
            );
        }
        sink.Add(
            new GoldRow
            {
                Table = terms.Operators,
                From = first,
                To = last,
                Reward = smallest!,
                Earner = lane.Operator,
                Amount = sum,
                Operator = lane.Operator,
                Group = group,
            }
        );
    }
}
