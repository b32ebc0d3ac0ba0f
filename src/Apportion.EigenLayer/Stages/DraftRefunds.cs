using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// The draft's three refund buckets of unique stake and of total stake: the operator was registered on no day; it is
/// registered without the required stake; it has stake but none of the reward's strategies is registered for the set.
/// </summary>
/// <remarks>Source: spec eigenlayer-v2.2-draft sections 6.3 and 6.6.</remarks>
internal static class DraftRefunds
{
    /// <summary>Computes the rows of the three buckets.</summary>
    public static void Compute(EigenLayerState state, RewardGroup group, GoldTable table, int cutoff, IGoldSink sink)
    {
        OperatorDirectedRefunds.NeverRegistered(group, table, sink);
        var rows = group.Rewards.Where(reward => reward.RegisteredDays != 0).ToList();
        if (rows.Count == 0)
            return;
        var breaks = new Breaks(group.From, Math.Min(group.To, cutoff - 1)).Add(rows);
        foreach (var reward in rows)
            AddBreaks(breaks, state, reward.Row);
        foreach (var (first, last) in breaks.Segments())
        {
            var registered = rows.FindAll(reward =>
                reward.Covers(first) && state.SetOperators[(reward.Row.Operator, reward.Row.Set)].Contains(first)
            );
            var unstaked = Unstaked(state, registered, table, first);
            RefundBucket.Emit(table, RefundCause.WithoutStake, unstaked, first, last, sink);
            var staked = OperatorDirectedRefunds.WithoutStrategies(
                state,
                Staked(state, registered, table, first),
                first
            );
            RefundBucket.Emit(
                table,
                RefundCause.WithoutStrategies,
                OperatorDirectedRefunds.StakerParts(state, staked, first),
                first,
                last,
                sink
            );
        }
    }

    private static void AddBreaks(Breaks breaks, EigenLayerState state, RewardRow row)
    {
        breaks
            .Add(state.SetOperators[(row.Operator, row.Set)])
            .Add(state.SetStrategies[(row.Strategy, row.Set)])
            .AddSplits(state, row);
        foreach (var strategy in state.Allocations.StrategiesOf(row.Operator, row.Set))
            breaks.Add(state.Allocations.ChangeDays(new(row.Operator, row.Set, strategy)));
        var pair = state.OperatorShares.FindPair(row.Operator, row.Strategy);
        if (pair >= 0)
            breaks.Add(state.OperatorShares.DaysOf(pair).ToArray());
    }

    /// <summary>Bucket "no stake": the operator's whole tokens.</summary>
    private static List<(ActiveReward, Int128)> Unstaked(
        EigenLayerState state,
        List<ActiveReward> rows,
        GoldTable table,
        int day
    ) =>
        [
            .. OperatorDirectedRefunds
                .Representatives(
                    table == GoldTable.UniqueStakeRefunds
                        ? rows.Where(reward => LacksAllocation(state, reward.Row, day))
                        : rows.Where(reward => !HasShareRow(state, reward.Row, day))
                )
                .Select(reward => (reward, reward.TokensPerDay)),
        ];

    private static List<ActiveReward> Staked(
        EigenLayerState state,
        List<ActiveReward> rows,
        GoldTable table,
        int day
    ) =>
        table == GoldTable.UniqueStakeRefunds
            ? rows.FindAll(reward => Magnitudes(state, reward.Row, day).Any(magnitude => magnitude > 0))
            : rows.FindAll(reward =>
                state.OperatorShares.Find(reward.Row.Operator, reward.Row.Strategy, day) is { Sign: > 0 }
            );

    /// <summary>No allocation to the set at all, or any allocation there of magnitude 0.</summary>
    private static bool LacksAllocation(EigenLayerState state, RewardRow row, int day)
    {
        var magnitudes = Magnitudes(state, row, day).ToList();
        return magnitudes.Count == 0 || magnitudes.Contains(0);
    }

    private static IEnumerable<ulong> Magnitudes(EigenLayerState state, RewardRow row, int day)
    {
        foreach (var strategy in state.Allocations.StrategiesOf(row.Operator, row.Set))
            if (state.Allocations.TryGet(new(row.Operator, row.Set, strategy), day, out var magnitude))
                yield return magnitude;
    }

    /// <summary>A share row other than 0; negative shares count as stake here.</summary>
    private static bool HasShareRow(EigenLayerState state, RewardRow row, int day) =>
        state.OperatorShares.Find(row.Operator, row.Strategy, day) is { } shares && shares.Sign != 0;
}
