using Apportion.EigenLayer.Facts.Tables;
using Apportion.EigenLayer.Replay;
using Apportion.EigenLayer.Stages;
using Apportion.EigenLayer.State;

namespace Apportion.EigenLayer.Reports.Tables;

/// <summary>Upstream's tables of active rewards: one row per submission row and day.</summary>
/// <remarks>Source: spec eigenlayer sections 7.1, 7.7, 7.11, 7.15.</remarks>
internal static class ActiveRewardTables
{
    private const string V1 =
        "avs snapshot token tokens_per_day tokens_per_day_decimal multiplier strategy reward_hash reward_type reward_submission_date";
    private const string Directed =
        "avs operator snapshot token amount_decimal multiplier strategy duration reward_hash reward_submission_date num_registered_snapshots tokens_per_registered_snapshot_decimal";
    private const string DirectedSet =
        "avs operator_set_id operator snapshot token amount_decimal multiplier strategy duration reward_hash reward_submission_date num_registered_snapshots tokens_per_registered_snapshot_decimal";
    private const string Stake =
        "avs operator_set_id reward_hash token amount strategy strategy_index multiplier reward_type reward_start_exclusive reward_end_inclusive duration global_end_inclusive reward_submission_date snapshot tokens_per_day_decimal";

    public static IEnumerable<TableText> Of(
        EigenLayerState state,
        GoldValues values,
        TableSwitches switches,
        RunReport report,
        int cutoff
    )
    {
        var rewards = report.Submissions.SelectMany(submission => submission.Group.Rewards).ToLookup(Table);
        yield return Fill("gold_1_active_rewards", V1, rewards[1], values, cutoff, false);
        if (switches.OperatorDirected)
            yield return Fill("gold_7_active_od_rewards", Directed, rewards[7], values, cutoff, false);
        if (switches.OperatorSets)
            yield return Fill(
                "gold_11_active_od_operator_set_rewards",
                DirectedSet,
                rewards[11],
                values,
                cutoff,
                false
            );
        if (switches.Stake && state.Rules.Ruleset.PaysStakePools)
            yield return Fill(
                "gold_15_active_unique_and_total_stake_rewards",
                Stake,
                rewards[15],
                values,
                cutoff,
                true
            );
    }

    private static int Table(ActiveReward reward) =>
        reward.Row.Kind switch
        {
            SubmissionKind.OperatorDirected => 7,
            SubmissionKind.OperatorDirectedSet => 11,
            SubmissionKind.UniqueStake or SubmissionKind.TotalStake => 15,
            _ => 1,
        };

    private static TableText Fill(
        string name,
        string columns,
        IEnumerable<ActiveReward> rewards,
        GoldValues values,
        int cutoff,
        bool asTime
    )
    {
        var table = new TableText(name, columns);
        foreach (var reward in rewards)
            for (var day = reward.From; day <= reward.To; day++)
                table.Add([
                    .. table.Columns.Select(column =>
                        column switch
                        {
                            "snapshot" => RunTableCollector.Snapshot(day, asTime),
                            "global_end_inclusive" => FactText.Time(Days.Midnight(cutoff - 1)),
                            _ => values.Of(column, reward),
                        }
                    ),
                ]);
        return table;
    }
}
