using System.Numerics;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Stages;

/// <summary>
/// Upstream's unique-stake and total-stake tables: the day's pool is shared by the operators of a set, by the stake they
/// allocated to it or by all stake delegated to them; each operator keeps its split and its stakers share the rest. A
/// day on which nothing at all is distributed goes back to the AVS.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 7.16 to 7.21.</remarks>
internal static class StakePools
{
    /// <summary>Computes the operators', stakers' and refund rows of one submission.</summary>
    public static void Compute(EigenLayerState state, RewardGroup group, IGoldSink sink)
    {
        var breaks = new Breaks(group.From, group.To).Add(group.Rewards).Add(state.DefaultSplits, 0);
        var lanes = Lanes(state, group);
        foreach (var lane in lanes)
        {
            breaks.Add(lane.Breaks);
            foreach (var reward in group.Rewards)
                breaks.Add(state.SetSplits, (lane.Operator, reward.Row.Set));
        }
        foreach (var (first, last) in breaks.Segments())
            EmitDays(state, group, lanes, first, last, sink);
    }

    private static List<PoolLane> Lanes(EigenLayerState state, RewardGroup group)
    {
        var operators = group.Rewards.Select(reward => reward.Row.Set).Distinct().SelectMany(state.Members.OfSet);
        return
        [
            .. operators
                .Distinct()
                .Order()
                .Select(operatorId => new PoolLane(
                    operatorId,
                    OperatorBreaks(state, group, operatorId),
                    StakerBreaks(state, group, operatorId)
                )),
        ];
    }

    private static Breaks OperatorBreaks(EigenLayerState state, RewardGroup group, int operatorId)
    {
        var breaks = new Breaks(group.From, group.To).Add(group.Rewards);
        foreach (var reward in group.Rewards)
        {
            breaks.Add(state.SetOperators[(operatorId, reward.Row.Set)]);
            if (group.Kind == SubmissionKind.UniqueStake)
                breaks.Add(state.Allocations.ChangeDays(new(operatorId, reward.Row.Set, reward.Row.Strategy)));
            var pair = state.OperatorShares.FindPair(operatorId, reward.Row.Strategy);
            if (pair >= 0)
                breaks.Add(state.OperatorShares.DaysOf(pair).ToArray());
        }
        return breaks;
    }

    private static Breaks StakerBreaks(EigenLayerState state, RewardGroup group, int operatorId)
    {
        var breaks = OperatorBreaks(state, group, operatorId);
        foreach (var reward in group.Rewards)
            breaks.Add(state.Changes.OfOperator(operatorId, reward.Row.Strategy));
        return breaks;
    }

    private static void EmitDays(
        EigenLayerState state,
        RewardGroup group,
        List<PoolLane> lanes,
        int first,
        int last,
        IGoldSink sink
    )
    {
        var active = group.Rewards.Where(reward => reward.Covers(first)).ToList();
        if (active.Count == 0)
            return;
        var total = PgNumeric.Zero;
        foreach (var lane in lanes)
        {
            lane.Stakers.Visit(first);
            if (lane.OperatorIsStale(first))
                WeighOperator(state, lane, active, first);
            if (lane.Representative is not null)
                total += lane.Weight;
        }
        Int128 distributed = 0;
        if (total.Sign > 0)
            foreach (var lane in lanes)
                if (lane.Representative is not null)
                    distributed += EmitOperator(state, lane, new(active, lanes, total), first, last, sink);
        if (distributed == 0)
            EmitRefund(active, first, last, sink);
    }

    /// <summary>The weight of an operator: the sum of its terms over the strategies in which everything is positive.</summary>
    private static void WeighOperator(EigenLayerState state, PoolLane lane, List<ActiveReward> active, int day)
    {
        lane.ClearOperator();
        foreach (var (reward, term, shares) in TermsOf(state, lane.Operator, active, day))
            lane.AddTerm(reward, term.Wide(shares), shares);
    }

