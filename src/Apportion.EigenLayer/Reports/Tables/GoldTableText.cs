using Apportion.EigenLayer.Stages;

namespace Apportion.EigenLayer.Reports.Tables;

/// <summary>Names and columns of the reward tables, as upstream has them under one ruleset.</summary>
internal sealed record GoldTableText(GoldTable Table, string Name, string Columns, bool SnapshotIsTime)
{
    private const string Staker2 =
        "reward_hash snapshot token tokens_per_day tokens_per_day_decimal avs strategy multiplier reward_type reward_submission_date operator staker shares staker_weight rn total_weight staker_proportion total_staker_operator_payout operator_tokens staker_tokens";
    private const string Directed =
        "reward_hash snapshot token tokens_per_registered_snapshot_decimal avs operator strategy multiplier reward_submission_date rn split_pct operator_tokens";
    private const string DirectedStaker =
        "reward_hash snapshot token tokens_per_registered_snapshot_decimal avs operator strategy multiplier reward_submission_date staker_split staker shares staker_weight rn total_weight staker_proportion staker_tokens";
    private const string DirectedSet =
        "reward_hash snapshot token tokens_per_registered_snapshot_decimal avs operator_set_id operator strategy multiplier reward_submission_date rn split_pct operator_tokens";
    private const string DirectedSetStaker =
        "reward_hash snapshot token tokens_per_registered_snapshot_decimal avs operator_set_id operator strategy multiplier reward_submission_date staker_split staker shares staker_weight rn total_weight staker_proportion staker_tokens";
    private const string SetRefund = "reward_hash snapshot token avs operator_set_id operator avs_tokens";
    private const string DraftStaker =
        "reward_hash snapshot token operator avs operator_set_id strategy multiplier tokens_per_registered_snapshot_decimal staker_split_total staker shares staker_weight total_operator_weight staker_proportion staker_tokens";

    private static readonly GoldTableText[] Common =
    [
        new(GoldTable.StakerRewardAmounts, "gold_2_staker_reward_amounts", Staker2, false),
        new(
            GoldTable.OperatorRewardAmounts,
            "gold_3_operator_reward_amounts",
            "reward_hash snapshot token tokens_per_day avs strategy multiplier reward_type operator operator_tokens rn",
            false
        ),
        new(
            GoldTable.RewardsForAll,
            "gold_4_rewards_for_all",
            "reward_hash snapshot token tokens_per_day avs strategy multiplier reward_type staker shares staker_weight rn total_staker_weight staker_proportion staker_tokens",
            false
        ),
        new(
            GoldTable.ProgrammaticStakers,
            "gold_5_rfae_stakers",
            "reward_hash snapshot token tokens_per_day_decimal avs strategy multiplier reward_type reward_submission_date operator staker shares excluded_address staker_weight rn total_weight staker_proportion total_staker_operator_payout operator_tokens staker_tokens",
            false
        ),
        new(
            GoldTable.ProgrammaticOperators,
            "gold_6_rfae_operators",
            "reward_hash snapshot token tokens_per_day_decimal avs strategy multiplier reward_type operator operator_tokens rn",
            false
        ),
        new(GoldTable.OperatorDirectedOperators, "gold_8_operator_od_reward_amounts", Directed, false),
        new(GoldTable.OperatorDirectedStakers, "gold_9_staker_od_reward_amounts", DirectedStaker, false),
        new(
            GoldTable.OperatorDirectedRefunds,
            "gold_10_avs_od_reward_amounts",
            "reward_hash snapshot token avs operator avs_tokens",
            false
        ),
        new(
            GoldTable.OperatorDirectedSetOperators,
            "gold_12_operator_od_operator_set_reward_amounts",
            DirectedSet,
            false
        ),
        new(
            GoldTable.OperatorDirectedSetStakers,
            "gold_13_staker_od_operator_set_reward_amounts",
            DirectedSetStaker,
            false
        ),
        new(GoldTable.OperatorDirectedSetRefunds, "gold_14_avs_od_operator_set_reward_amounts", SetRefund, false),
    ];

