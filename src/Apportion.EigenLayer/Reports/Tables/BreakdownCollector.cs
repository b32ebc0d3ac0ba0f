using System.Numerics;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports.Tables;

/// <summary>Upstream's "staker-operator" tables of one run: who earned what through which operator and strategy.</summary>
/// <remarks>Source: spec eigenlayer section 10.</remarks>
internal sealed class BreakdownCollector
{
    private const string Zero = "0x0000000000000000000000000000000000000000";
    private readonly EigenLayerState _state;
    private readonly GoldValues _values;
    private readonly TableSwitches _switches;
    private readonly TableText _stakers;
    private readonly TableText _operators;
    private readonly TableText _forAll;
    private readonly TableText _programmaticStakers;
    private readonly TableText _programmaticOperators;
    private readonly Dictionary<GoldTable, (TableText Table, string RewardType)> _copies;
    private readonly TableText _staging;

    public BreakdownCollector(EigenLayerState state, TableSwitches switches)
    {
        (_state, _values, _switches) = (state, new GoldValues(state), switches);
        const string Parts =
            " staker_strategy_weight staker_total_strategy_weight staker_strategy_proportion staker_strategy_tokens";
        const string OperatorParts =
            " operator_strategy_weight operator_total_strategy_weight operator_strategy_proportion operator_strategy_tokens";
        const string Head = "reward_hash snapshot token tokens_per_day";
        _stakers = new(
            "sot_1_staker_strategy_payouts",
            Head
                + " tokens_per_day_decimal avs strategy multiplier reward_type operator reward_submission_date staker shares staker_tokens"
                + Parts
        );
        _operators = new(
            "sot_2_operator_strategy_payouts",
            Head + " avs strategy multiplier reward_type operator shares operator_tokens" + OperatorParts
        );
        _forAll = new(
            "sot_3_rewards_for_all_strategy_payout",
            Head
                + " avs strategy multiplier reward_type staker shares staker_weight total_staker_weight staker_proportion staker_strategy_tokens"
        );
        _programmaticStakers = new(
            "sot_4_rfae_stakers",
            Head + " avs strategy multiplier reward_type operator staker shares staker_tokens" + Parts
        );
        _programmaticOperators = new(
            "sot_5_rfae_operators",
            Head + " avs strategy multiplier reward_type operator shares operator_tokens" + OperatorParts
        );
        _copies = BreakdownCopies.Of(switches);
        _staging = new(
            "sot_12_staker_operator_staging",
            "earner operator reward_type avs token strategy multiplier shares amount reward_hash snapshot operator_set_id"
        );
    }

    /// <summary>The tables that exist for the run, staging last.</summary>
    public IEnumerable<TableText> Tables =>
        new[] { _stakers, _operators, _forAll, _programmaticStakers, _programmaticOperators }
            .Concat(_copies.Values.Select(copy => copy.Table))
            .Append(_staging);

    /// <summary>The staging table.</summary>
    public TableText Staging => _staging;

    /// <summary>Takes one row of a reward table.</summary>
    public void Add(in GoldRow row)
    {
        for (var day = row.From; day <= row.To; day++)
            switch (row.Table)
            {
                case GoldTable.StakerRewardAmounts:
                    AddStaker(row, day);
                    break;
                case GoldTable.OperatorRewardAmounts:
                    AddOperator(row, day, _operators, "operator_reward");
                    break;
                case GoldTable.RewardsForAll:
                    AddForAll(row, day);
                    break;
                case GoldTable.ProgrammaticStakers:
                    AddProgrammaticStaker(row, day);
                    break;
                case GoldTable.ProgrammaticOperators:
                    AddOperator(row, day, _programmaticOperators, "rfae_operator");
                    break;
                default:
                    if (_copies.TryGetValue(row.Table, out var copy))
                        AddCopy(row, day, copy.Table, copy.RewardType);
                    break;
            }
    }

    private void AddStaker(in GoldRow row, int day)
    {
        var tokens = row.Amount;
        foreach (
            var part in StrategyBreakdown.Divide(
                row.Pool!.Rows,
                _state.StakerShares,
                row.Earner,
                day,
                (reward, proportion) => StrategyBreakdown.StakerPart(_state.Rules, reward, day, proportion, tokens)
            )
        )
        {
            Fill(_stakers, row, part, day);
            Stage(row, part, day, "staker_reward", _values.Address(row.Operator));
        }
    }

    private void AddForAll(in GoldRow row, int day)
    {
        var parts = StrategyBreakdown.Divide(
            row.Pool!.Rows,
            _state.StakerShares,
            row.Earner,
            day,
            StrategyBreakdown.PartOfWholeDay
        );
        foreach (var part in parts)
        {
            Fill(_forAll, row, part, day);
            Stage(row, part, day, "reward_for_all", Zero);
        }
    }

