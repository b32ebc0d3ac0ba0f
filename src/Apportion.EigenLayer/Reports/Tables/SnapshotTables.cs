using System.Globalization;
using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports.Tables;

/// <summary>Upstream's daily snapshot tables, listed from the intervals the state keeps.</summary>
/// <remarks>Source: spec eigenlayer section 5, eigenlayer-v2.2-draft section 5.</remarks>
/// <param name="state">The state.</param>
/// <param name="days">Only these days are listed; all if left out.</param>
internal sealed class SnapshotTables(EigenLayerState state, DayRange? days = null)
{
    private readonly GoldValues _values = new(state);

    private DayRange Range => days ?? DayRange.UpTo(int.MaxValue - 1);

    private DayRange BeforeCutoff => Range.Until(state.Cutoff - 1);

    private DayRange ShareDays => Range.Until(state.LastShareDay(state.Cutoff));

    /// <summary>Every snapshot table.</summary>
    public IEnumerable<TableText> All() => Tables().Select(table => table.List());

    /// <summary>The table of a name, or null.</summary>
    public TableText? Find(string name) =>
        Tables().FirstOrDefault(table => string.Equals(table.Name, name, StringComparison.Ordinal)).List?.Invoke();

    private IEnumerable<(string Name, Func<TableText> List)> Tables()
    {
        yield return ("operator_avs_registration_snapshots", AvsRegistrations);
        yield return ("operator_avs_strategy_snapshots", AvsStrategies);
        yield return ("operator_share_snapshots", OperatorShares);
        yield return ("staker_share_snapshots", StakerShares);
        yield return ("staker_delegation_snapshots", Delegations);
        yield return ("operator_avs_split_snapshots", AvsSplits);
        yield return ("operator_pi_split_snapshots", PiSplits);
        yield return ("default_operator_split_snapshots", DefaultSplits);
        yield return ("operator_set_split_snapshots", SetSplits);
        yield return ("operator_set_operator_registration_snapshots", SetOperators);
        yield return ("operator_set_strategy_registration_snapshots", SetStrategies);
        yield return ("operator_allocation_snapshots", Allocations);
        if (state.Queue is { } queue)
            yield return ("queued_withdrawal_slashing_adjustments", () => Adjustments(queue));
    }

    private TableText AvsRegistrations()
    {
        var table = new TableText("operator_avs_registration_snapshots", "avs operator snapshot");
        foreach (var key in state.AvsOperators.Keys)
        foreach (var (day, _) in state.AvsOperators[key].List(BeforeCutoff))
            table.Add(_values.Address(key.Avs), _values.Address(key.Operator), FactText.Day(day));
        return table;
    }

    private TableText AvsStrategies()
    {
        var table = new TableText("operator_avs_strategy_snapshots", "operator avs strategy snapshot");
        foreach (var key in state.Restaked.Keys)
        foreach (var (day, _) in state.Restaked[key].List(Range))
            table.Add(
                _values.Address(key.Operator),
                _values.Address(key.Avs),
                _values.Address(key.Strategy),
                FactText.Day(day)
            );
        return table;
    }

    private TableText OperatorShares() =>
        Shares("operator_share_snapshots", "operator strategy shares snapshot", state.OperatorShares);

    private TableText StakerShares() =>
        Shares("staker_share_snapshots", "staker strategy shares snapshot", state.StakerShares);

    private TableText Shares(string name, string columns, ShareTable shares)
    {
        var table = new TableText(name, columns);
        for (var pair = 0; pair < shares.PairCount; pair++)
        for (var day = Math.Max(shares.DaysOf(pair)[0], ShareDays.First); day <= ShareDays.Last; day++)
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
        foreach (var (staker, day, operatorId) in state.Delegations.ByStaker.List(BeforeCutoff))
            table.Add(_values.Address(staker), _values.Address(operatorId), FactText.Day(day));
        return table;
    }

    private TableText AvsSplits()
    {
        var table = new TableText("operator_avs_split_snapshots", "operator avs split snapshot");
        foreach (var (key, day, bips) in state.AvsSplits.List(BeforeCutoff))
            table.Add(_values.Address(key.Item1), _values.Address(key.Item2), Text(bips), FactText.Day(day));
        return table;
    }

    private TableText PiSplits()
    {
        var table = new TableText("operator_pi_split_snapshots", "operator split snapshot");
        foreach (var (operatorId, day, bips) in state.PiSplits.List(BeforeCutoff))
            table.Add(_values.Address(operatorId), Text(bips), FactText.Day(day));
        return table;
    }

    private TableText DefaultSplits()
    {
        var table = new TableText("default_operator_split_snapshots", "split snapshot");
        foreach (var (_, day, bips) in state.DefaultSplits.List(BeforeCutoff))
            table.Add(Text(bips), FactText.Day(day));
        return table;
    }

    private TableText SetSplits()
    {
        var table = new TableText("operator_set_split_snapshots", "operator avs operator_set_id split snapshot");
        foreach (var (key, day, bips) in state.SetSplits.List(BeforeCutoff))
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
        foreach (var (day, window) in state.SetOperators[key].List(BeforeCutoff))
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
        foreach (var (day, _) in state.SetStrategies[key].List(Range.Until(state.Cutoff)))
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
        foreach (var (key, day, magnitude, maximum) in state.Allocations.List(ShareDays))
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
