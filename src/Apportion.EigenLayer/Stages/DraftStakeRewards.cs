using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Rulesets;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// The draft's unique-stake and total-stake tables: every operator-directed submission to an operator set is paid again
/// to operators with allocated stake (as long as they can be slashed) and to operators with any stake.
/// </summary>
/// <remarks>Source: spec eigenlayer-v2.2-draft sections 6.1, 6.2, 6.4, 6.5.</remarks>
internal static class DraftStakeRewards
{
    /// <summary>Computes the operators', stakers' and refund rows of one submission.</summary>
    public static void Compute(EigenLayerState state, RewardGroup group, int cutoff, IGoldSink sink)
    {
        if (group.Kind != SubmissionKind.OperatorDirectedSet)
            return;
        foreach (var rewards in group.Rewards.GroupBy(reward => reward.Row.Operator))
        {
            ComputeOperator(state, group, [.. rewards], GoldTable.UniqueStakeOperators, cutoff, sink);
            ComputeOperator(state, group, [.. rewards], GoldTable.TotalStakeOperators, cutoff, sink);
        }
        DraftRefunds.Compute(state, group, GoldTable.UniqueStakeRefunds, cutoff, sink);
        DraftRefunds.Compute(state, group, GoldTable.TotalStakeRefunds, cutoff, sink);
    }

    private static void ComputeOperator(
        EigenLayerState state,
        RewardGroup group,
        List<ActiveReward> rewards,
        GoldTable table,
        int cutoff,
        IGoldSink sink
    )
    {
        var breaks = new Breaks(group.From, Math.Min(group.To, cutoff - 1)).Add(rewards);
        foreach (var reward in rewards)
        {
            var row = reward.Row;
            breaks.Add(state.SetOperators[(row.Operator, row.Set)]).AddSplits(state, row);
            breaks.Add(state.Allocations.ChangeDays(new(row.Operator, row.Set, row.Strategy)));
            breaks.Add(state.Changes.OfOperator(row.Operator, row.Strategy));
            var pair = state.OperatorShares.FindPair(row.Operator, row.Strategy);
            if (pair >= 0)
                breaks.Add(state.OperatorShares.DaysOf(pair).ToArray());
        }
        foreach (var (first, last) in breaks.Segments())
            EmitDays(state, rewards.FindAll(reward => reward.Covers(first)), table, first, last, sink);
    }

    private static void EmitDays(
        EigenLayerState state,
        List<ActiveReward> active,
        GoldTable table,
        int first,
        int last,
        IGoldSink sink
    )
    {
        var (weight, representative, ownShares) = (PgNumeric.Zero, (ActiveReward?)null, PgNumeric.Zero);
        foreach (var reward in active)
        {
            if (state.OperatorShares.Find(reward.Row.Operator, reward.Row.Strategy, first) is not { Sign: > 0 } shares)
                continue;
            if (TermOf(state, reward, table, first) is not { } term)
                continue;
            weight += term.Wide(shares);
            if (representative is null)
                (representative, ownShares) = (reward, shares);
        }
        if (representative is not null)
            Emit(state, representative, weight, ownShares, table, first, last, sink);
    }

    /// <summary>What a strategy counts for an operator that is eligible on a day; null if it counts nothing.</summary>
    internal static WeightTerm? TermOf(EigenLayerState state, ActiveReward reward, GoldTable table, int day)
    {
        var row = reward.Row;
        var windows = state.SetOperators[(row.Operator, row.Set)];
        if (table == GoldTable.TotalStakeOperators)
            return windows.Contains(day) ? new WeightTerm(row.Multiplier) : null;
        if (!windows.ContainsOrSlashable(day))
            return null;
        var maximum = state.Allocations.MaximumOf(row.Operator, row.Strategy, day);
        return
            state.Allocations.TryGet(new(row.Operator, row.Set, row.Strategy), day, out var magnitude)
            && magnitude > 0
            && maximum > 0
            ? new WeightTerm(row.Multiplier, magnitude, maximum)
            : null;
    }

    private static void Emit(
        EigenLayerState state,
        ActiveReward reward,
        PgNumeric weight,
        PgNumeric ownShares,
        GoldTable table,
        int first,
        int last,
        IGoldSink sink
    )
    {
        var bips = OperatorDirected.BipsOf(state, reward.Row, first);
        var own = OperatorPart.Of(
            state.Rules,
            table,
            reward,
            reward.Row.Operator,
            reward.TokensPerDay,
            bips,
            (first, last),
            new OperatorStake(weight, ownShares)
        );
        sink.Add(own);
        if (!reward.Row.Multiplier.IsZero)
            EmitStakers(state, reward, reward.TokensPerDay - own.Amount, table, first, last, bips, sink);
    }

    /// <summary>Only the representative row's strategy counts for stakers.</summary>
    private static void EmitStakers(
        EigenLayerState state,
        ActiveReward reward,
        Int128 split,
        GoldTable table,
        int first,
        int last,
        int bips,
        IGoldSink sink
    )
    {
        var total = table == GoldTable.TotalStakeOperators;
        var lane = new OperatorLane(reward.Row.Operator, new Breaks(first, last)) { Tokens = reward.TokensPerDay };
        lane.Pool.AddRow(reward, new WeightTerm(reward.Row.Multiplier, roundsShares: total));
        lane.Pool.WeighStakersOf(state, state.Delegations.Of(lane.Operator), first, null);
        var stakers = total ? GoldTable.TotalStakeStakers : GoldTable.UniqueStakeStakers;
        StakerSplit.Emit(state.Rules, lane, stakers, split, first, last, bips, sink, uncut: total);
    }
}
