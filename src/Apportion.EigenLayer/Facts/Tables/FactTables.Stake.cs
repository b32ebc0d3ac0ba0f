namespace Apportion.EigenLayer.Facts.Tables;

public static partial class FactTables
{
    /// <summary><c>blocks</c></summary>
    public static FactTable<Block> Blocks { get; } =
        new(
            "blocks",
            "number hash block_time",
            facts => facts.Blocks,
            fields => new Block(fields.Long(0), fields.Hash(1), fields.Time(2)),
            row => [Text(row.Number), row.Hash.ToString(), FactText.Time(row.BlockTime)]
        );

    /// <summary><c>staker_share_deltas</c></summary>
    public static FactTable<StakerShareDelta> StakerShareDeltas { get; } =
        new(
            "staker_share_deltas",
            "staker strategy shares strategy_index transaction_hash log_index block_time block_date block_number",
            facts => facts.StakerShareDeltas,
            fields => new StakerShareDelta(
                fields.Address(0),
                fields.Address(1),
                fields.Signed(2),
                fields.Int(3),
                fields.Hash(4),
                fields.Long(5),
                fields.Long(8),
                fields.Time(6)
            ),
            row =>
                [
                    row.Staker.ToString(),
                    row.Strategy.ToString(),
                    Text(row.Shares),
                    Text(row.StrategyIndex),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                    FactText.Time(row.BlockTime),
                    FactText.Day(FactText.DayOf(row.BlockTime)),
                    Text(row.BlockNumber),
                ],
            "block_date"
        );

    /// <summary><c>operator_share_deltas</c></summary>
    public static FactTable<OperatorShareDelta> OperatorShareDeltas { get; } =
        new(
            "operator_share_deltas",
            "operator strategy shares transaction_hash log_index block_time block_date block_number staker",
            facts => facts.OperatorShareDeltas,
            fields => new OperatorShareDelta(
                fields.Address(0),
                fields.Address(1),
                fields.Signed(2),
                fields.Hash(3),
                fields.Long(4),
                fields.Long(7),
                fields.Time(5),
                fields.Address(8)
            ),
            row =>
                [
                    row.Operator.ToString(),
                    row.Strategy.ToString(),
                    Text(row.Shares),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                    FactText.Time(row.BlockTime),
                    FactText.Day(FactText.DayOf(row.BlockTime)),
                    Text(row.BlockNumber),
                    row.Staker.ToString(),
                ],
            "block_date"
        );

    /// <summary><c>staker_delegation_changes</c></summary>
    public static FactTable<StakerDelegationChange> StakerDelegationChanges { get; } =
        new(
            "staker_delegation_changes",
            "staker operator delegated block_number log_index transaction_hash",
            facts => facts.StakerDelegationChanges,
            fields => new StakerDelegationChange(
                fields.Address(0),
                fields.Address(1),
                fields.Flag(2),
                fields.Hash(5),
                fields.Long(4),
                fields.Long(3)
            ),
            row =>
                [
                    row.Staker.ToString(),
                    row.Operator.ToString(),
                    Flag(row.Delegated),
                    Text(row.BlockNumber),
                    Text(row.LogIndex),
                    row.TransactionHash.ToString(),
                ]
        );

    /// <summary><c>queued_slashing_withdrawals</c></summary>
    public static FactTable<QueuedSlashingWithdrawal> QueuedSlashingWithdrawals { get; } =
        new(
            "queued_slashing_withdrawals",
            "staker operator withdrawer nonce start_block strategy scaled_shares shares_to_withdraw withdrawal_root block_number transaction_hash log_index",
            facts => facts.QueuedSlashingWithdrawals,
            fields => new QueuedSlashingWithdrawal(
                fields.Address(0),
                fields.Address(1),
                fields.Address(2),
                fields.Amount(3),
                fields.Long(4),
                fields.Address(5),
                fields.Amount(6),
                fields.Amount(7),
                fields.Hash(8),
                fields.Hash(10),
                fields.Long(11),
                fields.Long(9)
            ),
            row =>
                [
                    row.Staker.ToString(),
                    row.Operator.ToString(),
                    row.Withdrawer.ToString(),
                    row.Nonce.ToString(),
                    Text(row.StartBlock),
                    row.Strategy.ToString(),
                    row.ScaledShares.ToString(),
                    row.SharesToWithdraw.ToString(),
                    row.WithdrawalRoot.ToString()[2..],
                    Text(row.BlockNumber),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ]
        );

    /// <summary><c>slashed_operators</c></summary>
    public static FactTable<SlashedOperator> SlashedOperators { get; } =
        new(
            "slashed_operators",
            "operator strategy wad_slashed description operator_set_id avs block_number transaction_hash log_index",
            facts => facts.SlashedOperators,
            fields => new SlashedOperator(
                fields.Address(0),
                fields.Address(1),
                fields.Amount(2),
                fields.Text(3),
                fields.UInt(4),
                fields.Address(5),
                fields.Hash(7),
                fields.Long(8),
                fields.Long(6)
            ),
            row =>
                [
                    row.Operator.ToString(),
                    row.Strategy.ToString(),
                    row.WadSlashed.ToString(),
                    row.Description,
                    Text(row.OperatorSetId),
                    row.Avs.ToString(),
                    Text(row.BlockNumber),
                    row.TransactionHash.ToString(),
                    Text(row.LogIndex),
                ],
            "description"
        );
}
