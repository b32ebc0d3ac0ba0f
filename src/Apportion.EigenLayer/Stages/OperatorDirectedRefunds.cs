using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// Upstream's avs_od_reward_amounts and avs_od_operator_set_reward_amounts: what goes back to the AVS because an operator
/// was registered on no day, or (from Colorado on, operator sets only) because none of the reward's strategies was
/// registered for the set. Every operator's row carries the sum over all operators of the day.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 7.10 and 7.14.</remarks>
internal static class OperatorDirectedRefunds
{
    /// <summary>Computes all refund rows of one submission.</summary>
    public static void Compute(EigenLayerState state, RewardGroup group, int cutoff, IGoldSink sink)
    {
        NeverRegistered(group, TableOf(group), sink);
        if (group.Kind == SubmissionKind.OperatorDirectedSet)
            StrategiesUnregistered(state, group, cutoff, sink);
    }

    /// <summary>Refunds of operators that were registered on no day: bucket "not registered".</summary>
    public static void NeverRegistered(RewardGroup group, GoldTable table, IGoldSink sink)
    {
        var rows = group.Rewards.Where(reward => reward.RegisteredDays == 0).ToList();
        if (rows.Count == 0)
            return;
        foreach (var (first, last) in new Breaks(group.From, group.To).Add(rows).Segments())
            RefundBucket.Emit(
                table,
                RefundCause.NeverRegistered,
                [
                    .. Representatives(rows.FindAll(reward => reward.Covers(first)))
                        .Select(reward => (reward, reward.TokensPerDay)),
                ],
                first,
                last,
                sink
            );
    }

    /// <summary>One row per operator: that of the smallest strategy.</summary>
    public static IEnumerable<ActiveReward> Representatives(IEnumerable<ActiveReward> rows) =>
        rows.DistinctBy(reward => reward.Row.Operator);

    private static void StrategiesUnregistered(EigenLayerState state, RewardGroup group, int cutoff, IGoldSink sink)
    {
        var colorado = state.Rules.Forks.DayOf(Fork.Colorado);
        var rows = group
            .Rewards.Where(reward => reward.RegisteredDays != 0 && reward.Row.SubmissionDay >= colorado)
            .ToList();
        if (rows.Count == 0)
            return;
        var breaks = new Breaks(group.From, Math.Min(group.To, cutoff - 1)).Add(rows);
        foreach (var reward in rows)
            breaks
                .Add(OperatorDirected.WindowsOf(state, reward.Row))
                .Add(state.SetStrategies[(reward.Row.Strategy, reward.Row.Set)])
                .AddSplits(state, reward.Row);
        foreach (var (first, last) in breaks.Segments())
        {
            var registered = rows.FindAll(reward =>
                reward.Covers(first) && OperatorDirected.WindowsOf(state, reward.Row).Contains(first)
            );
            RefundBucket.Emit(
                TableOf(group),
                RefundCause.WithoutStrategies,
                StakerParts(state, WithoutStrategies(state, registered, first), first),
                first,
                last,
                sink
            );
        }
    }

    /// <summary>Drops the rows of every operator set of which some row's strategy is registered.</summary>
    public static List<ActiveReward> WithoutStrategies(EigenLayerState state, List<ActiveReward> rows, int day)
    {
        var served = rows.Where(reward => state.SetStrategies[(reward.Row.Strategy, reward.Row.Set)].Contains(day))
            .Select(reward => reward.Row.Set)
            .ToHashSet();
        return rows.FindAll(reward => !served.Contains(reward.Row.Set));
    }

    /// <summary>The stakers' part of each operator's tokens.</summary>
    public static List<(ActiveReward, Int128)> StakerParts(EigenLayerState state, List<ActiveReward> rows, int day) =>
        [
            .. Representatives(rows)
                .Select(reward =>
                    (
                        reward,
                        reward.TokensPerDay
                            - Tokens.Split(
                                state.Rules,
                                reward.TokensPerDay,
                                OperatorDirected.BipsOf(state, reward.Row, day)
                            )
                    )
                ),
        ];

    private static GoldTable TableOf(RewardGroup group) =>
        group.Kind == SubmissionKind.OperatorDirected
            ? GoldTable.OperatorDirectedRefunds
            : GoldTable.OperatorDirectedSetRefunds;
}
