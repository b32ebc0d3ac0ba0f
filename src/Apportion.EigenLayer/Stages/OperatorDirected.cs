using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// Upstream's operator-directed tables, for AVSs and for operator sets: the submitter names each operator's amount,
/// the operator keeps its split and its stakers share the rest by weighted stake.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 7.8, 7.9, 7.12, 7.13.</remarks>
internal static class OperatorDirected
{
    /// <summary>Computes the operators', stakers' and refund rows of one submission.</summary>
    public static void Compute(EigenLayerState state, RewardGroup group, int cutoff, IGoldSink sink)
    {
        foreach (var rewards in group.Rewards.GroupBy(reward => reward.Row.Operator))
            ComputeOperator(state, group, [.. rewards], cutoff, sink);
        OperatorDirectedRefunds.Compute(state, group, cutoff, sink);
    }

    /// <summary>The periods in which a row's operator is registered with its AVS or operator set.</summary>
    public static DayWindows WindowsOf(EigenLayerState state, RewardRow row) =>
        row.Kind == SubmissionKind.OperatorDirected
            ? state.AvsOperators[(row.Operator, row.Avs)]
            : state.SetOperators[(row.Operator, row.Set)];

    /// <summary>The operator's split on a day.</summary>
    public static int BipsOf(EigenLayerState state, RewardRow row, int day)
    {
        if (row.Kind != SubmissionKind.OperatorDirected)
            return Splits.ForSet(state, row.Operator, row.Set, day);
        return state.Rules.IsBefore(Fork.Trinity, day, row.SubmissionDay)
            ? Splits.ForAvsBeforeTrinity(state, row.Operator, row.Avs, day)
            : Splits.ForAvs(state, row.Operator, row.Avs, day);
    }

    /// <summary>Adds the days on which the split of a row's operator changes.</summary>
    public static Breaks AddSplits(this Breaks breaks, EigenLayerState state, RewardRow row)
    {
        breaks.Add(state.DefaultSplits, 0);
        return row.Kind == SubmissionKind.OperatorDirected
            ? breaks.Add(state.AvsSplits, (row.Operator, row.Avs)).Add(state.Rules.Forks, Fork.Trinity)
            : breaks.Add(state.SetSplits, (row.Operator, row.Set));
    }

    private static void ComputeOperator(
        EigenLayerState state,
        RewardGroup group,
        List<ActiveReward> rewards,
        int cutoff,
        IGoldSink sink
    )
    {
        var to = Math.Min(group.To, cutoff - 1);
        var stake = StakeBreaks(state, group.From, to, rewards);
        var breaks = new Breaks(group.From, to).Add(stake);
        foreach (var reward in rewards)
            breaks.AddSplits(state, reward.Row);
        var lane = new OperatorLane(rewards[0].Row.Operator, stake);
        foreach (var (first, last) in breaks.Segments())
        {
            var active = rewards.FindAll(reward =>
                reward.Covers(first) && WindowsOf(state, reward.Row).Contains(first)
            );
            if (lane.IsStale(first))
                Weigh(state, lane, active, first);
            if (active.Count > 0)
                Emit(state, lane, active[0], first, last, sink);
        }
    }

    private static Breaks StakeBreaks(EigenLayerState state, int from, int to, List<ActiveReward> rewards)
    {
        var breaks = new Breaks(from, to).Add(rewards);
        foreach (var reward in rewards)
        {
            breaks.Add(WindowsOf(state, reward.Row));
            breaks.Add(state.Changes.OfOperator(reward.Row.Operator, reward.Row.Strategy));
            if (reward.Row.Set >= 0)
                breaks.Add(state.SetStrategies[(reward.Row.Strategy, reward.Row.Set)]);
        }
        return breaks;
    }

    private static void Weigh(EigenLayerState state, OperatorLane lane, List<ActiveReward> active, int day)
    {
        lane.Pool.Clear();
        foreach (var reward in active)
            if (
                !reward.Row.Multiplier.IsZero
                && (reward.Row.Set < 0 || state.SetStrategies[(reward.Row.Strategy, reward.Row.Set)].Contains(day))
            )
                lane.Pool.AddRow(reward, new WeightTerm(reward.Row.Multiplier));
        lane.Pool.WeighStakersOf(state, state.Delegations.Of(lane.Operator), day, null);
    }

    private static void Emit(
        EigenLayerState state,
        OperatorLane lane,
        ActiveReward reward,
        int first,
        int last,
        IGoldSink sink
    )
    {
        var isAvs = reward.Row.Kind == SubmissionKind.OperatorDirected;
        var operators = isAvs ? GoldTable.OperatorDirectedOperators : GoldTable.OperatorDirectedSetOperators;
        var bips = BipsOf(state, reward.Row, first);
        var own = OperatorPart.Of(
            state.Rules,
            operators,
            reward,
            lane.Operator,
            reward.TokensPerDay,
            bips,
            (first, last)
        );
        sink.Add(own);
        var table = isAvs ? GoldTable.OperatorDirectedStakers : GoldTable.OperatorDirectedSetStakers;
        StakerSplit.Emit(state.Rules, lane, table, reward.TokensPerDay - own.Amount, first, last, bips, sink);
    }
}
