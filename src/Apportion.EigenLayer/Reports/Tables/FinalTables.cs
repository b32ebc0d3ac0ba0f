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
    public TableText StakerShares() =>
        Balances(
            new(
                "staker_shares",
                "staker strategy shares strategy_index transaction_hash log_index block_time block_date block_number"
            ),
            facts.StakerShareDeltas.Select(row => new Change(
                row.Staker,
                row.Strategy,
                row.Shares,
                row.StrategyIndex,
                row.TransactionHash,
                row.LogIndex,
                row.BlockNumber,
                row.BlockTime
            ))
        );

    /// <summary><c>operator_shares</c></summary>
    public TableText OperatorShares() =>
        Balances(
            new(
                "operator_shares",
                "operator strategy shares transaction_hash log_index block_time block_date block_number"
            ),
            facts.OperatorShareDeltas.Select(row => new Change(
                row.Operator,
                row.Strategy,
                row.Shares,
                null,
                row.TransactionHash,
                row.LogIndex,
                row.BlockNumber,
                row.BlockTime
            ))
        );

    /// <summary>Running balances by account and strategy; of rows of one log the first one stays.</summary>
    private TableText Balances(TableText table, IEnumerable<Change> changes)
    {
        var before = changes.Where(change => change.Time < _cutoff);
        foreach (var group in before.GroupBy(change => (change.Account, change.Strategy)))
        {
            var seen = new HashSet<(Merkle.Hash256, long, long)>();
            foreach (var (change, sum) in Running(group))
                if (seen.Add((change.Transaction, change.Log, change.Block)))
                    table.Rows.Add([
                        change.Account.ToString(),
                        change.Strategy.ToString(),
                        GoldValues.Text(sum),
                        .. change.Index is { } index ? [GoldValues.Text(index)] : (string[])[],
                        change.Transaction.ToString(),
                        GoldValues.Text(change.Log),
                        FactText.Time(change.Time),
                        FactText.Day(Days.Of(change.Time)),
                        GoldValues.Text(change.Block),
                    ]);
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
    private static IEnumerable<(Change Change, BigInteger Sum)> Running(IEnumerable<Change> changes)
    {
        var sum = BigInteger.Zero;
        foreach (var tied in changes.GroupBy(change => (change.Time, change.Log)).OrderBy(group => group.Key))
        {
            foreach (var change in tied)
                sum += change.Shares;
            foreach (var change in tied)
                yield return (change, sum);
        }
    }

    /// <summary>A change of shares of a staker, whose rows show the strategy's index, or of an operator.</summary>
    private readonly record struct Change(
        Core.Address Account,
        Core.Address Strategy,
        Int128 Shares,
        int? Index,
        Merkle.Hash256 Transaction,
        long Log,
        long Block,
        long Time
    );
}
