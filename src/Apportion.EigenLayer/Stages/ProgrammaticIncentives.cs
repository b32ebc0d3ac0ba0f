using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// Upstream's rfae_stakers and rfae_operators ("rewards for all earners"): a submission is shared by the stakers of all
/// operators that serve any AVS or, from Mississippi on, are in any operator set.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 7.5 and 7.6.</remarks>
internal static class ProgrammaticIncentives
{
    /// <summary>Computes all rows of one submission.</summary>
    public static void Compute(EigenLayerState state, RewardGroup group, int cutoff, IGoldSink sink)
    {
        var to = Math.Min(group.To, cutoff - 1);
        var lanes = Lanes(state, group, to);
        var breaks = new Breaks(group.From, to).Add(state.Rules.Forks, Fork.Arno, Fork.Trinity);
        breaks.Add(group.Rewards).Add(state.DefaultSplits, 0);
        foreach (var lane in lanes)
            breaks.Add(lane.Breaks).Add(state.PiSplits, lane.Operator);
        foreach (var (first, last) in breaks.Segments())
        {
            foreach (var lane in lanes)
                if (lane.IsStale(first))
                    Weigh(state, group, lane, first);
            StakerRewards.Emit(group, lanes, first, last, new ProgrammaticTerms(state), sink);
        }
    }

    /// <summary>Whether an operator takes part on a day.</summary>
    public static bool IsEarner(EigenLayerState state, int operatorId, int day) =>
        ServesAnyAvs(state, operatorId, day)
        || (
            day >= state.Rules.Forks.DayOf(Fork.Mississippi)
            && state.Members.ByOperatorSet.TryGetValue(operatorId, out var sets)
            && sets.Exists(windows => windows.Contains(day))
        );

    /// <summary>Whether an operator is registered with any AVS on a day.</summary>
    public static bool ServesAnyAvs(EigenLayerState state, int operatorId, int day) =>
        state.Members.ByOperatorAvs.TryGetValue(operatorId, out var services)
        && services.Exists(windows => windows.Contains(day));

    private static List<OperatorLane> Lanes(EigenLayerState state, RewardGroup group, int to)
    {
        var lanes = new List<OperatorLane>();
        foreach (var operatorId in state.Members.All)
        {
            var breaks = new Breaks(group.From, to)
                .Add(state.Rules.Forks, Fork.Panama, Fork.Mississippi)
                .Add(group.Rewards);
            foreach (var windows in state.Members.ByOperatorAvs.GetValueOrDefault(operatorId) ?? [])
                breaks.Add(windows);
            foreach (var windows in state.Members.ByOperatorSet.GetValueOrDefault(operatorId) ?? [])
                breaks.Add(windows);
            foreach (var reward in group.Rewards)
                breaks.Add(state.Changes.OfOperator(operatorId, reward.Row.Strategy));
            lanes.Add(new OperatorLane(operatorId, breaks));
        }
        return lanes;
    }

    private static void Weigh(EigenLayerState state, RewardGroup group, OperatorLane lane, int day)
    {
        lane.Pool.Clear();
        if (!IsEarner(state, lane.Operator, day))
            return;
        foreach (var reward in group.Rewards)
            if (reward.Covers(day) && !reward.Row.Multiplier.IsZero)
                lane.Pool.AddRow(reward, new WeightTerm(reward.Row.Multiplier));
        var excluded = day < state.Rules.Forks.DayOf(Fork.Panama) ? state.Excluded : null;
        lane.Pool.WeighStakersOf(state, state.Delegations.Of(lane.Operator), day, excluded);
    }

    private readonly struct ProgrammaticTerms(EigenLayerState state) : IStakerRewardTerms
    {
        public GoldTable Stakers => GoldTable.ProgrammaticStakers;

        public GoldTable Operators => GoldTable.ProgrammaticOperators;

        public StakerPayout.Method MethodOf(int day, ActiveReward reward) =>
            StakerPayout.ForAll(state.Rules, day, reward.Row.SubmissionDay);

        public int BipsOf(int operatorId, int day, ActiveReward reward) =>
            state.Rules.IsBefore(Fork.Trinity, day, reward.Row.SubmissionDay)
                ? Splits.ForPiBeforeTrinity(state, operatorId, day)
                : Splits.ForPi(state, operatorId, day);
    }
}
