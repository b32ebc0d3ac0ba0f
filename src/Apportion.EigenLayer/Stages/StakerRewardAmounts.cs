using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// Upstream's staker_reward_amounts and operator_reward_amounts: a submission for an AVS is shared by all stakers of
/// the AVS's operators by their weighted stake in strategies the AVS reported; each operator takes its part.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 7.2 and 7.3.</remarks>
internal static class StakerRewardAmounts
{
    /// <summary>Computes all rows of one submission.</summary>
    public static void Compute(EigenLayerState state, RewardGroup group, int cutoff, IGoldSink sink)
    {
        var to = Math.Min(group.To, cutoff - 1);
        var lanes = Lanes(state, group, to);
        var breaks = new Breaks(group.From, to).Add(state.Rules.Forks, Fork.Amazon, Fork.Nile, Fork.Arno, Fork.Trinity);
        breaks.Add(group.Rewards).Add(state.DefaultSplits, 0);
        foreach (var lane in lanes)
            breaks.Add(lane.Breaks);
        foreach (var avs in group.Rewards.Select(reward => reward.Row.Avs).Distinct())
        foreach (var lane in lanes)
            breaks.Add(state.AvsSplits, (lane.Operator, avs));
        foreach (var (first, last) in breaks.Segments())
        {
            foreach (var lane in lanes)
                if (lane.IsStale(first))
                    Weigh(state, group, lane, first);
            StakerRewards.Emit(group, lanes, first, last, new AvsTerms(state), sink);
        }
    }

    private static List<OperatorLane> Lanes(EigenLayerState state, RewardGroup group, int to)
    {
        var lanes = new List<OperatorLane>();
        var operators = group.Rewards.Select(reward => reward.Row.Avs).Distinct().SelectMany(state.Members.OfAvs);
        foreach (var operatorId in operators.Distinct().Order())
        {
            var breaks = new Breaks(group.From, to).Add(group.Rewards);
            foreach (var reward in group.Rewards)
                breaks
                    .Add(state.AvsOperators[(operatorId, reward.Row.Avs)])
                    .Add(state.Restaked[(operatorId, reward.Row.Avs, reward.Row.Strategy)])
                    .Add(state.Changes.OfOperator(operatorId, reward.Row.Strategy));
            lanes.Add(new OperatorLane(operatorId, breaks));
        }
        return lanes;
    }

    private static void Weigh(EigenLayerState state, RewardGroup group, OperatorLane lane, int day)
    {
        lane.Pool.Clear();
        foreach (var reward in group.Rewards)
            if (
                reward.Covers(day)
                && !reward.Row.Multiplier.IsZero
                && state.AvsOperators[(lane.Operator, reward.Row.Avs)].Contains(day)
                && state.Restaked[(lane.Operator, reward.Row.Avs, reward.Row.Strategy)].Contains(day)
            )
                lane.Pool.AddRow(reward, new WeightTerm(reward.Row.Multiplier));
        lane.Pool.WeighStakersOf(state, state.Delegations.Of(lane.Operator), day, null);
    }

    private readonly struct AvsTerms(EigenLayerState state) : IStakerRewardTerms
    {
        public GoldTable Stakers => GoldTable.StakerRewardAmounts;

        public GoldTable Operators => GoldTable.OperatorRewardAmounts;

        public StakerPayout.Method MethodOf(int day, ActiveReward reward) =>
            StakerPayout.ForAvs(state.Rules, day, reward.Row.SubmissionDay);

        public int BipsOf(int operatorId, int day, ActiveReward reward) =>
            state.Rules.IsBefore(Fork.Trinity, day, reward.Row.SubmissionDay)
                ? Splits.ForAvsBeforeTrinity(state, operatorId, reward.Row.Avs, day)
                : Splits.ForAvs(state, operatorId, reward.Row.Avs, day);
    }
}
