using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Numbers;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports.Tables;

/// <summary>
/// The breakdown by strategy of stakers' unique-stake and total-stake rewards. Upstream has no such tables; these are
/// ours, by the same rule: each strategy's part is floored, so parts can sum to less than the whole.
/// </summary>
/// <remarks>Source: spec eigenlayer section 10, applied to the tables of section 7.17 and 7.20.</remarks>
internal sealed class StakeBreakdown(EigenLayerState state)
{
    private const string Columns =
        "reward_hash snapshot token avs operator_set_id operator staker strategy multiplier shares staker_tokens strategy_weight total_strategy_weight strategy_proportion strategy_tokens";

    private readonly GoldValues _values = new(state);
    private readonly TableText _unique = new("ours_unique_stake_staker_strategy_payouts", Columns);
    private readonly TableText _total = new("ours_total_stake_staker_strategy_payouts", Columns);

    /// <summary>Both tables.</summary>
    public IEnumerable<TableText> Tables => [_unique, _total];

    /// <summary>Takes one row of a reward table; rows of other tables are passed over.</summary>
    public void Add(in GoldRow row)
    {
        if (row.Table is not (GoldTable.UniqueStakeStakers or GoldTable.TotalStakeStakers))
            return;
        var table = row.Table == GoldTable.UniqueStakeStakers ? _unique : _total;
        var total = row.Pool!.LiteralWeightOf(state.StakerShares, row.Index, row.From);
        for (var index = 0; index < row.Pool.Rows.Count; index++)
        {
            var reward = row.Pool.Rows[index];
            if (state.StakerShares.Find(row.Earner, reward.Row.Strategy, row.From) is not { Sign: > 0 } shares)
                continue;
            var weight = row.Pool.TermOf(index).Wide(shares);
            var proportion = ProportionOf.Cut(weight, total);
            var tokens = StrategyBreakdown.FlooredPart(proportion, row.Amount);
            for (var day = row.From; day <= row.To; day++)
                table.Add(
                    _values.Of("reward_hash", reward),
                    FactText.Day(day),
                    _values.Of("token", reward),
                    _values.Of("avs", reward),
                    _values.Of("operator_set_id", reward),
                    _values.Address(row.Operator),
                    _values.Address(row.Earner),
                    _values.Of("strategy", reward),
                    _values.Of("multiplier", reward),
                    shares.ToString(),
                    GoldValues.Text(row.Amount),
                    weight.ToString(),
                    total.ToString(),
                    proportion.ToString(),
                    GoldValues.Text(tokens)
                );
        }
    }
}
