using Apportion.EigenLayer.Rulesets;

namespace Apportion.EigenLayer.Stages;

/// <summary>Shares what an operator leaves its stakers among them; every part is rounded down and the rest is lost.</summary>
/// <remarks>Source: spec eigenlayer sections 7.9, 7.13, 7.17, 7.20.</remarks>
internal static class StakerSplit
{
    /// <summary>
    /// Emits a row for every staker of an operator and gives the sum of their parts. The draft's total stake does not cut
    /// proportions to 15 decimals (eigenlayer-v2.2-draft section 6.5), and shares round to integers there, maybe to 0.
    /// </summary>
    public static Int128 Emit(
        RewardsRules rules,
        OperatorLane lane,
        GoldTable table,
        Int128 split,
        int first,
        int last,
        int bips,
        IGoldSink sink,
        bool uncut = false
    )
    {
        Int128 sum = 0;
        if (lane.Pool.Count == 0)
            return sum;
        var proportions = lane.Pool.Proportions();
        if (uncut && proportions.Total.Sign <= 0)
            return sum;
        for (var index = 0; index < lane.Pool.Count; index++)
        {
            var part = uncut
                ? Tokens.OfStakerUncut(rules, split, lane.Pool.WeightOf(index), proportions.Total)
                : Tokens.OfStaker(rules, split, proportions, lane.Pool, index);
            sum += part;
            sink.Add(
                new GoldRow
                {
                    Table = table,
                    From = first,
                    To = last,
                    Reward = lane.Pool.FirstRowOf(index),
                    Earner = lane.Pool.StakerOf(index),
                    Amount = part,
                    Operator = lane.Operator,
                    Pool = lane.Pool,
                    Index = index,
                    Proportion = proportions,
                    Tokens = split,
                    OperatorTokens = lane.Tokens,
                    Bips = bips,
                }
            );
        }
        return sum;
    }
}
