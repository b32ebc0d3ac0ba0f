namespace Apportion.EigenLayer.Facts.Tables;

public static partial class FactTables
{
    /// <summary><c>operator_avs_splits</c></summary>
    public static FactTable<OperatorAvsSplit> OperatorAvsSplits { get; } =
        new(
            "operator_avs_splits",
            "operator avs activated_at old_operator_avs_split_bips new_operator_avs_split_bips block_number transaction_hash log_index",
            facts => facts.OperatorAvsSplits,
            f => new(f.Address(0), f.Address(1), f.Time(2), f.Int(3), f.Int(4), f.Hash(6), f.Long(7), f.Long(5)),
            row =>
                Line(
                    row.Operator,
                    row.Avs,
                    FactText.Time(row.ActivatedAt),
                    row.OldSplitBips,
                    row.NewSplitBips,
                    row.BlockNumber,
                    row.TransactionHash,
                    row.LogIndex
                )
        );

    /// <summary><c>operator_pi_splits</c></summary>
    public static FactTable<OperatorPiSplit> OperatorPiSplits { get; } =
        new(
            "operator_pi_splits",
            "operator activated_at old_operator_pi_split_bips new_operator_pi_split_bips block_number transaction_hash log_index",
            facts => facts.OperatorPiSplits,
            f => new(f.Address(0), f.Time(1), f.Int(2), f.Int(3), f.Hash(5), f.Long(6), f.Long(4)),
            row =>
                Line(
                    row.Operator,
                    FactText.Time(row.ActivatedAt),
                    row.OldSplitBips,
                    row.NewSplitBips,
                    row.BlockNumber,
                    row.TransactionHash,
                    row.LogIndex
                )
        );

    /// <summary><c>operator_set_splits</c></summary>
    public static FactTable<OperatorSetSplit> OperatorSetSplits { get; } =
        new(
            "operator_set_splits",
            "operator avs operator_set_id activated_at old_operator_set_split_bips new_operator_set_split_bips block_number transaction_hash log_index",
            facts => facts.OperatorSetSplits,
            f =>
                new(
                    f.Address(0),
                    f.Address(1),
                    f.UInt(2),
                    f.Time(3),
                    f.Int(4),
                    f.Int(5),
                    f.Hash(7),
                    f.Long(8),
                    f.Long(6)
                ),
            row =>
                Line(
                    row.Operator,
                    row.Avs,
                    row.OperatorSetId,
                    FactText.Time(row.ActivatedAt),
                    row.OldSplitBips,
                    row.NewSplitBips,
                    row.BlockNumber,
                    row.TransactionHash,
                    row.LogIndex
                )
        );

    /// <summary><c>default_operator_splits</c></summary>
    public static FactTable<DefaultOperatorSplit> DefaultOperatorSplits { get; } =
        new(
            "default_operator_splits",
            "old_default_operator_split_bips new_default_operator_split_bips block_number transaction_hash log_index",
            facts => facts.DefaultOperatorSplits,
            f => new(f.Int(0), f.Int(1), f.Hash(3), f.Long(4), f.Long(2)),
            row => Line(row.OldSplitBips, row.NewSplitBips, row.BlockNumber, row.TransactionHash, row.LogIndex)
        );
}
