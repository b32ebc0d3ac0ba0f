using System.Globalization;
using System.Numerics;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports.Tables;

/// <summary>The values of a row's columns in PostgreSQL's spelling, numbers with all digits of their scale.</summary>
internal sealed class GoldValues(EigenLayerState state)
{
    /// <summary>The value of a column; <c>snapshot</c> is not among them.</summary>
    public string Of(string column, in GoldRow row) =>
        column switch
        {
            "operator" => Address(row.Operator),
            "staker" => Address(row.Earner),
            "shares" => SharesOf(row),
            "staker_weight" or "weighted_shares" => WeightOf(row).ToString(),
            "rn" => "1",
            "total_weight" or "total_staker_weight" or "total_operator_weight" => row.Proportion!.Total.ToString(),
            "staker_proportion" => ProportionOf(row).ToString(),
            "total_staker_operator_payout" => Text(row.Tokens),
            "operator_tokens" => Text(row.Earner == row.Operator && row.Pool is null ? row.Amount : row.OperatorTokens),
            "staker_tokens" or "avs_tokens" => Text(row.Amount),
            "excluded_address" => state.Excluded.Contains(row.Earner) ? Address(row.Earner) : "",
            "tokens_per_registered_snapshot_decimal" => Text(OperatorsTokens(row)),
            "adjusted_tokens_per_snapshot" => Text(OperatorsTokens(row)),
            "split_pct" => (new PgNumeric(row.Bips) / new PgNumeric(Tokens.AllBips)).ToString(),
            "staker_split" or "staker_split_total" => Text(row.Tokens),
            "operator_allocated_weight" or "operator_total_weight" => row.Stake!.Weight.ToString(),
            "operator_total_shares" => row.Stake!.Shares.ToString(),
            _ => Of(column, row.Reward),
        };

    /// <summary>The value of a column that depends on the submission only.</summary>
    public string Of(string column, ActiveReward reward)
    {
        var row = reward.Row;
        return column switch
        {
            "reward_hash" => row.Hash.ToString(),
            "token" => Address(row.Token),
            "avs" => Address(row.Avs),
            "operator" => Address(row.Operator),
            "operator_set_id" => state.Sets[row.Set].Number.ToString(CultureInfo.InvariantCulture),
            "strategy" => Address(row.Strategy),
            "strategy_index" => Text(row.StrategyIndex),
            "multiplier" => row.Multiplier.ToString(),
            "amount" or "amount_decimal" => Text(row.Amount),
            "duration" => Text(row.Duration),
            "reward_type" => Kind(row.Kind),
            "reward_submission_date" => FactText.Day(row.SubmissionDay),
            "tokens_per_day" => reward.TokensPerDayDouble.ToString(),
            "tokens_per_day_decimal" or "tokens_per_registered_snapshot_decimal" => Text(reward.TokensPerDay),
            "num_registered_snapshots" => Text(reward.RegisteredDays),
            "reward_start_exclusive" => FactText.Time(reward.StartExclusive),
            "reward_end_inclusive" => FactText.Time(reward.EndInclusive),
            _ => throw new Core.BrokenInvariantException("columns", $"no value for column {column}"),
        };
    }

    /// <summary>The text of an address.</summary>
    public string Address(int id) => state.Book[id].ToString();

    /// <summary>A whole number.</summary>
    public static string Text(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A kind of reward.</summary>
    public static string Kind(SubmissionKind kind) =>
        kind switch
        {
            SubmissionKind.Avs => "avs",
            SubmissionKind.AllStakers => "all_stakers",
            SubmissionKind.AllEarners => "all_earners",
            SubmissionKind.UniqueStake => "unique_stake",
            SubmissionKind.TotalStake => "total_stake",
            _ => throw new Core.BrokenInvariantException("columns", $"{kind} has no type"),
        };

    /// <summary>The proportion as the table shows it.</summary>
    public PgNumeric ProportionOf(in GoldRow row)
    {
        if (row.Table == GoldTable.TotalStakeStakers && !state.Rules.Ruleset.PaysStakePools)
            return WeightOf(row) / row.Proportion!.Total;
        return new PgNumeric(row.Proportion!.Of(row.Pool!, row.Index)) / new PgNumeric(Stages.ProportionOf.One);
    }

    private string SharesOf(in GoldRow row) =>
        state.StakerShares.Find(row.Earner, row.Reward.Row.Strategy, row.From)!.Value.ToString();

    private PgNumeric WeightOf(in GoldRow row) => row.Pool!.LiteralWeightOf(state.StakerShares, row.Index, row.From);

    /// <summary>The operator's tokens of a day: its own amount, or its part of the pool.</summary>
    private static Int128 OperatorsTokens(in GoldRow row) =>
        row.Table switch
        {
            GoldTable.UniqueStakeOperators or GoldTable.TotalStakeOperators => row.Tokens,
            GoldTable.UniqueStakeStakers or GoldTable.TotalStakeStakers => row.OperatorTokens,
            _ => row.Reward.TokensPerDay,
        };
}