    private void AddProgrammaticStaker(in GoldRow row, int day)
    {
        if (!ProgrammaticIncentives.ServesAnyAvs(_state, row.Operator, day))
            return;
        var tokens = row.Amount;
        foreach (
            var part in StrategyBreakdown.Divide(
                row.Pool!.Rows,
                _state.StakerShares,
                row.Earner,
                day,
                (_, proportion) => StrategyBreakdown.FlooredPart(proportion, tokens)
            )
        )
        {
            Fill(_programmaticStakers, row, part, day);
            Stage(row, part, day, "rfae_staker", _values.Address(row.Operator));
        }
    }

    private void AddOperator(in GoldRow row, int day, TableText table, string rewardType)
    {
        var (tokens, operatorId) = (row.Amount, row.Operator);
        var programmatic = row.Table == GoldTable.ProgrammaticOperators;
        if (programmatic && !ProgrammaticIncentives.ServesAnyAvs(_state, operatorId, day))
            return;
        var rows = row.Group!.Rewards.Where(reward =>
            reward.Covers(day)
            && (
                programmatic
                || (
                    _state.AvsOperators[(operatorId, reward.Row.Avs)].Contains(day)
                    && _state.Restaked[(operatorId, reward.Row.Avs, reward.Row.Strategy)].Contains(day)
                )
            )
        );
        foreach (
            var part in StrategyBreakdown.Divide(
                rows,
                _state.OperatorShares,
                operatorId,
                day,
                (_, proportion) => StrategyBreakdown.FlooredPart(proportion, tokens)
            )
        )
        {
            Fill(table, row, part, day);
            Stage(row, part, day, rewardType, _values.Address(operatorId));
        }
    }

    private void AddCopy(in GoldRow row, int day, TableText table, string rewardType)
    {
        var fields = new string[table.Columns.Count];
        for (var column = 0; column < fields.Length; column++)
            fields[column] =
                table.Columns[column] == "snapshot" ? FactText.Day(day) : _values.Of(table.Columns[column], row);
        table.Rows.Add(fields);
        var staker = row.Pool is not null;
        _staging.Add(
            _values.Address(row.Earner),
            _values.Address(row.Operator),
            rewardType,
            _values.Of("avs", row),
            _values.Of("token", row),
            staker ? _values.Of("strategy", row) : Zero,
            staker ? _values.Of("multiplier", row) : "0",
            staker ? _values.Of("shares", row) : "0",
            GoldValues.Text(row.Amount),
            _values.Of("reward_hash", row),
            FactText.Day(day),
            row.Reward.Row.Set < 0 ? "" : _values.Of("operator_set_id", row)
        );
    }

    private void Fill(TableText table, in GoldRow row, StrategyBreakdown.Part part, int day)
    {
        var fields = new string[table.Columns.Count];
        for (var column = 0; column < fields.Length; column++)
            fields[column] = Value(table.Columns[column], row, part, day);
        table.Rows.Add(fields);
    }

    private string Value(string column, in GoldRow row, StrategyBreakdown.Part part, int day) =>
        column switch
        {
            "snapshot" => FactText.Day(day),
            "operator" or "staker" or "operator_tokens" => _values.Of(column, row),
            "staker_tokens" => GoldValues.Text(row.Amount),
            "shares" => part.Shares.ToString(),
            "staker_strategy_weight" or "operator_strategy_weight" or "staker_weight" => part.Weight.ToString(),
            "staker_total_strategy_weight" or "operator_total_strategy_weight" or "total_staker_weight" =>
                part.Total.ToString(),
            "staker_strategy_proportion" or "operator_strategy_proportion" or "staker_proportion" =>
                part.Proportion.ToString(),
            "staker_strategy_tokens" or "operator_strategy_tokens" => GoldValues.Text(part.Tokens),
            _ => _values.Of(column, part.Reward),
        };

    private void Stage(in GoldRow row, StrategyBreakdown.Part part, int day, string rewardType, string operatorText) =>
        _staging.Add(
            _values.Address(row.Earner),
            operatorText,
            rewardType,
            _values.Of("avs", part.Reward),
            _values.Of("token", part.Reward),
            _values.Of("strategy", part.Reward),
            _values.Of("multiplier", part.Reward),
            part.Shares.ToString(),
            GoldValues.Text(part.Tokens),
            _values.Of("reward_hash", part.Reward),
            FactText.Day(day),
            ""
        );
}
