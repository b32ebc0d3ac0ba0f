using Apportion.EigenLayer.Stages;

namespace Apportion.EigenLayer.Reports.Tables;

/// <summary>Breakdown tables that copy columns of a reward table.</summary>
/// <remarks>Source: spec eigenlayer section 10, sot_6 to sot_11.</remarks>
internal static class BreakdownCopies
{
    public static Dictionary<GoldTable, (TableText Table, string RewardType)> Of(TableSwitches switches)
    {
        var copies = new Dictionary<GoldTable, (TableText, string)>();
        if (switches.OperatorDirected)
            AddDirected(copies);
        if (switches.OperatorSets)
            AddDirectedSets(copies);
        return copies;
    }

    private static void AddDirected(Dictionary<GoldTable, (TableText, string)> copies)
    {
        copies[GoldTable.OperatorDirectedOperators] = (
            new(
                "sot_6_operator_od_strategy_payouts",
                "operator reward_hash snapshot token avs strategy multiplier reward_submission_date split_pct operator_tokens"
            ),
            "operator_od_reward"
        );
        copies[GoldTable.OperatorDirectedStakers] = (
            new(
                "sot_7_staker_od_strategy_payouts",
                "staker operator avs token strategy multiplier shares staker_tokens reward_hash snapshot"
            ),
            "staker_od_reward"
        );
        copies[GoldTable.OperatorDirectedRefunds] = (
            new("sot_8_avs_od_strategy_payouts", "reward_hash snapshot token avs operator avs_tokens"),
            "avs_od_reward"
        );
    }

    private static void AddDirectedSets(Dictionary<GoldTable, (TableText, string)> copies)
    {
        copies[GoldTable.OperatorDirectedSetOperators] = (
            new(
                "sot_9_operator_od_operator_set_strategy_payouts",
                "operator reward_hash snapshot token avs operator_set_id strategy multiplier reward_submission_date split_pct operator_tokens"
            ),
            "operator_od_operator_set_reward"
        );
        copies[GoldTable.OperatorDirectedSetStakers] = (
            new(
                "sot_10_staker_od_operator_set_strategy_payouts",
                "staker operator avs operator_set_id token strategy multiplier shares staker_tokens reward_hash snapshot"
            ),
            "staker_od_operator_set_reward"
        );
        copies[GoldTable.OperatorDirectedSetRefunds] = (
            new(
                "sot_11_avs_od_operator_set_strategy_payouts",
                "reward_hash snapshot token avs operator_set_id operator avs_tokens"
            ),
            "avs_od_operator_set_reward"
        );
    }
}