    /// <summary>What the strategies of a submission add to an operator's weight on a day.</summary>
    internal static IEnumerable<(ActiveReward Reward, WeightTerm Term, PgNumeric Shares)> TermsOf(
        EigenLayerState state,
        int operatorId,
        IEnumerable<ActiveReward> active,
        int day
    )
    {
        foreach (var reward in active)
            if (
                state.SetOperators[(operatorId, reward.Row.Set)].Contains(day)
                && state.OperatorShares.Find(operatorId, reward.Row.Strategy, day) is { Sign: > 0 } shares
                && TermOf(state, operatorId, reward, day) is { } term
            )
                yield return (reward, term, shares);
    }

    /// <summary>What a strategy of the submission counts for an operator's stake; null if it counts nothing.</summary>
    private static WeightTerm? TermOf(EigenLayerState state, int operatorId, ActiveReward reward, int day)
    {
        if (reward.Row.Kind != SubmissionKind.UniqueStake)
            return new WeightTerm(reward.Row.Multiplier);
        var maximum = state.Allocations.MaximumOf(operatorId, reward.Row.Strategy, day);
        return
            state.Allocations.TryGet(new(operatorId, reward.Row.Set, reward.Row.Strategy), day, out var magnitude)
            && magnitude > 0
            && maximum > 0
            ? new WeightTerm(reward.Row.Multiplier, magnitude, maximum)
            : null;
    }

    private static Int128 EmitOperator(
        EigenLayerState state,
        PoolLane lane,
        PoolDays days,
        int first,
        int last,
        IGoldSink sink
    )
    {
        var reward = lane.Representative!;
        var tokens = Tokens.OfPool(state.Rules, reward.TokensPerDay, lane.Weight, days.Total);
        var bips = Splits.ForSet(state, lane.Operator, reward.Row.Set, first);
        var unique = reward.Row.Kind == SubmissionKind.UniqueStake;
        var own = OperatorPart.Of(
            state.Rules,
            unique ? GoldTable.UniqueStakeOperators : GoldTable.TotalStakeOperators,
            reward,
            lane.Operator,
            tokens,
            bips,
            (first, last),
            new OperatorStake(lane.Weight, lane.Shares, days.Total, days.Lanes)
        );
        sink.Add(own);
        if (lane.Stakers.IsStale(first))
            WeighStakers(state, lane, days.Active, first);
        var table = unique ? GoldTable.UniqueStakeStakers : GoldTable.TotalStakeStakers;
        lane.Stakers.Tokens = tokens;
        return own.Amount
            + StakerSplit.Emit(state.Rules, lane.Stakers, table, tokens - own.Amount, first, last, bips, sink);
    }

    private static void WeighStakers(EigenLayerState state, PoolLane lane, List<ActiveReward> active, int day)
    {
        var pool = lane.Stakers.Pool;
        pool.Clear();
        foreach (var reward in active)
            if (!reward.Row.Multiplier.IsZero && TermOf(state, lane.Operator, reward, day) is { } term)
                pool.AddRow(reward, term);
        pool.WeighStakersOf(state, state.Delegations.Of(lane.Operator), day, null);
    }

    private static void EmitRefund(List<ActiveReward> active, int first, int last, IGoldSink sink)
    {
        foreach (var group in active.GroupBy(reward => (reward.Row.Token, reward.Row.Avs, reward.Row.Set)))
        {
            var reward = group.First();
            var pool = group.Max(row => row.TokensPerDay);
            sink.Add(
                new GoldRow
                {
                    Table =
                        reward.Row.Kind == SubmissionKind.UniqueStake
                            ? GoldTable.UniqueStakeRefunds
                            : GoldTable.TotalStakeRefunds,
                    From = first,
                    To = last,
                    Reward = reward,
                    Earner = reward.Row.Avs,
                    Amount = pool,
                    Operator = -1,
                    Tokens = pool,
                    Cause = RefundCause.NothingDistributed,
                }
            );
        }
    }

    /// <summary>What all operators share on a run of days.</summary>
    private readonly record struct PoolDays(List<ActiveReward> Active, IReadOnlyList<PoolLane> Lanes, PgNumeric Total);
}
