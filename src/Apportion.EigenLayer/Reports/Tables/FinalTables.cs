using System.Globalization;
using System.Numerics;
using Apportion.EigenLayer.Facts;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports.Tables;

/// <summary>
/// The accumulating tables as they stand after the last run: running balances, normalised submissions, distribution
/// lines.
/// </summary>
/// <remarks>Source: spec eigenlayer sections 3.1, 4 and 8.1.</remarks>
internal sealed class FinalTables(EigenLayerFacts facts, EigenLayerState state)
{
    private readonly GoldValues _values = new(state);
    private readonly long _cutoff = Days.Midnight(state.Cutoff);

    /// <summary><c>staker_shares</c></summary>
    public TableText StakerShares()
    {
        var table = new TableText(
            "staker_shares",
            "staker strategy shares strategy_index transaction_hash log_index block_time block_date block_number"
        );
        var rows = facts.StakerShareDeltas.Where(row => row.BlockTime < _cutoff);
        foreach (var group in rows.GroupBy(row => (row.Staker, row.Strategy)))
        {
            var seen = new HashSet<(Merkle.Hash256, long, long)>();
            foreach (var (row, sum) in Running(group, row => new(row.BlockTime, row.LogIndex, 0), row => row.Shares))
                if (seen.Add((row.TransactionHash, row.LogIndex, row.BlockNumber)))
                    table.Add(
                        row.Staker.ToString(),
                        row.Strategy.ToString(),
                        GoldValues.Text(sum),
                        GoldValues.Text(row.StrategyIndex),
                        row.TransactionHash.ToString(),
                        GoldValues.Text(row.LogIndex),
                        FactText.Time(row.BlockTime),
                        FactText.Day(Days.Of(row.BlockTime)),
                        GoldValues.Text(row.BlockNumber)
                    );
        }
        return table;
    }

    /// <summary><c>operator_shares</c></summary>
    public TableText OperatorShares()
    {
        var table = new TableText(
            "operator_shares",
            "operator strategy shares transaction_hash log_index block_time block_date block_number"
        );
        var rows = facts.OperatorShareDeltas.Where(row => row.BlockTime < _cutoff);
        foreach (var group in rows.GroupBy(row => (row.Operator, row.Strategy)))
        {
            var seen = new HashSet<(Merkle.Hash256, long, long)>();
            foreach (var (row, sum) in Running(group, row => new(row.BlockTime, row.LogIndex, 0), row => row.Shares))
                if (seen.Add((row.TransactionHash, row.LogIndex, row.BlockNumber)))
                    table.Add(
                        row.Operator.ToString(),
                        row.Strategy.ToString(),
                        GoldValues.Text(sum),
                        row.TransactionHash.ToString(),
                        GoldValues.Text(row.LogIndex),
                        FactText.Time(row.BlockTime),
                        FactText.Day(Days.Of(row.BlockTime)),
                        GoldValues.Text(row.BlockNumber)
                    );
        }
        return table;
    }

    /// <summary>The normalised submission tables.</summary>
    public IEnumerable<TableText> Submissions(SubmissionTables tables)
    {
        const string Dates = " block_number block_time block_date";
        const string Reward = " strategy strategy_index multiplier start_timestamp end_timestamp duration";
        yield return Fill(
            "combined_rewards",
            "avs reward_hash token amount" + Reward + Dates + " reward_type",
            tables.Combined
        );
        yield return Fill(
            "operator_directed_rewards",
            "avs reward_hash token operator operator_index amount" + Reward + Dates,
            tables.OperatorDirected
        );
        yield return Fill(
            "operator_directed_operator_set_rewards",
            "avs operator_set_id reward_hash token operator operator_index amount" + Reward + Dates,
            tables.OperatorDirectedSet
        );
        if (state.Rules.Ruleset.PaysStakePools)
            yield return Fill(
                "stake_operator_set_rewards",
                "avs operator_set_id reward_hash token amount" + Reward + " reward_type" + Dates,
                tables.Stake
            );
    }

    /// <summary>The distribution lines of the day before the last cutoff.</summary>
    public TableText Cumulative(TokenSums totals)
    {
        var table = new TableText(
            "cumulative_" + FactText.Day(state.Cutoff - 1),
            "earner token snapshot cumulative_amount"
        );
        foreach (var sums in totals.All)
        foreach (var earner in sums.Earners)
            table.Add(
                _values.Address(earner),
                _values.Address(sums.Token),
                FactText.Day(sums.LastDayOf(earner)),
                GoldValues.Text(sums.SumOf(earner))
            );
        return table;
    }

    private TableText Fill(string name, string columns, List<RewardRow> rows)
    {
        var table = new TableText(name, columns);
        foreach (var row in rows)
        {
            var reward = new ActiveReward(row, 0, 0);
            table.Add([.. table.Columns.Select(column => Value(column, reward))]);
        }
        return table;
    }

    private string Value(string column, ActiveReward reward) =>
        column switch
        {
            "operator_index" => reward.Row.OperatorIndex.ToString(CultureInfo.InvariantCulture),
            "start_timestamp" => FactText.Time(reward.Row.Start),
            "end_timestamp" => FactText.Time(reward.Row.End),
            "block_number" => GoldValues.Text(reward.Row.Block),
            "block_time" => FactText.Time(reward.Row.BlockTime),
            "block_date" => FactText.Day(reward.Row.SubmissionDay),
            _ => _values.Of(column, reward),
        };

    /// <summary>Running sums in order of time; rows that tie all get the sum that includes every one of them.</summary>
    private static IEnumerable<(T Row, BigInteger Sum)> Running<T>(
        IEnumerable<T> rows,
        Func<T, Moment> at,
        Func<T, Int128> shares
    )
    {
        var sum = BigInteger.Zero;
        foreach (var tied in rows.GroupBy(at).OrderBy(group => group.Key))
        {
            foreach (var row in tied)
                sum += shares(row);
            foreach (var row in tied)
                yield return (row, sum);
        }
    }
}
