namespace Apportion.EigenLayer.Facts.Tables;

public static partial class FactTables
{
    /// <summary><c>reward_submissions</c></summary>
    public static FactTable<RewardSubmission> RewardSubmissions { get; } =
        new(
            "reward_submissions",
            "avs reward_hash token amount strategy strategy_index multiplier start_timestamp end_timestamp duration block_number reward_type transaction_hash log_index",
            facts => facts.RewardSubmissions,
            f =>
                new(
                    f.Address(0),
                    f.Hash(1),
                    f.Address(2),
                    f.Amount(3),
                    f.Address(4),
                    f.Int(5),
                    f.Amount(6),
                    f.Time(7),
                    f.Time(8),
                    f.Long(9),
                    f.Kind(11),
                    f.Hash(12),
                    f.Long(13),
                    f.Long(10)
                ),
            row =>
                Line(
                    row.Avs,
                    row.RewardHash,
                    row.Token,
                    row.Amount,
                    row.Strategy,
                    row.StrategyIndex,
                    row.Multiplier,
                    FactText.Time(row.StartTimestamp),
                    FactText.Time(row.EndTimestamp),
                    row.Duration,
                    row.BlockNumber,
                    FactText.Kind(row.RewardType),
                    row.TransactionHash,
                    row.LogIndex
                )
        );

    /// <summary><c>operator_directed_reward_submissions</c></summary>
    public static FactTable<OperatorDirectedRewardSubmission> OperatorDirectedRewardSubmissions { get; } =
        new(
            "operator_directed_reward_submissions",
            "avs reward_hash token operator operator_index amount strategy strategy_index multiplier start_timestamp end_timestamp duration description block_number transaction_hash log_index",
            facts => facts.OperatorDirectedRewardSubmissions,
            f =>
                new(
                    f.Address(0),
                    f.Hash(1),
                    f.Address(2),
                    f.Address(3),
                    f.Int(4),
                    f.Amount(5),
                    f.Address(6),
                    f.Int(7),
                    f.Amount(8),
                    f.Time(9),
                    f.Time(10),
                    f.Long(11),
                    f.Text(12),
                    f.Hash(14),
                    f.Long(15),
                    f.Long(13)
                ),
            row =>
                Line(
                    row.Avs,
                    row.RewardHash,
                    row.Token,
                    row.Operator,
                    row.OperatorIndex,
                    row.Amount,
                    row.Strategy,
                    row.StrategyIndex,
                    row.Multiplier,
                    FactText.Time(row.StartTimestamp),
                    FactText.Time(row.EndTimestamp),
                    row.Duration,
                    row.Description,
                    row.BlockNumber,
                    row.TransactionHash,
                    row.LogIndex
                ),
            "description"
        );

    /// <summary><c>operator_directed_operator_set_reward_submissions</c></summary>
    public static FactTable<OperatorDirectedOperatorSetRewardSubmission> OperatorDirectedOperatorSetRewardSubmissions { get; } =
        new(
            "operator_directed_operator_set_reward_submissions",
            "avs operator_set_id reward_hash token operator operator_index amount strategy strategy_index multiplier start_timestamp end_timestamp duration description block_number transaction_hash log_index",
            facts => facts.OperatorDirectedOperatorSetRewardSubmissions,
            f =>
                new(
                    f.Address(0),
                    f.UInt(1),
                    f.Hash(2),
                    f.Address(3),
                    f.Address(4),
                    f.Int(5),
                    f.Amount(6),
                    f.Address(7),
                    f.Int(8),
                    f.Amount(9),
                    f.Time(10),
                    f.Time(11),
                    f.Long(12),
                    f.Text(13),
                    f.Hash(15),
                    f.Long(16),
                    f.Long(14)
                ),
            row =>
                Line(
                    row.Avs,
                    row.OperatorSetId,
                    row.RewardHash,
                    row.Token,
                    row.Operator,
                    row.OperatorIndex,
                    row.Amount,
                    row.Strategy,
                    row.StrategyIndex,
                    row.Multiplier,
                    FactText.Time(row.StartTimestamp),
                    FactText.Time(row.EndTimestamp),
                    row.Duration,
                    row.Description,
                    row.BlockNumber,
                    row.TransactionHash,
                    row.LogIndex
                ),
            "description"
        );

    /// <summary><c>unique_stake_reward_submissions</c></summary>
    public static FactTable<StakeRewardSubmission> UniqueStakeRewardSubmissions { get; } =
        StakeSubmissions("unique_stake_reward_submissions", facts => facts.UniqueStakeRewardSubmissions);

    /// <summary><c>total_stake_reward_submissions</c></summary>
    public static FactTable<StakeRewardSubmission> TotalStakeRewardSubmissions { get; } =
        StakeSubmissions("total_stake_reward_submissions", facts => facts.TotalStakeRewardSubmissions);

    private static FactTable<StakeRewardSubmission> StakeSubmissions(
        string name,
        Func<EigenLayerFacts, List<StakeRewardSubmission>> rows
    ) =>
        new(
            name,
            "avs operator_set_id reward_hash token amount strategy strategy_index multiplier start_timestamp end_timestamp duration block_number transaction_hash log_index",
            rows,
            f =>
                new(
                    f.Address(0),
                    f.UInt(1),
                    f.Hash(2),
                    f.Address(3),
                    f.Amount(4),
                    f.Address(5),
                    f.Int(6),
                    f.Amount(7),
                    f.Time(8),
                    f.Time(9),
                    f.Long(10),
                    f.Hash(12),
                    f.Long(13),
                    f.Long(11)
                ),
            row =>
                Line(
                    row.Avs,
                    row.OperatorSetId,
                    row.RewardHash,
                    row.Token,
                    row.Amount,
                    row.Strategy,
                    row.StrategyIndex,
                    row.Multiplier,
                    FactText.Time(row.StartTimestamp),
                    FactText.Time(row.EndTimestamp),
                    row.Duration,
                    row.BlockNumber,
                    row.TransactionHash,
                    row.LogIndex
                )
        );
}
