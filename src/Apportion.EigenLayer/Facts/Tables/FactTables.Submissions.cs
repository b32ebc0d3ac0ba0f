namespace Apportion.EigenLayer.Facts.Tables;

public static partial class FactTables
{
    /// <summary><c>reward_submissions</c></summary>
    public static FactTable<RewardSubmission> RewardSubmissions { get; } =
        new(
            "reward_submissions",
            "avs reward_hash token amount strategy strategy_index multiplier start_timestamp end_timestamp duration block_number reward_type transaction_hash log_index",
            facts => facts.RewardSubmissions,
            fields => new RewardSubmission(
                fields.Address(0),
                fields.Hash(1),
                fields.Address(2),
                fields.Amount(3),
                fields.Address(4),
                fields.Int(5),
                fields.Amount(6),
                fields.Time(7),
                fields.Time(8),
                fields.Long(9),
                fields.Kind(11),
                fields.Hash(12),
                fields.Long(13),
                fields.Long(10)
            ),
            row =>
                [
                    row.Avs.ToString(),
                    row.RewardHash.ToString(),
                    row.Token.ToString(),
                    row.Amount.ToString(),
                    row.Strategy.ToString(),
                    Text(row.StrategyIndex),
                    row.Multiplier.ToString(),
                    FactText.Time(row.StartTimestamp),
                    FactText.Time(row.EndTimestamp),
                    Text(row.Duration),
                    Text(row.BlockNumber),
                    FactText.Kind(row.RewardType),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ]
        );

    /// <summary><c>operator_directed_reward_submissions</c></summary>
    public static FactTable<OperatorDirectedRewardSubmission> OperatorDirectedRewardSubmissions { get; } =
        new(
            "operator_directed_reward_submissions",
            "avs reward_hash token operator operator_index amount strategy strategy_index multiplier start_timestamp end_timestamp duration description block_number transaction_hash log_index",
            facts => facts.OperatorDirectedRewardSubmissions,
            fields => new OperatorDirectedRewardSubmission(
                fields.Address(0),
                fields.Hash(1),
                fields.Address(2),
                fields.Address(3),
                fields.Int(4),
                fields.Amount(5),
                fields.Address(6),
                fields.Int(7),
                fields.Amount(8),
                fields.Time(9),
                fields.Time(10),
                fields.Long(11),
                fields.Text(12),
                fields.Hash(14),
                fields.Long(15),
                fields.Long(13)
            ),
            row =>
                [
                    row.Avs.ToString(),
                    row.RewardHash.ToString(),
                    row.Token.ToString(),
                    row.Operator.ToString(),
                    Text(row.OperatorIndex),
                    row.Amount.ToString(),
                    row.Strategy.ToString(),
                    Text(row.StrategyIndex),
                    row.Multiplier.ToString(),
                    FactText.Time(row.StartTimestamp),
                    FactText.Time(row.EndTimestamp),
                    Text(row.Duration),
                    row.Description,
                    Text(row.BlockNumber),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ],
            "description"
        );

    /// <summary><c>operator_directed_operator_set_reward_submissions</c></summary>
    public static FactTable<OperatorDirectedOperatorSetRewardSubmission> OperatorDirectedOperatorSetRewardSubmissions { get; } =
        new(
            "operator_directed_operator_set_reward_submissions",
            "avs operator_set_id reward_hash token operator operator_index amount strategy strategy_index multiplier start_timestamp end_timestamp duration description block_number transaction_hash log_index",
            facts => facts.OperatorDirectedOperatorSetRewardSubmissions,
            fields => new OperatorDirectedOperatorSetRewardSubmission(
                fields.Address(0),
                fields.UInt(1),
                fields.Hash(2),
                fields.Address(3),
                fields.Address(4),
                fields.Int(5),
                fields.Amount(6),
                fields.Address(7),
                fields.Int(8),
                fields.Amount(9),
                fields.Time(10),
                fields.Time(11),
                fields.Long(12),
                fields.Text(13),
                fields.Hash(15),
                fields.Long(16),
                fields.Long(14)
            ),
            row =>
                [
                    row.Avs.ToString(),
                    Text(row.OperatorSetId),
                    row.RewardHash.ToString(),
                    row.Token.ToString(),
                    row.Operator.ToString(),
                    Text(row.OperatorIndex),
                    row.Amount.ToString(),
                    row.Strategy.ToString(),
                    Text(row.StrategyIndex),
                    row.Multiplier.ToString(),
                    FactText.Time(row.StartTimestamp),
                    FactText.Time(row.EndTimestamp),
                    Text(row.Duration),
                    row.Description,
                    Text(row.BlockNumber),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ],
            "description"
        );

    /// <summary><c>unique_stake_reward_submissions</c></summary>
    public static FactTable<StakeRewardSubmission> UniqueStakeRewardSubmissions { get; } =
        new(
            "unique_stake_reward_submissions",
            "avs operator_set_id reward_hash token amount strategy strategy_index multiplier start_timestamp end_timestamp duration block_number transaction_hash log_index",
            facts => facts.UniqueStakeRewardSubmissions,
            fields => new StakeRewardSubmission(
                fields.Address(0),
                fields.UInt(1),
                fields.Hash(2),
                fields.Address(3),
                fields.Amount(4),
                fields.Address(5),
                fields.Int(6),
                fields.Amount(7),
                fields.Time(8),
                fields.Time(9),
                fields.Long(10),
                fields.Hash(12),
                fields.Long(13),
                fields.Long(11)
            ),
            row =>
                [
                    row.Avs.ToString(),
                    Text(row.OperatorSetId),
                    row.RewardHash.ToString(),
                    row.Token.ToString(),
                    row.Amount.ToString(),
                    row.Strategy.ToString(),
                    Text(row.StrategyIndex),
                    row.Multiplier.ToString(),
                    FactText.Time(row.StartTimestamp),
                    FactText.Time(row.EndTimestamp),
                    Text(row.Duration),
                    Text(row.BlockNumber),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ]
        );

    /// <summary><c>total_stake_reward_submissions</c></summary>
    public static FactTable<StakeRewardSubmission> TotalStakeRewardSubmissions { get; } =
        new(
            "total_stake_reward_submissions",
            "avs operator_set_id reward_hash token amount strategy strategy_index multiplier start_timestamp end_timestamp duration block_number transaction_hash log_index",
            facts => facts.TotalStakeRewardSubmissions,
            fields => new StakeRewardSubmission(
                fields.Address(0),
                fields.UInt(1),
                fields.Hash(2),
                fields.Address(3),
                fields.Amount(4),
                fields.Address(5),
                fields.Int(6),
                fields.Amount(7),
                fields.Time(8),
                fields.Time(9),
                fields.Long(10),
                fields.Hash(12),
                fields.Long(13),
                fields.Long(11)
            ),
            row =>
                [
                    row.Avs.ToString(),
                    Text(row.OperatorSetId),
                    row.RewardHash.ToString(),
                    row.Token.ToString(),
                    row.Amount.ToString(),
                    row.Strategy.ToString(),
                    Text(row.StrategyIndex),
                    row.Multiplier.ToString(),
                    FactText.Time(row.StartTimestamp),
                    FactText.Time(row.EndTimestamp),
                    Text(row.Duration),
                    Text(row.BlockNumber),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ]
        );
}
