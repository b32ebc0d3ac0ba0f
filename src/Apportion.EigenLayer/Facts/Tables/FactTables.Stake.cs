namespace Apportion.EigenLayer.Facts.Tables;

public static partial class FactTables
{
    /// <summary><c>blocks</c></summary>
    public static FactTable<Block> Blocks { get; } =
        new(
            "blocks",
            "number hash block_time",
            facts => facts.Blocks,
            f => new(f.Long(0), f.Hash(1), f.Time(2)),
            row => Line(row.Number, row.Hash, FactText.Time(row.BlockTime))
        );

    /// <summary><c>staker_share_deltas</c></summary>
    public static FactTable<StakerShareDelta> StakerShareDeltas { get; } =
        new(
            "staker_share_deltas",
            "staker strategy shares strategy_index transaction_hash log_index block_time block_date block_number",
            facts => facts.StakerShareDeltas,
            f => new(f.Address(0), f.Address(1), f.Signed(2), f.Int(3), f.Hash(4), f.Long(5), f.Long(8), f.Time(6)),
            row =>
                Line(
                    row.Staker,
                    row.Strategy,
                    row.Shares,
                    row.StrategyIndex,
                    row.TransactionHash,
                    row.LogIndex,
                    FactText.Time(row.BlockTime),
                    FactText.Day(FactText.DayOf(row.BlockTime)),
                    row.BlockNumber
                ),
            "block_date"
        );

    /// <summary><c>operator_share_deltas</c></summary>
    public static FactTable<OperatorShareDelta> OperatorShareDeltas { get; } =
        new(
            "operator_share_deltas",
            "operator strategy shares transaction_hash log_index block_time block_date block_number staker",
            facts => facts.OperatorShareDeltas,
            f => new(f.Address(0), f.Address(1), f.Signed(2), f.Hash(3), f.Long(4), f.Long(7), f.Time(5), f.Address(8)),
            row =>
                Line(
                    row.Operator,
                    row.Strategy,
                    row.Shares,
                    row.TransactionHash,
                    row.LogIndex,
                    FactText.Time(row.BlockTime),
                    FactText.Day(FactText.DayOf(row.BlockTime)),
                    row.BlockNumber,
                    row.Staker
                ),
            "block_date"
        );

    /// <summary><c>staker_delegation_changes</c></summary>
    public static FactTable<StakerDelegationChange> StakerDelegationChanges { get; } =
        new(
            "staker_delegation_changes",
            "staker operator delegated block_number log_index transaction_hash",
            facts => facts.StakerDelegationChanges,
            f => new(f.Address(0), f.Address(1), f.Flag(2), f.Hash(5), f.Long(4), f.Long(3)),
            row => Line(row.Staker, row.Operator, row.Delegated, row.BlockNumber, row.LogIndex, row.TransactionHash)
        );

    /// <summary><c>queued_slashing_withdrawals</c></summary>
    public static FactTable<QueuedSlashingWithdrawal> QueuedSlashingWithdrawals { get; } =
        new(
            "queued_slashing_withdrawals",
            "staker operator withdrawer nonce start_block strategy scaled_shares shares_to_withdraw withdrawal_root block_number transaction_hash log_index",
            facts => facts.QueuedSlashingWithdrawals,
            f =>
                new(
                    f.Address(0),
                    f.Address(1),
                    f.Address(2),
                    f.Amount(3),
                    f.Long(4),
                    f.Address(5),
                    f.Amount(6),
                    f.Amount(7),
                    f.Hash(8),
                    f.Hash(10),
                    f.Long(11),
                    f.Long(9)
                ),
            row =>
                Line(
                    row.Staker,
                    row.Operator,
                    row.Withdrawer,
                    row.Nonce,
                    row.StartBlock,
                    row.Strategy,
                    row.ScaledShares,
                    row.SharesToWithdraw,
                    row.WithdrawalRoot.ToString()[2..],
                    row.BlockNumber,
                    row.TransactionHash,
                    row.LogIndex
                )
        );

    /// <summary><c>slashed_operators</c></summary>
    public static FactTable<SlashedOperator> SlashedOperators { get; } =
        new(
            "slashed_operators",
            "operator strategy wad_slashed description operator_set_id avs block_number transaction_hash log_index",
            facts => facts.SlashedOperators,
            f =>
                new(
                    f.Address(0),
                    f.Address(1),
                    f.Amount(2),
                    f.Text(3),
                    f.UInt(4),
                    f.Address(5),
                    f.Hash(7),
                    f.Long(8),
                    f.Long(6)
                ),
            row =>
                Line(
                    row.Operator,
                    row.Strategy,
                    row.WadSlashed,
                    row.Description,
                    row.OperatorSetId,
                    row.Avs,
                    row.BlockNumber,
                    row.TransactionHash,
                    row.LogIndex
                ),
            "description"
        );
}