    private static readonly GoldTableText[] ShippedStake =
    [
        new(
            GoldTable.UniqueStakeOperators,
            "gold_16_operator_operator_set_unique_stake_rewards",
            "reward_hash snapshot token tokens_per_registered_snapshot_decimal avs operator_set_id operator strategy multiplier reward_submission_date operator_allocated_weight adjusted_tokens_per_snapshot split_pct operator_tokens",
            true
        ),
        new(
            GoldTable.UniqueStakeStakers,
            "gold_17_staker_operator_set_unique_stake_rewards",
            "reward_hash snapshot token operator avs operator_set_id staker adjusted_tokens_per_snapshot staker_split_total weighted_shares staker_weight total_operator_weight staker_proportion staker_tokens",
            true
        ),
        new(
            GoldTable.UniqueStakeRefunds,
            "gold_18_avs_operator_set_unique_stake_rewards",
            "reward_hash snapshot token avs operator_set_id avs_tokens",
            true
        ),
        new(
            GoldTable.TotalStakeOperators,
            "gold_19_operator_operator_set_total_stake_rewards",
            "reward_hash snapshot token tokens_per_registered_snapshot_decimal avs operator_set_id operator strategy multiplier reward_submission_date operator_total_shares operator_total_weight split_pct operator_tokens",
            true
        ),
        new(
            GoldTable.TotalStakeStakers,
            "gold_20_staker_operator_set_total_stake_rewards",
            "reward_hash snapshot token operator avs operator_set_id staker tokens_per_registered_snapshot_decimal staker_split_total weighted_shares staker_weight total_operator_weight staker_proportion staker_tokens",
            true
        ),
        new(
            GoldTable.TotalStakeRefunds,
            "gold_21_avs_operator_set_total_stake_rewards",
            "reward_hash snapshot token avs operator_set_id avs_tokens",
            true
        ),
    ];

    private static readonly GoldTableText[] DraftStake =
    [
        new(
            GoldTable.UniqueStakeOperators,
            "gold_15_operator_operator_set_unique_stake_rewards",
            "reward_hash snapshot token tokens_per_registered_snapshot_decimal avs operator_set_id operator strategy multiplier reward_submission_date operator_allocated_weight rn split_pct operator_tokens",
            false
        ),
        new(GoldTable.UniqueStakeStakers, "gold_16_staker_operator_set_unique_stake_rewards", DraftStaker, false),
        new(GoldTable.UniqueStakeRefunds, "gold_17_avs_operator_set_unique_stake_rewards", SetRefund, false),
        new(
            GoldTable.TotalStakeOperators,
            "gold_18_operator_operator_set_total_stake_rewards",
            "reward_hash snapshot token tokens_per_registered_snapshot_decimal avs operator_set_id operator strategy multiplier reward_submission_date operator_total_shares operator_total_weight rn split_pct operator_tokens",
            false
        ),
        new(GoldTable.TotalStakeStakers, "gold_19_staker_operator_set_total_stake_rewards", DraftStaker, false),
        new(GoldTable.TotalStakeRefunds, "gold_20_avs_operator_set_total_stake_rewards", SetRefund, false),
    ];

    /// <summary>The tables of a run, without those that are switched off for it.</summary>
    public static IEnumerable<GoldTableText> Of(Rulesets.RewardsRuleset ruleset, TableSwitches switches) =>
        Common.Concat(ruleset.PaysStakePools ? ShippedStake : DraftStake).Where(text => Exists(text.Table, switches));

    private static bool Exists(GoldTable table, TableSwitches switches) =>
        table switch
        {
            < GoldTable.OperatorDirectedOperators => true,
            < GoldTable.OperatorDirectedSetOperators => switches.OperatorDirected,
            < GoldTable.UniqueStakeOperators => switches.OperatorSets,
            _ => switches.Stake,
        };
}
