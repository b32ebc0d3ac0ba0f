using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// Upstream's rewards_for_all: a submission for all stakers is shared by weighted stake, without operators. It uses
/// doubles at all times, and can pay the cutoff day itself because share snapshots reach it.
/// </summary>
/// <remarks>Source: spec eigenlayer section 7.4.</remarks>
internal static class RewardsForAll
{
    /// <summary>Computes all rows of one submission.</summary>
    public static void Compute(EigenLayerState state, RewardGroup group, int cutoff, IGoldSink sink)
    {
        var to = Math.Min(group.To, state.LastShareDay(cutoff));
        var breaks = new Breaks(group.From, to).Add(group.Rewards);
        foreach (var reward in group.Rewards)
            breaks.Add(state.Changes.OfStrategy(reward.Row.Strategy));
        var pool = new StakePool();
        foreach (var (first, last) in breaks.Segments())
        {
            pool.Clear();
            foreach (var reward in group.Rewards)
                if (reward.Covers(first) && !reward.Row.Multiplier.IsZero)
                    pool.AddRow(reward, new WeightTerm(reward.Row.Multiplier));
            pool.WeighEverybody(state, first);
            if (pool.Count > 0)
                Emit(pool, pool.Proportions(), first, last, StakerPayout.ForAllStakers(state.Rules), sink);
        }
    }

    private static void Emit(
        StakePool pool,
        ProportionOf proportions,
        int first,
        int last,
        StakerPayout.Method method,
        IGoldSink sink
    )
    {
        for (var index = 0; index < pool.Count; index++)
        {
            var reward = pool.FirstRowOf(index);
            sink.Add(
                new GoldRow
                {
                    Table = GoldTable.RewardsForAll,
                    From = first,
                    To = last,
                    Reward = reward,
                    Earner = pool.StakerOf(index),
                    Amount = StakerPayout.Payout(method, proportions, pool, index, reward),
                    Operator = -1,
                    Pool = pool,
                    Index = index,
                    Proportion = proportions,
                }
            );
        }
    }
}
