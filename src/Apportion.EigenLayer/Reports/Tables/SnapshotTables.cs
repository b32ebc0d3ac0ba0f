using System.Globalization;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports.Tables;

/// <summary>Upstream's daily snapshot tables, listed from the intervals the state keeps.</summary>
/// <remarks>Source: spec eigenlayer section 5, eigenlayer-v2.2-draft section 5.</remarks>
internal sealed class SnapshotTables(EigenLayerState state)
{
    private readonly GoldValues _values = new(state);
    private int LastDay => state.Cutoff - 1;

    /// <summary>Every snapshot table.</summary>
    public IEnumerable<TableText> All()
    {
        yield return AvsRegistrations();
        yield return AvsStrategies();
        yield return Shares("operator_share_snapshots", "operator strategy shares snapshot", state.OperatorShares);
        yield return Shares("staker_share_snapshots", "staker strategy shares snapshot", state.StakerShares);
        yield return Delegations();
        yield return AvsSplits();
        yield return PiSplits();
        yield return DefaultSplits();
        yield return SetSplits();
        yield return SetOperators();
        yield return SetStrategies();
        yield return Allocations();
        if (state.Queue is not null)
            yield return Adjustments(state.Queue);
    }

    private TableText AvsRegistrations()
    {
        var table = new TableText("operator_avs_registration_snapshots", "avs operator snapshot");
        foreach (var key in state.AvsOperators.Keys)
        foreach (var (day, _) in state.AvsOperators[key].List(LastDay))
            table.Add(_values.Address(key.Avs), _values.Address(key.Operator), FactText.Day(day));
        return table;
    }

    private TableText AvsStrategies()
    {
        var table = new TableText("operator_avs_strategy_snapshots", "operator avs strategy snapshot");
        foreach (var key in state.Restaked.Keys)
        foreach (var (day, _) in state.Restaked[key].List(int.MaxValue - 1))
            table.Add(
                _values.Address(key.Operator),
                _values.Address(key.Avs),
                _values.Address(key.Strategy),
                FactText.Day(day)
            );
        return table;
    }

    private TableText Shares(string name, string columns, ShareTable shares)
    {
        var table = new TableText(name, columns);
        for (var pair = 0; pair < shares.PairCount; pair++)
        for (var day = shares.DaysOf(pair)[0]; day <= state.LastShareDay(state.Cutoff); day++)
            table.Add(
                _values.Address(shares.AccountOf(pair)),
                _values.Address(shares.StrategyOf(pair)),
                shares.Find(shares.AccountOf(pair), shares.StrategyOf(pair), day)!.Value.ToString(),
                FactText.Day(day)
            );
        return table;
    }

    private TableText Delegations()
    {
        var table = new TableText("staker_delegation_snapshots", "staker operator snapshot");
        foreach (var (staker, day, operatorId) in state.Delegations.ByStaker.List(LastDay))
            table.Add(_values.Address(staker), _values.Address(operatorId), FactText.Day(day));
        return table;
    }

    private TableText AvsSplits()
    {
        var table = new TableText("operator_avs_split_snapshots", "operator avs split snapshot");
        foreach (var (key, day, bips) in state.AvsSplits.List(LastDay))
            table.Add(_values.Address(key.Item1), _values.Address(key.Item2), Text(bips), FactText.Day(day));
        return table;
    }

    private TableText PiSplits()
    {
        var table = new TableText("operator_pi_split_snapshots", "operator split snapshot");
        foreach (var (operatorId, day, bips) in state.PiSplits.List(LastDay))
            table.Add(_values.Address(operatorId), Text(bips), FactText.Day(day));
        return table;
    }

    private TableText DefaultSplits()
    {
        var table = new TableText("default_operator_split_snapshots", "split snapshot");
        foreach (var (_, day, bips) in state.DefaultSplits.List(LastDay))
            table.Add(Text(bips), FactText.Day(day));
        return table;
    }

    private TableText SetSplits()
    {
        var table = new TableText("operator_set_split_snapshots", "operator avs operator_set_id split snapshot");
        foreach (var (key, day, bips) in state.SetSplits.List(LastDay))
            table.Add(_values.Address(key.Item1), Avs(key.Item2), Number(key.Item2), Text(bips), FactText.Day(day));
        return table;
    }

    private TableText SetOperators()
    {
        var slashable = state.Rules.Ruleset.AddsQueuedWithdrawalsBack;
        var table = new TableText(
            "operator_set_operator_registration_snapshots",
            "operator avs operator_set_id snapshot" + (slashable ? " slashable_until" : "")
        );
        foreach (var key in state.SetOperators.Keys)
        foreach (var (day, window) in state.SetOperators[key].List(LastDay))
        {
            string[] fields = [_values.Address(key.Operator), Avs(key.Set), Number(key.Set), FactText.Day(day)];
            table.Rows.Add(slashable ? [.. fields, SlashableUntil(window)] : fields);
        }
        return table;
    }

    private TableText SetStrategies()
    {
        var table = new TableText(
            "operator_set_strategy_registration_snapshots",
            "strategy avs operator_set_id snapshot"
        );
        foreach (var key in state.SetStrategies.Keys)
        foreach (var (day, _) in state.SetStrategies[key].List(state.Cutoff))
            table.Add(_values.Address(key.Strategy), Avs(key.Set), Number(key.Set), FactText.Day(day));
        return table;
    }

    private TableText Allocations()
    {
        var shipped = state.Rules.Ruleset.PaysStakePools;
        var table = new TableText(
            "operator_allocation_snapshots",
            "operator avs strategy operator_set_id magnitude "
                + (shipped ? "max_magnitude snapshot" : "snapshot max_magnitude")
        );
        foreach (var (key, day, magnitude, maximum) in state.Allocations.List(state.LastShareDay(state.Cutoff)))
        {
            var (max, date) = (GoldValues.Text(maximum), FactText.Day(day));
            table.Add(
                _values.Address(key.Operator),
                Avs(key.Set),
                _values.Address(key.Strategy),
                Number(key.Set),
                GoldValues.Text(magnitude),
                shipped ? max : date,
                shipped ? date : max
            );
        }
        return table;
    }

    private static TableText Adjustments(QueuedWithdrawals queue)
    {
        var table = new TableText(
            "queued_withdrawal_slashing_adjustments",
            "staker strategy operator withdrawal_block_number slash_block_number slash_multiplier block_number transaction_hash log_index"
        );
        foreach (var (withdrawal, adjustment) in queue.Adjustments)
            table.Add(
                withdrawal.Staker.ToString(),
                withdrawal.Strategy.ToString(),
                withdrawal.Operator.ToString(),
                GoldValues.Text(withdrawal.BlockNumber),
                GoldValues.Text(adjustment.Slash.BlockNumber),
                adjustment.Multiplier.ToString(),
                GoldValues.Text(adjustment.Slash.BlockNumber),
                adjustment.Slash.TransactionHash.ToString(),
                GoldValues.Text(adjustment.Slash.LogIndex)
            );
        return table;
    }

    private string Avs(int set) => _values.Address(state.Sets[set].Avs);

    private string Number(int set) => state.Sets[set].Number.ToString(CultureInfo.InvariantCulture);

    private static string Text(int bips) => bips.ToString(CultureInfo.InvariantCulture);

    private static string SlashableUntil(DayWindows.Window window) =>
        window.SlashableUntil == DayWindows.NeverSlashable ? "" : FactText.Day(window.SlashableUntil);
}
